import type { UnitProposalView } from '@langmoi/contracts/unit-changes';
import { aMerger, changing, decision, dinhAn, hamTan, nothing, viewOf } from './change-scene';
import { administrator, aScene, auditor, only, type Scene } from './personnel-scene';

let scene: Scene;
beforeAll(async () => {
  scene = await aScene();
  await move('2020-06-02');
});
afterAll(() => scene?.directory.close());

const { step, move, units, offices, approved } = changing(() => scene);

/** What is kept of appointments, but for how often they were changed. */
const termsOf = async (ids: readonly string[]) =>
  (await scene.directory.database.admin.query(
    `SELECT id, from_on::text, to_on::text, stopped_on::text, cancelled_on::text, ended_by, successor_id
       FROM appointments WHERE id = ANY ($1) ORDER BY id`,
    [ids],
  )) as { id: string; to_on: string; stopped_on: string | null; cancelled_on: string | null }[];

it('leaves nobody an office at a unit that is no more, and gives each back as it was', async () => {
  const [office] = (await offices()).filter(({ unitId }) => unitId === dinhAn);
  const at = { organisationId: office?.id, unitId: dinhAn, role: 'communeOfficer', fromOn: '2020-06-02' };
  const given = async (account: string, change: object = {}) => {
    const answer = await scene.invite(account, { ...at, ...change });
    expect(answer.status).toBe(201);
    return only(answer.person);
  };
  const endedLater = async (appointment: Awaited<ReturnType<typeof given>>, on: string) =>
    expect((await scene.end(appointment, { on })).status).toBe(200);
  const head = await given('da.truong');
  const deputyOf = { capacity: 'forHead', onBehalfOf: head.id };
  const deputyToCome = await given('da.pho-sap-toi', { ...deputyOf, fromOn: '2020-08-01' });
  const deputyEnding = await given('da.pho-sap-thoi', deputyOf);
  await endedLater(deputyEnding, '2020-11-30');
  const ending = await given('da.sap-thoi');
  await endedLater(ending, '2020-12-31');
  const toCome = await given('da.sap-toi', { fromOn: '2020-09-01', toOn: '2021-09-01' });
  const ids = [head, deputyToCome, deputyEnding, ending, toCome].map(({ id }) => id);
  const before = await termsOf(ids);

  const { id } = await approved(aMerger('t0011', '2020-06-10'));
  expect((await move('2020-06-11')).status).toBe(200);
  const view = viewOf(await scene.directory.ask(`/unit-proposals/${id}`, auditor));
  expect(view.state).toBe('inEffect');
  const terms = new Map((await termsOf(ids)).map((term) => [term.id, term]));
  for (const one of [head, deputyEnding, ending]) {
    expect(terms.get(one.id)).toMatchObject({ to_on: '2020-06-09', stopped_on: '2020-06-11', cancelled_on: null });
  }
  for (const one of [deputyToCome, toCome]) {
    expect(terms.get(one.id)).toMatchObject({ stopped_on: one.fromOn, cancelled_on: '2020-06-11' });
  }
  const reversed = viewOf(await step(view, 'reverse', administrator, { reason: 'Nhầm (diễn tập)' }));
  expect(new Set(reversed.effects.map(({ state }) => state))).toEqual(new Set(['restored']));
  expect(await termsOf(ids)).toEqual(before);
});

it('takes back of a unit what it altered alone, and keeps what another decision altered since', async () => {
  const changed = async (kind: 'renamed' | 'moved', change: object, effectiveOn = '2020-06-11') => {
    const happenings = [{ ...nothing, kind, changes: [{ unitId: hamTan, ...change }] }];
    const view = await approved({ effectiveOn, decision, happenings });
    expect(view.state).toBe('inEffect');
    return view;
  };
  const reverse = async (view: UnitProposalView) =>
    viewOf(await step(view, 'reverse', administrator, { reason: 'Nhầm (diễn tập)' })).effects.map(({ state }) => state);
  const now = async () => (await units()).find(({ id }) => id === hamTan)!;
  const { name, parentId } = await now();
  const heir = (await units()).find(({ level, id }) => level === 'district' && id !== parentId)!;
  const renamed = await changed('renamed', { name: 'Hàm Tân Đổi (diễn tập)' });
  const moved = await changed('moved', { parentId: heir.id });
  expect(await reverse(renamed)).toEqual(['restored']);
  expect(await now()).toMatchObject({ name, parentId: heir.id });
  const again = await changed('renamed', { name: 'Hàm Tân Hai (diễn tập)' });
  await move('2020-06-12');
  await changed('renamed', { name: 'Hàm Tân Ba (diễn tập)' }, '2020-06-12');
  expect(await reverse(again)).toEqual(['kept']);
  expect(await now()).toMatchObject({ name: 'Hàm Tân Ba (diễn tập)' });
  expect(await reverse(moved)).toEqual(['restored']);
  expect(await now()).toMatchObject({ name: 'Hàm Tân Ba (diễn tập)', parentId });
});
