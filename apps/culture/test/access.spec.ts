import { provincePlace } from '@langmoi/domain/access/table';
import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { aParked, askEverybody, aSuccessor, callersOfARoute } from '@langmoi/testing/matrix';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { workerModule } from '../src/app.module';
import { publish, startService } from './service';

let culture: ServiceUnderTest;

/** A list without a row. */
function aList(): FormData {
  const form = new FormData();
  form.append('file', new File(['Mã đơn vị,Tính đến ngày,Số đạt'], 'x.csv'));
  return form;
}

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

it('answers everybody at every route as the table says', async () => {
  const { app, database } = culture;
  const place = await aPlace(database.admin);
  const household = { id: 'household', title: { vi: 'Gia đình', en: 'Family' }, legalBasis: null };
  const universe = { vi: 'số hộ', en: 'households' };
  const law = { ...household, universe, subject: 'household' as const, confidence: 'provisional' as const };
  await publish(culture, place.provinceId, [law]);
  await aSuccessor(database.admin, place);
  const { calls, faults } = await askEverybody({
    ...{ name: 'culture', app, place },
    samples: {
      ...(await aParked(database.admin, place)),
      listUnitDependants: { query: { unitIds: place.commune } },
      exportHoldings: { query: { format: 'csv' } },
      importHoldings: { form: aList() },
      recordHolders: {
        params: { unitId: place.district, title: 'household' },
        at: provincePlace(place.provinceId),
        body: { holders: 1, universe: 2 },
      },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(10 * callersOfARoute);
});

itServesItsContract('culture', () => culture.app);
itHearsItsTable('culture', workerModule);
