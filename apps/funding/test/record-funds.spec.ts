import { FundingView, FundsRecorded, LineView } from '@langmoi/contracts/funding';
import { aCaller } from '@langmoi/testing/callers';
import { aPlace } from '@langmoi/testing/place';
import { itRecordsInTurn } from '@langmoi/testing/recording';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { startService } from './service';

let funding: ServiceUnderTest;

beforeAll(async () => {
  funding = await startService();
});
afterAll(() => funding?.close());

const mobilised = '/years/2020/programmes/newRural/sources/credit/mobilised/records';
const disbursed = '/years/2020/programmes/povertyReduction/sources/centralBudget/disbursed/records';

it('records versions one after the other, each a figure once another officer has approved it', async () => {
  const { provinceId } = await aPlace(funding.database.admin);
  const [officer, other] = [1, 2].map(() => aCaller({ provinceId, roles: ['financeOfficer'] }));
  const record = async (seenVersion: number, amount: string) =>
    funding.command(`POST ${mobilised}`, { asOf: '2020-06-30', seenVersion, amount }, officer!);
  const approve = (version: number) => funding.command(`POST ${mobilised}/${version}/approvals`, {}, other!);
  const told = () => funding.events(FundsRecorded.type);

  const first = await record(0, '2150078000000');
  expect(first.status).toBe(201);
  const { lineId, current, history } = LineView.parse(first.body);
  expect(current).toBeNull();
  expect(history).toMatchObject([
    {
      ...{ version: 1, basis: 'entered', asOf: '2020-06-30', source: null, rehearsal: true },
      ...{ amount: '2150078000000', planned: null, printed: null, printedRate: null, readings: [] },
      approval: { state: 'awaiting', mine: true },
    },
  ]);
  expect(await told()).toEqual([]);
  expect((await approve(1)).body).toMatchObject({ current: { version: 1, approval: { state: 'approved' } } });
  const second = LineView.parse((await record(1, '1')).body);
  expect(second).toMatchObject({ lineId, current: { version: 1 }, history: [{ version: 2, amount: '1' }, {}] });
  expect((await approve(2)).body).toMatchObject({ current: { version: 2, amount: '1' } });
  const { lines } = FundingView.parse((await funding.ask('/lines', officer)).body);
  expect(lines).toMatchObject([{ lineId, current: { version: 2 } }]);
  expect(await told()).toMatchObject([
    { lineId, year: 2020, fundingSource: 'credit', version: 1, amount: '2150078000000', recordId: history[0]?.id },
    { lineId, year: 2020, fundingSource: 'credit', version: 2, amount: '1' },
  ]);
});

itRecordsInTurn({
  service: () => funding,
  aPlace: (choice) => aPlace(funding.database.admin, choice),
  role: 'financeOfficer',
  table: 'line_records',
  action: 'recordFunds',
  path: () => mobilised,
  body: { amount: '2150078000000' },
  other: { amount: '1' },
  list: { path: '/lines', name: 'lines' },
  refused: [
    ['more than the plan', () => disbursed, { amount: '2', planned: '1' }, '422 part-exceeds-whole at /amount'],
    ['a disbursement without its plan', () => disbursed, {}, '422 invalid-request at /planned'],
    ['a mobilisation with a plan', () => mobilised, { planned: '1' }, '422 invalid-request at /planned'],
    ['an amount that is a number', () => mobilised, { amount: 5 }, '400 invalid-request at /amount'],
    ['a part of a đồng', () => mobilised, { amount: '0.5' }, '400 invalid-request at /amount'],
    [
      'a year before the programmes',
      () => mobilised.replace('2020', '1999'),
      {},
      '400 invalid-request at /params/year',
    ],
    [
      'a source that does not exist',
      () => mobilised.replace('credit', 'lottery'),
      {},
      '400 invalid-request at /params/fundingSource',
    ],
  ],
});
