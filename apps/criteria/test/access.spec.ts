import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { aParked, askEverybody, aSuccessor, callersOfARoute } from '@langmoi/testing/matrix';
import { workerModule } from '../src/app.module';
import { aCommune, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

it('answers everybody at every route as the table says', async () => {
  const { app, database } = criteria;
  const { communeId, ...place } = await aCommune(criteria);
  const { provinceId, province, district } = place;
  const ofCommune = { params: { communeId, tier: 'NTM' }, at: { provinceId, path: [province, district, communeId] } };
  await aSuccessor(database.admin, place);
  const { calls, faults } = await askEverybody({
    ...{ name: 'criteria', app, place },
    samples: {
      ...(await aParked(database.admin, place)),
      listUnitDependants: { query: { unitIds: place.commune } },
      compareSets: {
        params: { setId: 'three', version: '1' },
        query: { with: 'three', withVersion: '1' },
        at: { provinceId, path: [province] },
      },
      viewCommune: ofCommune,
      saveDraft: ofCommune,
      recordAssessment: { ...ofCommune, body: { results: [{ criterion: 1, state: 'achieved' }] } },
      viewFigures: ofCommune,
      recordFigures: { ...ofCommune, body: { criteriaSet: 'three', asOf: '2020-06-30' } },
      viewJudgement: ofCommune,
      // A province that the service has not heard of waits for its date.
      listJudgements: { query: { tier: 'NTM' }, away: true },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(14 * callersOfARoute);
});

itServesItsContract('criteria', () => criteria.app);
itHearsItsTable('criteria', workerModule);
