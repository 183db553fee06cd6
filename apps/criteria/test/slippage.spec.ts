import { SlippageView } from '@langmoi/contracts/year';
import { aCaller } from '@langmoi/testing/callers';
import { aCommune, anIndicator, startService, type TestService } from './service';

let criteria: TestService;

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

/** A commune of a set until 2020, with one criterion that the set of 2021 asks more of. */
async function aProvince() {
  const place = await aCommune(criteria, { indicators: [anIndicator('1.1')] });
  const { provinceId, province, communeId } = place;
  const { admin } = criteria.database;
  await admin.query(`UPDATE criteria_sets SET period = '2016-2020' WHERE province_id = $1`, [provinceId]);
  const [criterion] = (await admin.query(`SELECT criteria FROM criteria_sets WHERE province_id = $1`, [provinceId]))[0]
    .criteria as [{ indicators: { law: { thresholds: { value: string }[] } }[] }];
  const [threshold] = criterion.indicators[0]!.law.thresholds;
  threshold!.value = '80';
  await admin.query(
    `INSERT INTO criteria_sets VALUES ($1, 'next', 1, '{"vi": "sau", "en": "next"}', 'NTM', '2021-2099', 'a law', 'seed', $2)`,
    [provinceId, JSON.stringify([criterion])],
  );
  const enter = (asOf: string, numerator: string, seenVersion: number) =>
    criteria.command(
      `POST /communes/${communeId}/tiers/NTM/figures`,
      {
        ...{ criteriaSet: 'three', asOf },
        figures: [{ indicator: '1.1', value: { kind: 'ratio', numerator, denominator: '100' }, seenVersion }],
      },
      aCaller({ provinceId, unitId: communeId, roles: ['communeOfficer'] }),
    );
  const office = aCaller({ provinceId, unitId: province, unitPath: [province], roles: ['coordinationOffice'] });
  const slips = async (query: string) =>
    SlippageView.parse((await criteria.ask(`/slippage?tier=NTM&${query}`, office)).body);
  return { ...place, enter, slips };
}

it('tells which criterion was met on a day and is not on a later one, with both counts', async () => {
  const { communeId, enter, slips } = await aProvince();
  expect((await enter('2020-01-31', '60', 0)).status).toBe(201);
  expect((await enter('2020-06-30', '40', 1)).status).toBe(201);
  const { lost } = await slips('from=2020-02-01&on=2020-07-01');
  expect(lost).toMatchObject({ comparable: true, known: 1 });
  expect(lost.rows).toEqual([
    { communeId, metBefore: 1, metAfter: 0, criteria: [{ no: 1, before: 'met', after: 'notMet' }], rehearsal: true },
  ]);
  expect((await slips('from=2020-02-01&on=2020-05-31')).lost.rows).toEqual([]);
  // what was recorded on 1/7 was not known in June
  expect((await slips('from=2020-02-01&on=2020-07-01&knownOn=2020-06-30')).lost).toMatchObject({ known: 0, rows: [] });
});

it('tells which criteria the known figures will fail under the set that follows', async () => {
  const { communeId, enter, slips } = await aProvince();
  await enter('2020-01-31', '60', 0);
  const { next } = await slips('from=2020-01-01&on=2020-07-01');
  expect(next).toMatchObject({ set: { id: 'next' }, fromOn: '2021-01-01', carried: 1, indicators: 1 });
  expect(next.rows).toEqual([{ communeId, failing: [{ no: 1, before: 'met' }], met: 0, open: 0, rehearsal: true }]);
  await enter('2020-06-30', '90', 1);
  expect((await slips('from=2020-01-01&on=2020-07-01')).next.rows).toEqual([]);
  expect((await slips('from=2020-01-01&on=2021-01-01')).next.set).toBeNull();
});
