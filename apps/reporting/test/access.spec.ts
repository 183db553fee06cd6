import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { askEverybody, aParked, aSuccessor, callersOfARoute } from '@langmoi/testing/matrix';
import { aPlace } from '@langmoi/testing/place';
import { workerModule } from '../src/app.module';
import { startReporting, type Reporting } from './service';

let reporting: Reporting;

beforeAll(async () => {
  reporting = await startReporting();
});
afterAll(() => reporting?.close());

it('answers everybody at every route as the table says', async () => {
  const { app, database } = reporting;
  const place = await aPlace(database.admin);
  const { provinceId, province, district, commune } = place;
  const ofProvince = { params: { provinceId }, at: { provinceId, path: [province] } };
  await aSuccessor(database.admin, place);
  const { calls, faults } = await askEverybody({
    ...{ name: 'reporting', app, place },
    samples: {
      ...(await aParked(database.admin, place)),
      viewProvince: ofProvince,
      viewProgrammes: ofProvince,
      viewCommune: { params: { communeId: commune }, at: { provinceId, path: [province, district, commune] } },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(7 * callersOfARoute);
});

itServesItsContract('reporting', () => reporting.app);
itHearsItsTable('reporting', workerModule);
