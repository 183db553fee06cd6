import { FundingView, FundsRecorded, type LineView } from '@langmoi/contracts/funding';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { itTakesInStatements } from '@langmoi/testing/statements';
import { itTellsWhereTheProvinceLies } from '@langmoi/testing/vinh-long';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, startService } from './service';

const provinceId = uuidOf('province', '84');
let funding: ServiceUnderTest;

const load = () => loadDemo({ DATABASE_URL: funding.database.loader.url, DATA_DIR: dataDir });
const lines = async () =>
  FundingView.parse((await funding.ask('/lines', aCaller({ provinceId, roles: ['auditor'] }))).body).lines;
const line = async (wanted: Partial<LineView>) =>
  (await lines()).find((said) =>
    Object.entries(wanted).every(([name, value]) => said[name as keyof LineView] === value),
  );

beforeAll(async () => {
  funding = await startService();
  await load();
});
afterAll(() => funding?.close());

it('states each cell of the table of resources to the đồng, with its line and as it is printed', async () => {
  const mobilised = await line({ programme: 'newRural', fundingSource: 'all', measure: 'mobilised' });
  expect(mobilised).toMatchObject({
    ...{ year: 2020, history: [{ version: 1 }] },
    current: {
      ...{ basis: 'stated', rehearsal: false, amount: '4007396300000', planned: null },
      ...{ printed: '4.007.396,3 triệu đồng', asOf: '2020-08-06', source: { line: 477 } },
    },
  });
});

it("keeps the empty cells of the movement's column as unknown, and not as zero", async () => {
  const cells = (await lines()).filter(({ programme }) => programme === 'culturalLife');
  expect(cells).toHaveLength(10);
  expect(cells.map(({ current }) => [current?.amount, current?.printed])).toEqual(cells.map(() => [null, null]));
});

it('keeps both readings of the row that lacks 0,3 between its cells', async () => {
  const integrated = { fundingSource: 'integrated', measure: 'mobilised' } as const;
  expect(await line({ ...integrated, programme: 'all' })).toMatchObject({ current: { amount: '1257265000000' } });
  expect(await line({ ...integrated, programme: 'newRural' })).toMatchObject({
    current: { amount: '1257265300000', readings: [{ source: { document: 'Báo cáo 02/BC-BCĐ' } }] },
  });
});

it('states what was disbursed with the plan behind its rate, and a rate without numbers as a rate alone', async () => {
  const disbursed = { measure: 'disbursed' } as const;
  expect(await line({ ...disbursed, fundingSource: 'centralBudget' })).toMatchObject({
    current: { amount: '18366000000', planned: '105372000000', printedRate: '17,43', source: { line: 150 } },
  });
  expect(await line({ ...disbursed, programme: 'newRural' })).toMatchObject({
    current: { amount: null, planned: null, printedRate: '36,75', source: { line: 92 } },
  });
});

itTellsWhereTheProvinceLies(() => funding, '/lines');

itTakesInStatements({ service: () => funding, load, subject: 'line', event: FundsRecorded });
