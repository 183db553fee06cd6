import { hearings } from '@langmoi/domain/access/hearings';
import { typesHandled } from '@langmoi/testing/hearings';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aParked, askEverybody, callersOfARoute } from '@langmoi/testing/matrix';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { workerModule } from '../src/app.module';
import { PolicyService } from '../src/policy/policy.service';
import { startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

it('answers everybody at every route as the table says', async () => {
  const { app, database } = poverty;
  const place = await aPlace(database.admin);
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
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(5 * callersOfARoute);
});

it('hears of each event type on the word of the owner that its table names, and of no other', () => {
  expect(typesHandled(workerModule)).toEqual(Object.keys(hearings.poverty).sort());
});
