import { hearings } from '@langmoi/domain/access/hearings';
import { typesHandled } from '@langmoi/testing/hearings';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aParked, askEverybody, callersOfARoute } from '@langmoi/testing/matrix';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { workerModule } from '../src/app.module';
import { PolicyService } from '../src/policy/policy.service';
import { aCommune, aHousehold, registered } from './register-scene';
import { startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

it('answers everybody at every route as the table says', async () => {
  const { app, database } = poverty;
  const place = await aCommune(poverty);
  const { id: householdId } = await registered(poverty, place);
  const ofTheCommune = { at: { provinceId: place.provinceId, path: [place.province, place.district, place.commune] } };
  const paper = { number: '1/QĐ-UBND', date: '2020-06-20', authority: 'UBND xã Thử' };
  const household = { ...ofTheCommune, params: { householdId } };
  const house = systemCaller('poverty', place.provinceId);
  const housing = { id: 'housing', title: { vi: 'Nhà ở', en: 'Housing' }, parent: null, legalBasis: null };
  await app
    .get(Db)
    .run(house, (em) =>
      app
        .get(PolicyService)
        .publish(em, house, [{ ...housing, countingUnit: 'households', confidence: 'provisional' }]),
    );
  const { calls, faults } = await askEverybody({
    ...{ name: 'poverty', app, place },
    samples: {
      ...(await aParked(database.admin, place)),
      recordSupport: { params: { year: '2020', policy: 'housing', measure: 'supported' } },
      viewHousehold: household,
      registerHousehold: { ...ofTheCommune, params: { communeId: place.commune }, body: aHousehold() },
      correctHousehold: { ...household, body: { ...aHousehold(), seenVersion: 99 } },
      removeHousehold: { ...household, body: { decision: paper, seenVersion: 99 } },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(11 * callersOfARoute);
});

it('hears of each event type on the word of the owner that its table names, and of no other', () => {
  expect(typesHandled(workerModule)).toEqual(Object.keys(hearings.poverty).sort());
});
