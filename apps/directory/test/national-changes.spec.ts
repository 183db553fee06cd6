import { UnitDescribed, type UnitView } from '@langmoi/contracts/directory';
import { UnitsSucceeded, type UnitProposalView } from '@langmoi/contracts/unit-changes';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aCaller } from '@langmoi/testing/callers';
import { nothing, whole } from '@langmoi/testing/unit-changes';
import { randomUUID } from 'node:crypto';
import { DayService } from '../src/day/day.service';
import { UnitService } from '../src/unit/unit.service';
import { changing, viewOf, type Answer } from './change-scene';
import {
  administrator,
  aScene,
  nationalAdministrator,
  nationId,
  provinceId,
  provinceUnit,
  refusal,
} from './personnel-scene';
import type { Scene } from './personnel-scene';
import { aProvince } from './service';

/** Issue 6 §3: Vĩnh Long takes Trà Vinh and Bến Tre, by a decision of the nation that two persons entered and approved. */
let scene: Scene;
let [benTre, vinhLong] = [
  { tenant: '', unit: '' },
  { tenant: '', unit: '' },
];
const first = nationalAdministrator;
const second = { ...nationalAdministrator, userId: randomUUID() as string };
const decision = { number: '202/2025/QH15', date: '2025-06-12', authority: 'Quốc hội' };

beforeAll(async () => {
  scene = await aScene();
  [benTre, vinhLong] = [await neighbour('83', 'Bến Tre'), await neighbour('86', 'Vĩnh Long')];
});
afterAll(() => scene?.directory.close());

/** A province of its own with one district and one commune. */
async function neighbour(code: string, name: string) {
  const tenant = await aProvince(scene.directory, '2020-07-01');
  const [unit, district, commune] = [randomUUID(), randomUUID(), randomUUID()] as [string, string, string];
  const row = (id: string, parentId: string | null, level: 'province' | 'district' | 'commune', digits: string) => ({
    ...{ id, provinceId: tenant, parentId, level, kind: level, code: digits, name, fullName: name },
  });
  const units = [
    row(unit, null, 'province', code),
    row(district, unit, 'district', `${code}0`),
    row(commune, district, 'commune', `${code}001`),
  ];
  const house = systemCaller('directory', tenant);
  const unitsSource = { document: 'Danh mục (diễn tập)', date: null, line: 1 };
  await scene.directory.app
    .get(Db)
    .run(house, (em) => scene.directory.app.get(UnitService).describe(em, house, { units, unitsSource, aliases: [] }));
  return { tenant, unit };
}

const { step, move } = changing(() => scene);
const draft = (body: object, caller = first, of = nationId): Promise<Answer> =>
  scene.directory.command(`POST /provinces/${of}/unit-proposals`, body, caller);
const districtsOf = async (of: string, unit: string) => {
  const caller = aCaller({ provinceId: of, roles: ['auditor'] });
  const { body } = await scene.directory.ask<UnitView[]>(`/provinces/${of}/units`, caller);
  return body.filter(({ parentId }) => parentId === unit).map(({ id }) => id);
};

/** Both provinces end in Vĩnh Long, and what was below them is below it. */
async function takeOver(effectiveOn: string) {
  const ends = [provinceUnit, benTre.unit];
  const below = [...(await districtsOf(provinceId, provinceUnit)), ...(await districtsOf(benTre.tenant, benTre.unit))];
  const parts = ends.map((id) => whole(id, vinhLong.unit));
  const changes = below.map((unitId) => ({ unitId, parentId: vinhLong.unit }));
  return {
    ...{ effectiveOn, decision },
    happenings: [
      { ...nothing, kind: 'merged' as const, ends, parts },
      { ...nothing, kind: 'moved' as const, changes },
    ],
  };
}

/** As services keep it: whose rows Vĩnh Long may read, from when. */
const grants = (): Promise<{ province_id: string; successor_unit_id: string; from_on: string }[]> =>
  scene.directory.database.admin.query(
    'SELECT province_id, successor_unit_id, from_on::text FROM province_grants ORDER BY province_name',
  );
const opened = () => [benTre.tenant, provinceId].map((id) => ({ province_id: id, successor_unit_id: vinhLong.unit }));
const approved = async (effectiveOn: string) => {
  const drafted = viewOf(await draft(await takeOver(effectiveOn)));
  return viewOf(await step(viewOf(await step(drafted, 'propose', first)), 'approve', second));
};

/** What of the nation's decisions a province has among its own, the newest first; as its auditor sees it. */
const sharesOf = async (of: string) => {
  const caller = aCaller({ provinceId: of, roles: ['auditor'] });
  return (await scene.directory.ask<UnitProposalView[]>(`/provinces/${of}/unit-proposals`, caller)).body;
};
/** How many hold an office of Trà Vinh's own unit on its day. */
const inOffice = async (): Promise<number> => {
  const [row]: { n: number }[] = await scene.directory.database.admin.query(
    `SELECT count(*)::int AS n FROM appointments a JOIN provinces p ON p.id = a.province_id
      WHERE a.unit_id = $1 AND cancelled_on IS NULL AND from_on <= p.today AND coalesce(to_on, 'infinity') >= p.today`,
    [provinceUnit],
  );
  return row?.n ?? 0;
};

it('is entered by the nation alone, and approved by another', async () => {
  const asked = await takeOver('2020-07-02');
  // A province enters what happened to its own units, and no other's.
  expect(refusal(await draft(asked, administrator, provinceId))).toBe('403 not-permitted');
  expect(refusal(await draft(asked, administrator, nationId))).toBe('404 province-not-found');
  const proposed = viewOf(await step(viewOf(await draft(asked)), 'propose', first));
  expect(refusal(await step(proposed, 'approve', first))).toBe('403 own-proposal');
  expect(refusal(await step(proposed, 'approve', administrator))).toBe('404 proposal-not-found');
  expect(await grants()).toEqual([]);
});

it('opens both provinces to the one that takes them, each announced in its own name, and closes them by its reversal', async () => {
  const view = await approved('2020-07-02');
  expect(view).toMatchObject({ provinceId: nationId, state: 'inEffect', effects: [] });
  const on = { from_on: '2020-07-02' };
  expect(await grants()).toEqual(opened().map((one) => ({ ...one, ...on })));
  const told = (await scene.directory.events<UnitDescribed['data']>(UnitDescribed.type)).flatMap(
    ({ provinceId: of, successor }) => (successor ? [{ of, successor }] : []),
  );
  expect(told).toEqual(
    expect.arrayContaining(
      [provinceId, benTre.tenant].map((of) => ({
        of,
        successor: { unitId: vinhLong.unit, fromOn: '2020-07-02', decision },
      })),
    ),
  );
  // What is below a province is what it has: nobody's row became the nation's, or another province's.
  const rows = await scene.directory.database.admin.query('SELECT id FROM units WHERE province_id = $1', [nationId]);
  expect(rows).toEqual([{ id: nationId }]);
  // What of it is Trà Vinh's and Bến Tre's is told as theirs, and what it ends there ended the day before, when their day came.
  expect(await scene.directory.events(UnitsSucceeded.type)).toEqual([]);
  expect((await sharesOf(provinceId)).at(0)).toMatchObject({ national: true, state: 'approved', effects: [] });
  const held = await inOffice();
  expect(held).toBeGreaterThan(0);
  await move('2020-07-02');
  const [share] = await sharesOf(provinceId);
  expect(share).toMatchObject({ state: 'inEffect', effectiveOn: '2020-07-02', decision });
  expect(share?.effects).toHaveLength(held);
  expect(share?.actions.some(({ allowed }) => allowed)).toBe(false);
  expect(await inOffice()).toBe(0);
  const [succeeded] = await scene.directory.events<UnitsSucceeded['data']>(UnitsSucceeded.type);
  expect(succeeded).toMatchObject({ changeId: share?.id, state: 'inEffect' });
  // Of one decision no happening is before another.
  const merging = succeeded?.happenings.find(({ ends }) => ends.length > 0);
  expect(merging).toMatchObject({ ends: [provinceUnit], parts: [whole(provinceUnit, vinhLong.unit)] });
  expect(succeeded?.outside).toContain(vinhLong.unit);

  const { body } = await scene.directory.ask<UnitProposalView[]>(`/provinces/${nationId}/unit-proposals`, second);
  expect(body.map(({ state }) => state)).toContain('inEffect');
  const back = viewOf(await step(view, 'reverse', second, { reason: 'Nhập nhầm tỉnh (diễn tập)' }));
  expect(back.state).toBe('reversed');
  expect(await grants()).toEqual([]);
  // As it was, by a correcting event, in each province.
  expect((await sharesOf(provinceId)).at(0)).toMatchObject({
    ...{ state: 'reversed', reversal: { reason: 'Nhập nhầm tỉnh (diễn tập)' } },
    effects: expect.arrayContaining([expect.objectContaining({ state: 'restored' })]),
  });
  expect(await inOffice()).toBe(held);
  expect((await scene.directory.events<UnitsSucceeded['data']>(UnitsSucceeded.type)).at(-1)).toMatchObject({
    changeId: share?.id,
    state: 'reversed',
  });
});

it('is announced on a province’s next day where the process that approved ended before it was told', async () => {
  const view = await approved('2020-08-01');
  await scene.directory.database.admin.query('DELETE FROM province_grants');
  await scene.directory.database.admin.query(`UPDATE units SET life = NULL WHERE province_id = $1`, [provinceId]);
  await move('2020-07-31');
  expect(await grants()).toMatchObject([{ province_id: provinceId, from_on: '2020-08-01' }]);
  await step(view, 'reverse', first, { reason: 'Nhập nhầm tỉnh (diễn tập)' });
});

it('is in effect on its day by the world’s calendar, which is the nation’s', async () => {
  const { admin } = scene.directory.database;
  const waits = await approved('2099-01-01');
  expect(waits.state).toBe('approved');
  await admin.query('UPDATE unit_proposals SET effective_on = current_date - 1 WHERE id = $1', [waits.id]);
  await admin.query('UPDATE provinces SET announced_on = current_date - 2 WHERE id = $1', [nationId]);
  expect(await scene.directory.worker.get(DayService).followTheWorld()).toMatchObject({ failed: [] });
  const { body } = await scene.directory.ask<UnitProposalView>(`/unit-proposals/${waits.id}`, first);
  expect(body).toMatchObject({ state: 'inEffect', effects: [] });
  expect(body.acts.at(-1)).toMatchObject({ kind: 'tookEffect', by: null });
});
