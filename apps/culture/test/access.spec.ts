import { provincePlace } from '@langmoi/domain/access/table';
import { hearings } from '@langmoi/domain/access/hearings';
import { typesHandled } from '@langmoi/testing/hearings';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aParked, askEverybody, callersOfARoute } from '@langmoi/testing/matrix';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { workerModule } from '../src/app.module';
import { TitleService } from '../src/title/title.service';
import { startService } from './service';

let culture: ServiceUnderTest;

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

it('answers everybody at every route as the table says', async () => {
  const { app, database } = culture;
  const place = await aPlace(database.admin);
  const house = systemCaller('culture', place.provinceId);
  const household = { id: 'household', title: { vi: 'Gia đình', en: 'Family' }, legalBasis: null };
  const universe = { vi: 'số hộ', en: 'households' };
  await app
    .get(Db)
    .run(house, (em) =>
      app
        .get(TitleService)
        .publish(em, house, [{ ...household, universe, subject: 'household', confidence: 'provisional' }]),
    );
  const { calls, faults } = await askEverybody({
    ...{ name: 'culture', app, place },
    samples: {
      ...(await aParked(database.admin, place)),
      recordHolders: {
        params: { unitId: place.district, title: 'household' },
        at: provincePlace(place.provinceId),
        body: { holders: 1, universe: 2 },
      },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(5 * callersOfARoute);
});

it('hears of each event type on the word of the owner that its table names, and of no other', () => {
  expect(typesHandled(workerModule)).toEqual(Object.keys(hearings.culture).sort());
});
