import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { aParked, askEverybody, aSuccessor, callersOfARoute } from '@langmoi/testing/matrix';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { workerModule } from '../src/app.module';
import { aCommune, aHousehold, registered } from './register-scene';
import { publish, startService } from './service';

let poverty: ServiceUnderTest;

/** A list without a row. */
function aList(headings: string): FormData {
  const form = new FormData();
  form.append('file', new File([headings], 'x.csv'));
  return form;
}

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
  const housing = { id: 'housing', title: { vi: 'Nhà ở', en: 'Housing' }, parent: null, legalBasis: null };
  await publish(poverty, place.provinceId, [{ ...housing, countingUnit: 'households', confidence: 'provisional' }]);
  await aSuccessor(database.admin, place);
  const { calls, faults } = await askEverybody({
    ...{ name: 'poverty', app, place },
    samples: {
      ...(await aParked(database.admin, place)),
      listUnitDependants: { query: { unitIds: place.commune } },
      exportSupports: { query: { format: 'csv' } },
      importSupports: { form: aList('Năm,Tính đến ngày,Số lượng') },
      recordSupport: { params: { year: '2020', policy: 'housing', measure: 'supported' } },
      viewHousehold: household,
      exportRegister: { ...ofTheCommune, params: { communeId: place.commune }, query: { format: 'csv' } },
      importRegister: { ...ofTheCommune, params: { communeId: place.commune }, form: aList('Ấp,Chủ hộ') },
      registerHousehold: { ...ofTheCommune, params: { communeId: place.commune }, body: aHousehold() },
      correctHousehold: { ...household, body: { ...aHousehold(), seenVersion: 99 } },
      removeHousehold: { ...household, body: { decision: paper, seenVersion: 99 } },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(19 * callersOfARoute);
});

itServesItsContract('poverty', () => poverty.app);
itHearsItsTable('poverty', workerModule);
