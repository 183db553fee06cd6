import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { OrganisationDescribed } from '@langmoi/contracts/directory';
import { EvidenceOfUnit, EvidenceView } from '@langmoi/contracts/evidence';
import { FiguresOfCriterion } from '@langmoi/contracts/figures';
import { UnitJudgementView } from '@langmoi/contracts/unit-judgements';
import { aCaller } from '@langmoi/testing/callers';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { anEvidenceScene, type EvidenceScene } from './evidence-scene';
import { aPdf, aPhoto } from './files';
import { aDistrictSet, anIndicator } from './service';

let scene: EvidenceScene;
beforeAll(async () => void (scene = await anEvidenceScene()));
afterAll(() => scene?.criteria.close());

const yesNo = (yes: boolean): MeasuredValue => ({ kind: 'yesNo', yes });

/** A province whose districts are asked for a yes of their own, with the district's officer and the department that leads it. */
async function aProvince() {
  const place = await scene.aProvince();
  const { provinceId, province, district } = place;
  const asked = anIndicator('1.1', { measured: { kind: 'yesNo' }, thresholds: [] });
  await aDistrictSet(scene.criteria, provinceId, [asked]);
  const id = randomUUID();
  const lead = {
    criteriaSet: 'nine',
    criterion: 1,
    basis: 'named',
    source: null,
    fromOn: '2020-01-01',
    toOn: null,
  } as const;
  const about = { id, provinceId, unitId: province, kind: 'department' as const, name: 'Sở Thử', members: [] };
  const described = anEvent(OrganisationDescribed, { ...about, leads: [lead] }, { provinceid: provinceId });
  await scene.criteria.deliver(OrganisationDescribed, described);
  const unitPath = [province, district];
  return {
    ...place,
    reviewer: aCaller({ provinceId, unitId: district, unitPath, roles: ['districtReviewer'] }),
    leading: aCaller({
      ...{ provinceId, unitId: province, unitPath: [province], organisationId: id, roles: ['departmentOfficer'] },
    }),
  };
}
type Province = Awaited<ReturnType<typeof aProvince>>;

const enter = ({ district, reviewer }: Province, value: MeasuredValue, seenVersion = 0) =>
  scene.criteria.command(
    `POST /units/${district}/tiers/NTM/figures`,
    { criteriaSet: 'nine', asOf: '2020-06-30', figures: [{ indicator: '1.1', value, seenVersion }] },
    reviewer,
  );
const confirm = (
  { district, leading }: Province,
  change: object = {},
  { set = 'nine', by = leading }: { set?: string; by?: Province['leading'] } = {},
) =>
  scene.criteria.command(
    'POST /figures/confirmations',
    { criteriaSet: set, confirmations: [{ communeId: district, indicator: '1.1', seenVersion: 1, ...change }] },
    by,
  );
const listed = async ({ leading }: Province, of = 'district') =>
  FiguresOfCriterion.parse((await scene.criteria.ask(`/figures?level=${of}&tier=NTM&criterion=1`, leading)).body);
const judged = async ({ district, office }: Province) => {
  const { body } = await scene.criteria.ask(`/units/${district}/tiers/NTM/judgement`, office);
  return UnitJudgementView.parse(body).judgements[0]?.criteria[0];
};

it('confirms what a district says of itself, or says otherwise for a reason, and that counts', async () => {
  const place = await aProvince();
  expect((await listed(place)).rows).toMatchObject([{ communeId: place.district, figures: [{ said: null }] }]);
  await enter(place, yesNo(true));
  expect(await judged(place)).toMatchObject({ outcome: 'met', indicators: [{ fact: { basis: 'entered' } }] });
  const own = await listed(place);
  expect(own).toMatchObject({ level: 'district', total: 1, organisationIds: [place.leading.organisationId] });
  expect(own.actions).toEqual([{ name: 'confirmFigures', allowed: true }]);
  expect((await listed(place, 'commune')).rows.map(({ communeId }) => communeId)).toEqual([place.communeId]);

  expect((await confirm(place, { value: yesNo(false) })).body).toMatchObject({
    errors: [{ pointer: '/confirmations/0/note' }],
  });
  expect((await confirm(place, { value: yesNo(false), note: 'đã kiểm tra' })).status).toBe(201);
  expect(await judged(place)).toMatchObject({ outcome: 'notMet', indicators: [{ fact: { basis: 'confirmed' } }] });
  expect((await listed(place)).rows).toMatchObject([
    {
      figures: [{ said: { value: yesNo(true) }, confirmed: { value: yesNo(false), about: 1 }, isConfirmed: true }],
    },
  ]);
});

it('confirms of a district by a set of districts alone, and lets nobody else than who leads it', async () => {
  const place = await aProvince();
  await enter(place, yesNo(true));
  expect((await confirm(place, {}, { by: place.department })).status).toBe(403);
  expect((await confirm(place, {}, { by: place.reviewer })).status).toBe(403);
  const asCommune = await confirm(place, { communeId: place.communeId });
  expect(asCommune.body).toMatchObject({ errors: [{ pointer: '/confirmations/0/communeId' }] });
  const ofCommunes = await confirm(place, {}, { set: 'three', by: place.department });
  expect(ofCommunes.body).toMatchObject({ errors: [{ pointer: '/confirmations/0/communeId' }] });
  expect((await listed(place)).rows[0]?.figures[0]?.confirmed).toBeNull();
});

const bind = async ({ district }: Province, by: Province['reviewer'], content: Buffer, body: object = {}) =>
  scene.criteria.command(
    `POST /units/${district}/tiers/NTM/evidence`,
    {
      ...(await scene.upload(by, content)),
      criteriaSet: 'nine',
      of: '1.1',
      asOf: '2020-06-30',
      fileName: 'a.pdf',
      ...body,
    },
    by,
  );

it('shows what a district and the department that leads bring, each as its own, and nobody else’s', async () => {
  const place = await aProvince();
  const { district, reviewer, leading, officer, office, citizen, communeId } = place;
  const photo = { fileName: 'bệnh viện.jpg', keepPosition: { reason: 'đối chiếu vị trí' } };
  const own = EvidenceView.parse((await bind(place, reviewer, await aPhoto({ seed: 9 }), photo)).body);
  expect(own).toMatchObject({
    communeId: district,
    by: 'district',
    of: '1.1',
    positionKept: { reason: 'đối chiếu vị trí' },
  });
  const theirs = EvidenceView.parse((await bind(place, leading, aPdf())).body);
  expect(theirs).toMatchObject({ communeId: district, by: 'department' });
  for (const stranger of [place.department, officer])
    expect((await bind(place, stranger, aPdf({ data: Buffer.from('x') }))).status).toBe(403);
  expect((await bind({ ...place, district: communeId }, leading, aPdf({ data: Buffer.from('y') }))).status).toBe(404);

  const path = `/units/${district}/tiers/NTM/evidence`;
  const seen = EvidenceOfUnit.parse((await scene.criteria.ask(path, officer)).body);
  expect(seen).toMatchObject({
    unitId: district,
    criteriaSet: 'nine',
    actions: [{ name: 'addUnitEvidence', allowed: false }],
  });
  expect(seen.evidence.map(({ id }) => id)).toEqual([theirs.id, own.id]);
  expect((await scene.criteria.ask(path, citizen)).status).toBe(403);
  const across = await scene.criteria.ask<unknown[]>('/evidence?level=district&tier=NTM&criterion=1', leading);
  expect(across.body).toHaveLength(2);
  expect((await scene.criteria.ask<unknown[]>('/evidence?tier=NTM&criterion=1', leading)).body).toEqual([]);

  const position = `/evidence/${own.id}/position`;
  for (const reader of [reviewer, leading, office])
    expect((await scene.criteria.ask(position, reader)).body).toEqual({ latitude: 9.7085, longitude: 106.2 });
  expect((await scene.criteria.ask(position, officer)).status).toBe(403);
  const withdraw = (by: Province['reviewer']) =>
    scene.criteria.command(`POST /evidence/${own.id}/withdrawal`, { reason: 'nhầm tệp' }, by);
  expect((await withdraw(leading)).status).toBe(403);
  expect((await withdraw(reviewer)).body).toMatchObject({ withdrawn: { reason: 'nhầm tệp' } });
});
