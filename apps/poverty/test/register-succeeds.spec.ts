import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { HouseholdList } from '@langmoi/contracts/households';
import { aCaller } from '@langmoi/testing/callers';
import type { Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { aChange, aForm, aMergerInto, hearChange, nothing, reversed } from '@langmoi/testing/unit-changes';
import { randomUUID } from 'node:crypto';
import { aCommune, aHousehold, keeper, personal, register, registered, view } from './register-scene';
import { startService } from './service';

let poverty: ServiceUnderTest;
let place: Place;
let heir: Place;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

/** The commune of a place, and another that the directory has told of, which takes it. */
beforeEach(async () => {
  place = await aCommune(poverty);
  heir = { ...place, commune: randomUUID() };
  await poverty.database.admin.query(
    `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name)
     VALUES ($1, $2, $3, 'commune', 'commune', '112', 'Kế Thừa')`,
    [heir.commune, place.provinceId, place.district],
  );
});

const communeOf = ({ commune, district }: Place, name: string) => aForm(commune, district, name);
const merger = (chosen: string[] = []) =>
  aMergerInto(communeOf(heir, 'Kế Thừa'), [communeOf(place, 'Thử')], { chosen });
const hear = (change: ReturnType<typeof merger>, version = 1) => hearChange(poverty, place.provinceId, change, version);
const asked = async (of: Place, query = '') =>
  HouseholdList.parse((await poverty.ask(`/households${query}`, keeper(of))).body);
const correct = (id: string, of: Place, seenVersion = 1) =>
  poverty.command(`POST /households/${id}/corrections`, { ...aHousehold(), hamlet: 'Ấp Mới', seenVersion }, keeper(of));

it('is kept on by the commune that took all of it: read whole, corrected, and under its own number', async () => {
  const { id } = await registered(poverty, place);
  expect((await asked(heir)).households).toEqual([]);
  await hear(merger());
  const { households, communes } = await asked(heir);
  expect(households).toMatchObject([
    {
      ...{ id, number: 1, unitId: place.commune, unitName: 'Thử', headName: personal.head },
      successions: [{ case: 'householdOfEnded', outcome: 'goesOn', fromName: 'Thử', toName: 'Kế Thừa' }],
    },
  ]);
  expect(communes.map(({ name }) => name)).toEqual(['Kế Thừa', 'Thử']);
  expect((await asked(heir, `?unitId=${heir.commune}`)).total).toBe(1);
  expect((await correct(id, heir)).status).toBe(200);
  expect(await view(poverty, id, keeper(heir))).toMatchObject({
    hamlet: 'Ấp Mới',
    members: [{ name: personal.head }, {}],
  });
  // Its own register begins at one, and the two are told apart by the commune.
  expect(await register(poverty, heir)).toMatchObject({ status: 201, body: { number: 1, unitName: 'Kế Thừa' } });
});

it('is not its former keeper’s any more, and is again when the change is reversed', async () => {
  const { id } = await registered(poverty, place);
  const change = merger();
  await hear(change);
  expect(refusalIn(await correct(id, place))).toBe('403 not-permitted at ');
  expect((await poverty.ask(`/households/${id}`, keeper(place))).status).toBe(403);
  await hear(reversed(change), 2);
  await hear(change, 1); // late
  expect((await correct(id, place)).status).toBe(200);
  expect((await view(poverty, id, keeper(place))).successions).toBeUndefined();
  expect((await poverty.ask(`/households/${id}`, keeper(heir))).status).toBe(403);
});

it.each([
  ['the decision leaves it to a person', () => merger(['household-left']), 'household-left'],
  [
    'the commune is abolished',
    () =>
      aChange({
        happenings: [{ ...nothing, kind: 'abolished', ends: [place.commune] }],
        units: [communeOf(place, 'Thử')],
      }),
    'household-without-one-left',
  ],
])('stands still and says so where %s', async (_, change, rule) => {
  const { id } = await registered(poverty, place);
  await hear(change());
  expect((await view(poverty, id, keeper(place))).successions).toMatchObject([
    { outcome: 'notLaidDown', rule: { id: rule, confidence: 'notFound' } },
  ]);
  expect((await poverty.ask(`/households/${id}`, keeper(heir))).status).toBe(403);
});

it('is listed for whoever changes units, in numbers alone', async () => {
  await registered(poverty, place);
  const { provinceId, province, commune } = place;
  const officer = aCaller({ provinceId, roles: ['povertyOfficer'], unitId: province, unitPath: [province] });
  const ask = async (ids: string[], caller = aCaller({ provinceId, roles: ['provinceAdministrator'] })) =>
    poverty.ask<UnitDependant[]>(`/unit-dependants?unitIds=${ids.join(',')}`, caller);
  const { body } = await ask([commune]);
  expect(body).toEqual([
    {
      ...{ kind: 'household', unitId: commune, id: null, count: 1, tier: null, dossier: null },
      label: { vi: '1 hộ trong sổ', en: '1 households of the register' },
    },
  ]);
  expect((await ask([commune], officer)).status).toBe(403);
  expect((await ask([commune], aCaller({ roles: ['provinceAdministrator'] }))).body).toEqual([]);
});
