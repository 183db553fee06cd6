import { provincePlace } from '@langmoi/domain/access/table';
import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { aCaller } from '@langmoi/testing/callers';
import { aParked, askEverybody, aSuccessor, callersOfARoute } from '@langmoi/testing/matrix';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { workerModule } from '../src/app.module';
import { startService } from './service';

let funding: ServiceUnderTest;

/** A list without a row. */
function aList(): FormData {
  const form = new FormData();
  form.append('file', new File(['Năm,Chương trình'], 'x.csv'));
  return form;
}

beforeAll(async () => {
  funding = await startService();
});
afterAll(() => funding?.close());

it('answers everybody at every route as the table says', async () => {
  const { admin } = funding.database;
  const place = await aPlace(admin);
  const line = { year: '2020', programme: 'newRural', fundingSource: 'credit', measure: 'mobilised' };
  const entered = aCaller({ provinceId: place.provinceId, roles: ['financeOfficer'] });
  const path = `/years/2020/programmes/newRural/sources/credit/mobilised/records`;
  const body = { asOf: '2020-06-30', seenVersion: 0, amount: '1' };
  expect((await funding.command(`POST ${path}`, body, entered)).status).toBe(201);
  const record = { params: { ...line, version: '1' }, at: provincePlace(place.provinceId) };
  await aSuccessor(admin, place);
  const { calls, faults } = await askEverybody({
    ...{ name: 'funding', app: funding.app, place },
    samples: {
      ...(await aParked(admin, place)),
      listUnitDependants: { query: { unitIds: place.commune } },
      exportLines: { query: { format: 'csv' } },
      importLines: { form: aList() },
      recordFunds: { params: line, body },
      approveFunds: record,
      rejectFunds: { ...record, body: { reason: 'sai số' } },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(12 * callersOfARoute);
});

itServesItsContract('funding', () => funding.app);
itHearsItsTable('funding', workerModule);
