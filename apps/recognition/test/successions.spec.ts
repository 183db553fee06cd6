import { AppointmentEnded, AppointmentRestored } from '@langmoi/contracts/officers';
import type { TitleView } from '@langmoi/contracts/titles';
import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { until } from '@langmoi/testing/until';
import { aForm, nothing, reversed, whole } from '@langmoi/testing/unit-changes';
import { randomUUID } from 'node:crypto';
import { AppointmentConsumer } from '../src/dossier/appointment.consumer';
import { state } from '../src/title/title.service';
import { Scene } from './scene';
import { changesIn } from './succession-scene';

let scene: Scene;
let changes: ReturnType<typeof changesIn>;
beforeEach(async () => {
  scene = await Scene.open();
  changes = changesIn(scene);
});
afterEach(() => scene?.close());

async function recognise(...communes: string[]): Promise<void> {
  const caller = systemCaller('recognition', scene.provinceId);
  const source = { document: 'Báo cáo (diễn tập)', date: '2020-06-01', line: 1 };
  await scene.service.get(Db).run(caller, async (em) => {
    for (const communeId of communes) {
      const title = { id: randomUUID(), communeId, districtId: scene.district, tier: 'NTM' as const };
      await state(em, caller, { ...title, decisionNumber: '12/QĐ-UBND', asOf: '2019-12-31', source });
    }
  });
}
const citizen = () => aCaller({ provinceId: scene.provinceId, roles: ['citizen'] });
const titlesOf = async (communeId: string) =>
  (await scene.ask<TitleView[]>(citizen(), `/communes/${communeId}/titles`)).body.map(
    ({ standing, tier, successions }) => ({
      ...{ standing, tier, by: successions.map(({ rule }) => rule.id) },
    }),
  );

describe('a title of a merged commune', () => {
  it.each([
    ['stays where both were recognised', 2, 'held', 'title-of-all-stays'],
    ['is provisional where one was', 1, 'provisional', 'title-of-some-provisional'],
  ])('%s', async (_, recognised, standing, rule) => {
    const change = changes.aMerger();
    await changes.describeUnit(change.units[0]!);
    await recognise(...[scene.hamTan, scene.longHiep].slice(0, recognised));
    expect(await titlesOf(scene.hamTan)).toEqual([{ standing: 'held', tier: 'NTM', by: [] }]);
    await changes.hear(change);
    expect(await titlesOf(change.newId)).toEqual(
      Array.from({ length: recognised }, () => ({ standing, tier: 'NTM', by: [rule] })),
    );
    expect(await titlesOf(scene.hamTan)).toEqual([{ standing: 'passedOn', tier: 'NTM', by: [rule] }]);
    await changes.hear(reversed(change), 2);
    expect(await titlesOf(scene.hamTan)).toEqual([{ standing: 'held', tier: 'NTM', by: [] }]);
    expect(await titlesOf(change.newId)).toEqual([]);
  });

  it('is left to a person where the decision chose so, and stays so through another merger', async () => {
    const change = changes.aMerger(['title-of-some-left']);
    await changes.describeUnit(change.units[0]!);
    await recognise(scene.hamTan);
    await changes.hear(change);
    expect(await titlesOf(change.newId)).toMatchObject([{ standing: 'notLaidDown' }]);
    const next = randomUUID();
    const again = { ...changes.aMerger(), changeId: randomUUID() };
    const form = aForm(next, scene.district, 'Tân Hơn');
    await changes.describeUnit(form);
    const happening = {
      ...nothing,
      kind: 'merged' as const,
      ends: [change.newId],
      begins: [form],
      parts: [whole(change.newId, next)],
    };
    await changes.hear({ ...again, happenings: [happening], units: [form] });
    expect(await titlesOf(next)).toEqual([]);
  });

  it('keeps a reserve through a merger of what holds all of it', async () => {
    const change = changes.aMerger();
    const form = aForm(randomUUID(), scene.district, 'Tân Hơn');
    for (const one of [change.units[0]!, form]) await changes.describeUnit(one);
    await recognise(scene.hamTan);
    await changes.hear(change);
    const happening = {
      ...nothing,
      kind: 'merged' as const,
      ends: [change.newId],
      begins: [form],
      parts: [whole(change.newId, form.unitId)],
    };
    await changes.hear({ ...changes.aMerger(), happenings: [happening], units: [form] });
    expect(await titlesOf(form.unitId)).toEqual([
      { standing: 'provisional', tier: 'NTM', by: ['title-of-some-provisional', 'title-of-some-provisional'] },
    ]);
  });

  it('is back where it was when the first of two changes did not happen, whatever the second says', async () => {
    const first = changes.aMerger();
    const form = aForm(randomUUID(), scene.district, 'Tân Hơn');
    for (const one of [first.units[0]!, form]) await changes.describeUnit(one);
    await recognise(scene.hamTan, scene.longHiep);
    await changes.hear(first);
    const second = { ...nothing, kind: 'merged' as const, ends: [first.newId], begins: [form] };
    const happenings = [{ ...second, parts: [whole(first.newId, form.unitId)] }];
    await changes.hear({ ...changes.aMerger(), happenings, units: [form] });
    expect(await titlesOf(form.unitId)).toHaveLength(2);
    await changes.hear(reversed(first), 2);
    expect(await titlesOf(scene.hamTan)).toEqual([{ standing: 'held', tier: 'NTM', by: [] }]);
    expect(await titlesOf(first.newId)).toEqual([]);
    expect(await titlesOf(form.unitId)).toEqual([]);
  });

  it('goes with it where the decision was being signed while the change came', async () => {
    const dossierId = await scene.dossierAt('decision');
    const change = changes.aMerger();
    await changes.describeUnit(change.units[0]!);
    const { admin } = scene.database;
    const signing = admin.createQueryRunner();
    await signing.startTransaction();
    await signing.query('SELECT 1 FROM dossiers WHERE id = $1 FOR UPDATE', [dossierId]);
    const heard = changes.hear(change);
    await until(async () => {
      const waiting: unknown[] = await admin.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await signing.query(
      `INSERT INTO titles (id, province_id, commune_id, tier, basis, dossier_id, decision_number, as_of)
       VALUES ($1, $2, $3, 'NTM', 'decided', $4, '7/QĐ-UBND', '2020-07-01')`,
      [randomUUID(), scene.provinceId, scene.hamTan, dossierId],
    );
    await signing.query(`UPDATE dossiers SET status = 'recognised', closed_on = '2020-07-01' WHERE id = $1`, [
      dossierId,
    ]);
    await signing.commitTransaction();
    await signing.release();
    await heard;
    expect(await titlesOf(change.newId)).toMatchObject([{ standing: 'provisional' }]);
    expect(await titlesOf(scene.hamTan)).toMatchObject([{ standing: 'passedOn' }]);
  });
});

it('applies a change once, whichever delivery comes when, and never one that was reversed before it was heard', async () => {
  await recognise(scene.hamTan);
  const [change, other] = [changes.aMerger(), changes.aMerger()];
  await Promise.all([changes.hear(change), changes.hear(change), changes.hear(change)]);
  expect(await scene.rows('successions')).toHaveLength(1);
  await changes.hear(reversed(change), 2);
  await changes.hear(change, 1);
  expect(await scene.rows('successions')).toMatchObject([{ state: 'restored' }]);
  await changes.hear(reversed(other), 2); // away at the time: the topic keeps the newest state alone
  await changes.hear(other, 1);
  expect(await scene.rows('successions')).toHaveLength(1);
  expect(await titlesOf(scene.hamTan)).toMatchObject([{ standing: 'held' }]);
});

it('gives an office back whose end was reversed, with the work that waited there', async () => {
  const id = await scene.dossierAt('district-review');
  const reviewer = { ...scene.officer('districtReviewer'), appointmentId: randomUUID() };
  const { appointmentId, userId: officerId, organisationId, unitId } = reviewer;
  const ended = {
    appointmentId,
    officerId,
    organisationId,
    unitId,
    role: 'districtReviewer',
    on: '2020-06-30',
    successorId: null,
  };
  const envelope = { provinceid: scene.provinceId };
  const offices = scene.service.get(AppointmentConsumer);
  await offices.ended(AppointmentEnded.schema.parse(anEvent(AppointmentEnded, ended, envelope)));
  expect((await scene.view(id, reviewer)).actions).toContainEqual(
    expect.objectContaining({ allowed: false, reason: '/problems/no-longer-in-office' }),
  );
  await offices.restored(AppointmentRestored.schema.parse(anEvent(AppointmentRestored, { appointmentId }, envelope)));
  const { actions, timeline } = await scene.view(id, reviewer);
  expect(actions).toContainEqual({ name: 'return', allowed: true });
  expect(timeline.flatMap(({ handovers = [] }) => handovers)).toEqual([]);
});

it('lists titles and open dossiers of units for whoever changes or checks them', async () => {
  await recognise(scene.hamTan);
  const id = await scene.dossierAt('district-review', { commune: 'longHiep' });
  const query = `/unit-dependants?unitIds=${scene.hamTan},${scene.district}`;
  const administrator = aCaller({ provinceId: scene.provinceId, roles: ['provinceAdministrator'] });
  const { body } = await scene.ask<UnitDependant[]>(administrator, query);
  expect(body).toMatchObject([
    { kind: 'title', unitId: scene.hamTan, tier: 'NTM', label: { vi: 'Danh hiệu nông thôn mới, 12/QĐ-UBND' } },
    { kind: 'dossier', id, unitId: scene.district, dossier: { communeId: scene.longHiep } },
  ]);
  expect((await scene.ask(citizen(), query)).status).toBe(403);
  const stranger = await scene.ask<UnitDependant[]>(aCaller({ roles: ['provinceAdministrator'] }), query);
  expect(stranger.body).toEqual([]);
});
