import { UnitDescribed } from '@langmoi/contracts/directory';
import { AccountDescribed, AppointmentEnded, AppointmentRestored } from '@langmoi/contracts/officers';
import {
  UnitsSucceeded,
  type SuccessionRule,
  type UnitDependant,
  type UnitProposalView,
} from '@langmoi/contracts/unit-changes';
import type { UnitLifeView } from '@langmoi/contracts/units';
import { Db, systemCaller } from '@langmoi/platform/db';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { readSuccessionRules } from '../src/demo/demo-files';
import { keepRules } from '../src/unit-change/unit-change.service';
import { administrator, aScene, auditor, provinceId, provinceUnit, refusal, type Scene } from './personnel-scene';
import {
  aMerger,
  changing,
  decision,
  dinhAn,
  hamTan,
  newCommune,
  nothing,
  second,
  traCu,
  viewOf,
  type Answer,
} from './change-scene';
import { dataDir } from './service';

let scene: Scene;
beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

const { draft, step, move, units, offices, proposed, approved } = changing(() => scene);
const life = async (id: string) => (await scene.directory.ask<UnitLifeView>(`/units/${id}/life`, auditor)).body;
const events = (type: string) => scene.directory.events<Record<string, unknown>>(type);
const errorsOf = ({ status, body }: Answer) => ({
  status,
  pointers: (body['errors'] as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer),
});

/** Units that are given other codes. */
const recoded = (codes: [unitId: string, code: string][], effectiveOn = '2020-06-01') => ({
  ...{ effectiveOn, decision },
  happenings: [
    { ...nothing, kind: 'renamed', changes: codes.map(([unitId, code]) => ({ unitId, code, name: `Mã ${code}` })) },
  ],
});
const codeOf = (id: string) => (id === hamTan ? '29489' : '29467');

it('gives the rules of the law by the day of the change, with what nobody laid down', async () => {
  const ask = async (on: string) =>
    (await scene.directory.ask<SuccessionRule[]>(`/succession-rules?on=${on}`, auditor)).body;
  const [then, now] = [await ask('2020-06-01'), await ask('2026-06-01')];
  const first = (rules: SuccessionRule[], name: string) => rules.find((rule) => rule.case === name);
  expect(first(then, 'titleOfSome')).toMatchObject({ outcome: 'provisional', confidence: 'provisional' });
  expect(first(now, 'dossierOfEnded')?.source.document).toBe('Nghị quyết 190/2025/QH15');
  expect(first(then, 'dossierWithoutDistrict')).toMatchObject({ outcome: 'notLaidDown', confidence: 'notFound' });
  expect(first(then, 'dossierOfMoved')).toBeDefined();
  expect(first(now, 'dossierOfMoved')).toBeUndefined();
  await scene.directory.database.admin.query(
    `INSERT INTO succession_rules (id, position, content) SELECT 'was-withdrawn', 99, content FROM succession_rules LIMIT 1`,
  );
  const house = systemCaller('directory', provinceId);
  await scene.directory.load((loads) => loads.get(Db).run(house, (em) => keepRules(em, readSuccessionRules(dataDir))));
  expect(await ask('2020-06-01')).toEqual(then);
});

it('refuses what cannot have happened so at its field, in Vietnamese', async () => {
  const merger = aMerger('t0001', '2020-06-01');
  const [happening] = merger.happenings;
  const orphaning = { ...nothing, kind: 'abolished', ends: [traCu] };
  const cases: [object, string][] = [
    [{ ...merger, happenings: [{ ...happening, parts: [] }] }, '/happenings/0/kind'],
    [{ ...merger, happenings: [orphaning] }, '/happenings/0/ends'],
    [{ ...merger, happenings: [{ ...happening, begins: [newCommune('29488')] }] }, '/happenings/0/begins/0/code'],
    [recoded([[hamTan, codeOf(dinhAn)]]), '/happenings/0/changes/0/code'],
    [{ ...merger, rules: ['title-of-all-stays', 'dossier-goes-on-2025'] }, '/rules/1'],
    [{ ...merger, decision: { ...decision, number: '' } }, '/decision/number'],
  ];
  for (const [body, pointer] of cases) {
    const answer = await draft(body);
    expect(errorsOf(answer)).toEqual({ status: pointer === '/decision/number' ? 400 : 422, pointers: [pointer] });
  }
  const answer = await draft(cases[1]![0]);
  expect(answer.body['errors']).toMatchObject([{ detail: expect.stringContaining('đơn vị cấp dưới') }]);
  const swap = recoded([
    [hamTan, codeOf(dinhAn)],
    [dinhAn, codeOf(hamTan)],
  ]);
  expect(errorsOf(await draft(swap))).toEqual({
    ...{ status: 422, pointers: ['/happenings/0/changes/0/code', '/happenings/0/changes/1/code'] },
  });
  expect((await draft(recoded([[hamTan, 't0008']]))).status).toBe(201);
  const theirs = aCaller({ roles: ['provinceAdministrator'] });
  expect(refusal(await draft(merger, theirs))).toBe('404 province-not-found');
});

it('lists what hangs on the units before anything is entered', async () => {
  const query = `/unit-dependants?unitIds=${hamTan},${dinhAn}`;
  const { body } = await scene.directory.ask<UnitDependant[]>(query, administrator);
  expect(body.map(({ kind, label }) => [kind, label.vi])).toEqual(
    expect.arrayContaining([
      ['organisation', 'Ủy ban nhân dân xã Hàm Tân'],
      ['appointment', expect.stringContaining('Hàm Tân')],
    ]),
  );
  const ofDistrict = (await scene.directory.ask<UnitDependant[]>(`/unit-dependants?unitIds=${traCu}`, administrator))
    .body;
  expect(ofDistrict.map(({ kind, label }) => [kind, label.vi])).toContainEqual([
    'steering',
    'Ban Chỉ đạo huyện Trà Cú',
  ]);
  const ofProvince = `/unit-dependants?unitIds=${uuidOf('unit', '84')}`;
  const leads = (await scene.directory.ask<UnitDependant[]>(ofProvince, administrator)).body;
  expect(leads.filter(({ kind }) => kind === 'lead').map(({ label }) => label.vi)).toContain(
    'Sở Xây dựng, tiêu chí số 1 của xa-ntm-2016-2020',
  );
  const officers = await scene.directory.ask(query, aCaller({ provinceId, roles: ['communeOfficer'] }));
  expect(refusal(officers)).toBe('403 not-permitted');
});

it('takes two persons, whoever wrote a part of it, and the data hold them apart too', async () => {
  const first = viewOf(await draft(aMerger('t0002', '2029-01-01')));
  expect(first).toMatchObject({ state: 'draft', acts: [{ kind: 'drafted' }] });
  expect(refusal(await step(first, 'approve', second))).toBe('409 proposal-state');
  const asked = await step(first, 'propose');
  expect(refusal(await step(viewOf(asked), 'approve'))).toBe('403 own-proposal');
  expect(refusal(await step(first, 'return', second, { reason: 'xem lại' }))).toBe('409 stale-version');
  const back = viewOf(await step(viewOf(asked), 'return', second, { reason: 'sai ngày (diễn tập)' }));
  const amended = await step(back, 'amend', second, aMerger('t0002', '2029-02-01'));
  const again = viewOf(await step(viewOf(amended), 'propose'));
  expect(again.acts.map(({ kind }) => kind)).toEqual(['drafted', 'proposed', 'returned', 'amended', 'proposed']);
  expect(refusal(await step(again, 'approve', second))).toBe('403 own-proposal');
  const { admin } = scene.directory.database;
  await expect(
    admin.query(
      `UPDATE unit_proposals SET state = 'approved', approved_by = $2, event_ids = '{${randomUUID()}}' WHERE id = $1`,
      [again.id, second.userId],
    ),
  ).rejects.toThrow('ck_unit_proposals_two_persons');
  const third = { ...administrator, userId: randomUUID() };
  expect(viewOf(await step(again, 'approve', third))).toMatchObject({ state: 'approved', effects: [] });
  expect((await life(hamTan)).states.at(-1)?.toOn).toBe('2029-01-31');
  const undone = await step(
    viewOf(await scene.directory.ask(`/unit-proposals/${again.id}`, auditor)),
    'reverse',
    second,
    {
      reason: 'chưa tới ngày (diễn tập)',
    },
  );
  expect(viewOf(undone)).toMatchObject({ state: 'reversed', effects: [] });
  expect((await life(hamTan)).states.at(-1)?.toOn).toBeNull();
  expect(await events(UnitsSucceeded.type)).toEqual([]);
});

it('says at the day that the register knows of later events, and takes the same once those are corrected', async () => {
  const later = viewOf(await step(await proposed(aMerger('t0009', '2025-07-01')), 'approve', second));
  expect(later.happenings[0]?.begins[0]?.unitId).toBe(uuidOf('unit', '2025/t0009')); // as where the country brings it
  const earlier = aMerger('t0010', '2020-08-01');
  expect(errorsOf(await draft(earlier))).toEqual({ status: 422, pointers: ['/effectiveOn'] });
  await step(later, 'reverse', second, { reason: 'thử (diễn tập)' });
  expect((await draft(earlier)).status).toBe(201);
});

describe('on its day', () => {
  let proposal: UnitProposalView;
  const ended = async () => (await events(AppointmentEnded.type)).map((data) => data['unitId']);
  const ofOfficer = async (type: string) =>
    (await events(type)).filter((data) => data['account'] === 'xa.ham-tan').at(-1);

  beforeAll(async () => {
    proposal = await approved(aMerger('t0003', '2020-06-01'));
  });

  it('waits, told to everybody as what is coming', async () => {
    await move('2020-05-31');
    expect(viewOf(await scene.directory.ask(`/unit-proposals/${proposal.id}`, auditor)).state).toBe('approved');
    expect((await units()).map(({ code }) => code)).not.toContain('t0003');
    const told = (await events(UnitDescribed.type)).filter((data) => data['id'] === hamTan).at(-1);
    expect(told).toMatchObject({ life: { parts: [{ fromId: hamTan, on: '2020-06-01' }] } });
    expect(await ended()).toEqual([]);
  });

  it('makes the unit with its office, ends the offices of those that are no more, and tells it whole, once', async () => {
    await move('2020-06-01');
    const made = (await units()).find(({ code }) => code === 't0003');
    expect(made).toMatchObject({ name: 'Tân Mới (diễn tập)', parentId: traCu, level: 'commune' });
    expect((await units()).filter(({ id }) => [hamTan, dinhAn].includes(id))).toEqual([]);
    expect((await offices()).filter(({ unitId }) => unitId === made?.id).map(({ name, kind }) => [name, kind])).toEqual(
      [['Ủy ban nhân dân xã Tân Mới (diễn tập)', 'peoplesCommittee']],
    );
    expect(await ended()).toContain(hamTan);
    expect(await ofOfficer(AccountDescribed.type)).toMatchObject({ active: false });
    expect(await events(UnitsSucceeded.type)).toMatchObject([
      { changeId: proposal.id, state: 'inEffect', effectiveOn: '2020-06-01', decision, reversal: null },
    ]);
    const view = viewOf(await scene.directory.ask(`/unit-proposals/${proposal.id}`, auditor));
    expect(view.acts.at(-1)).toMatchObject({ kind: 'tookEffect', by: null });
    expect(view.effects).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'appointment', unitId: hamTan, state: 'applied' }),
        expect.objectContaining({ kind: 'unit', id: made?.id, state: 'applied' }),
      ]),
    );
    await move('2020-06-02');
    expect(await events(UnitsSucceeded.type)).toHaveLength(1);
    const told = (await events(AppointmentEnded.type)).map((data) => data['appointmentId']);
    expect(new Set(told).size).toBe(told.length);
  });

  it('is reversed by a correction: units, offices and sign-ins are as they were', async () => {
    const now = viewOf(await scene.directory.ask(`/unit-proposals/${proposal.id}`, auditor));
    const reason = 'Nhập nhầm xã (diễn tập)';
    const view = viewOf(await step(now, 'reverse', second, { reason }));
    expect(view).toMatchObject({ state: 'reversed', reversal: { reason, on: '2020-06-02' } });
    expect(new Set(view.effects.map(({ state }) => state))).toEqual(new Set(['restored']));
    expect((await units()).map(({ code }) => code)).not.toContain('t0003');
    expect((await units()).map(({ id }) => id)).toEqual(expect.arrayContaining([hamTan, dinhAn]));
    expect((await offices()).filter(({ name }) => name.includes('Tân Mới'))).toEqual([]);
    expect((await life(hamTan)).states).toMatchObject([{ toOn: null }]);
    expect((await life(hamTan)).papers).toContainEqual(
      expect.objectContaining({ withdrawn: true, corrections: [expect.objectContaining({ reason })] }),
    );
    expect(await ofOfficer(AccountDescribed.type)).toMatchObject({ active: true });
    const back = (await events(AppointmentRestored.type)).map((data) => data['appointmentId']);
    const was = (await events(AppointmentEnded.type)).map((data) => data['appointmentId']);
    expect(back.sort()).toEqual(was.sort());
    expect((await events(UnitsSucceeded.type)).map((data) => data['state'])).toEqual(['inEffect', 'reversed']);
    expect(refusal(await step(view, 'reverse', second, { reason }))).toBe('409 proposal-state');
  });
});

it('takes effect at once where its day has come, and keeps what was used before it was reversed', async () => {
  const view = await approved(aMerger('t0004', '2020-05-15'));
  expect(view).toMatchObject({ state: 'inEffect' });
  const made = view.happenings[0]?.begins[0]?.unitId ?? '';
  const [office] = (await offices()).filter(({ unitId }) => unitId === made);
  expect(office?.members).toEqual([]);
  const given = await scene.invite('xa.tan-moi', {
    ...{ organisationId: office?.id, unitId: made, role: 'communeOfficer', fromOn: '2020-06-02' },
  });
  expect(given.status).toBe(201);
  const reversed = viewOf(await step(view, 'reverse', administrator, { reason: 'Nhầm (diễn tập)' }));
  const stateOf = (kind: string) => reversed.effects.filter((one) => one.kind === kind).map(({ state }) => state);
  expect([stateOf('unit'), stateOf('organisation')]).toEqual([['kept'], ['kept']]);
  expect(new Set(stateOf('appointment'))).toEqual(new Set(['restored']));
});

it('leaves an ended appointment alone that somebody changed since', async () => {
  const { body } = await scene.directory.ask<UnitDependant[]>(`/unit-dependants?unitIds=${hamTan}`, administrator);
  const held = body.find(({ kind }) => kind === 'appointment');
  const view = await approved(aMerger('t0005', '2020-05-20'));
  await scene.directory.database.admin.query('UPDATE appointments SET version = version + 1 WHERE id = $1', [held?.id]);
  const reversed = viewOf(await step(view, 'reverse', administrator, { reason: 'Nhầm (diễn tập)' }));
  expect(reversed.effects.find(({ id }) => id === held?.id)?.state).toBe('kept');
});

it('moves the communes of a district below another and ends it, by one decision', async () => {
  const all = await units();
  // What was kept of a reversed change the register does not know: it cannot move.
  const unknown = all.filter(({ name }) => name.includes('Tân Mới')).map(({ id }) => id);
  const others = all.filter(({ id, parentId }) => parentId === traCu && !unknown.includes(id));
  const heir = all.find(({ level, id }) => level === 'district' && id !== traCu)!;
  const changes = others.map(({ id }) => ({ unitId: id, parentId: heir.id }));
  const view = await approved({
    ...{ effectiveOn: '2020-06-02', decision },
    happenings: [
      { ...nothing, kind: 'moved', changes },
      { ...nothing, kind: 'abolished', ends: [traCu] },
    ],
  });
  expect(view.state).toBe('inEffect');
  expect((await units()).find(({ id }) => id === hamTan)?.parentId).toBe(heir.id);
  expect(view.effects.filter(({ kind }) => kind === 'appointment').length).toBeGreaterThan(1);
  await step(view, 'reverse', administrator, { reason: 'Nhầm (diễn tập)' });
  expect((await units()).find(({ id }) => id === hamTan)?.parentId).toBe(traCu);
  expect(provinceUnit).toBe(all.find(({ level }) => level === 'province')?.id);
});
