import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { DossierSucceeded } from '@langmoi/contracts/recognition';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { aForm, nothing, reversed } from '@langmoi/testing/unit-changes';
import { randomUUID } from 'node:crypto';
import { DirectoryConsumer } from '../src/reference/directory.consumer';
import { anAct, Scene } from './scene';
import { changesIn } from './succession-scene';

let scene: Scene;
let changes: ReturnType<typeof changesIn>;
beforeEach(async () => {
  scene = await Scene.open();
  changes = changesIn(scene);
});
afterEach(() => scene?.close());

describe('an open dossier', () => {
  const placeOf = async (id: string) => {
    const { communeId, districtId, successions = [] } = await scene.view(id);
    return { communeId, districtId, by: successions.map(({ rule, outcome }) => `${rule.id} ${outcome}`) };
  };
  const here = (by: string[] = []) => ({ communeId: scene.hamTan, districtId: scene.district, by });

  it('goes on under its regime with the commune that took its own, and back when that was a mistake', async () => {
    const id = await scene.dossierAt('submission');
    const change = changes.aMerger();
    await changes.describeUnit(change.units[0]!);
    await changes.hear(change);
    expect(await placeOf(id)).toEqual({
      ...{ communeId: change.newId, districtId: scene.district, by: ['dossier-goes-on goesOn'] },
    });
    expect(await scene.view(id)).toMatchObject({
      communeName: 'Tân Mới',
      stage: 'submission',
      regime: { id: 'qd-2540-2016' },
    });
    const path = [scene.province, scene.district, change.newId];
    const heir = aCaller({
      provinceId: scene.provinceId,
      roles: ['communeOfficer'],
      unitId: change.newId,
      unitPath: path,
    });
    expect((await scene.ask(heir, `/dossiers/${id}`)).status).toBe(200);
    expect((await scene.ask(scene.commune(), `/dossiers/${id}`)).status).toBe(404);
    const [told] = await scene.events(DossierSucceeded.type);
    expect(told?.data).toMatchObject({ dossierId: id, communeId: change.newId });
    await changes.hear(reversed(change), 2);
    expect(await placeOf(id)).toEqual(here());
    expect((await scene.ask(scene.commune(), `/dossiers/${id}`)).status).toBe(200);
  });

  it('stands still where the decision leaves it to a person, and where two of a year would meet', async () => {
    const left = await scene.dossierAt('submission');
    await changes.hear(changes.aMerger(['dossier-left']));
    expect(await placeOf(left)).toEqual(here(['dossier-left notLaidDown']));
    const year = 2090;
    const two = await Promise.all(
      (['hamTan', 'longHiep'] as const).map((commune) => scene.dossierAt('submission', { commune, year })),
    );
    const change = changes.aMerger();
    await changes.hear(change);
    for (const id of two) expect((await placeOf(id)).by).toEqual(['dossier-without-one-left notLaidDown']);
  });

  it('under the review of a district that is abolished goes to the offices of the district that took the commune', async () => {
    const id = await scene.dossierAt('district-review');
    const heir = aForm(randomUUID(), scene.province, 'Duyên Hải', 'district');
    await changes.describeUnit(heir);
    const office = {
      id: randomUUID(),
      provinceId: scene.provinceId,
      unitId: heir.unitId,
      kind: 'peoplesCommittee' as const,
    };
    const described = { ...office, name: 'UBND huyện Duyên Hải', leads: [], members: [] };
    const event = anEvent(OrganisationDescribed, described, { provinceid: scene.provinceId });
    await scene.service.get(DirectoryConsumer).organisation(OrganisationDescribed.schema.parse(event));
    const { hamTan, longHiep, district, province } = scene;
    const units = [
      heir,
      ...[hamTan, longHiep].map((one) => aForm(one, heir.unitId, one)),
      aForm(district, province, 'Trà Cú', 'district'),
    ];
    const moving = [hamTan, longHiep].map((unitId) => ({ unitId, parentId: heir.unitId }));
    const happenings = [
      { ...nothing, kind: 'moved' as const, changes: moving },
      { ...nothing, kind: 'abolished' as const, ends: [district] },
    ];
    const change = { ...changes.aMerger(), happenings, units };
    await changes.hear(change);
    expect(await placeOf(id)).toEqual({
      ...{ communeId: hamTan, districtId: heir.unitId, by: ['dossier-with-new-district goesOn'] },
    });
    const reviewer = aCaller({
      ...{ provinceId: scene.provinceId, roles: ['districtReviewer'], organisationId: office.id },
      ...{ unitId: heir.unitId, unitPath: [province, heir.unitId] },
    });
    const { actions, timeline } = await scene.view(id, reviewer);
    expect(actions).toContainEqual({ name: 'return', allowed: true });
    expect(timeline.find(({ state: at }) => at === 'current')?.awaited).toMatchObject([
      { organisationName: described.name },
    ]);
    expect((await scene.ask(scene.officer('districtReviewer'), `/dossiers/${id}`)).status).toBe(404);
    const act = anAct(scene, id, reviewer, 'outcome', {
      ...{
        stage: 'district-review',
        outcome: 'return',
        reasons: [{ criterion: 5, text: 'thiếu minh chứng (diễn tập)' }],
      },
    });
    expect((await scene.record(act)).outcome).toBe('return');
    await changes.hear(reversed(change), 2);
    expect(await placeOf(id)).toEqual(here());
  });

  it('is left to a person, and says so, where there is no district any more', async () => {
    const id = await scene.dossierAt('district-review');
    const { hamTan, district, province } = scene;
    const units = [aForm(hamTan, province, 'Hàm Tân'), aForm(province, null, 'Trà Vinh', 'province')];
    const happenings = [
      { ...nothing, kind: 'moved' as const, changes: [{ unitId: hamTan, parentId: province }] },
      { ...nothing, kind: 'abolished' as const, ends: [district] },
    ];
    const change = { ...changes.aMerger([], '2025-07-01'), happenings, units };
    await changes.hear(change);
    expect(await placeOf(id)).toEqual(here(['dossier-without-district-left notLaidDown']));
    const { successions } = await scene.view(id);
    expect(successions).toMatchObject([
      { rule: { confidence: 'notFound', title: { vi: expect.stringContaining('chưa có quy định') } } },
    ]);
    await changes.hear(reversed(change), 2);
    expect(await placeOf(id)).toEqual(here());
  });

  it('that ended meanwhile stays where it ended', async () => {
    const id = await scene.dossierAt('submission');
    const change = changes.aMerger();
    await changes.hear(change);
    await scene.database.admin.query(
      `UPDATE dossiers SET status = 'rejected', closed_on = '2020-07-01' WHERE id = $1`,
      [id],
    );
    await changes.hear(reversed(change), 2);
    expect(await scene.rows('dossiers')).toMatchObject([{ commune_id: change.newId }]);
    expect(await scene.rows('successions', `kind = 'dossier'`)).toMatchObject([{ state: 'kept' }]);
  });
});
