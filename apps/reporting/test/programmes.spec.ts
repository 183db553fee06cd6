import { ProgrammesView, type ProgrammeFigure } from '@langmoi/contracts/reporting';
import { aCaller } from '@langmoi/testing/callers';
import { aHolding, aLine, aSupport, factsOfTraVinh } from './facts-of-tra-vinh';
import { startReporting, type Reporting } from './service';
import { eventsOfTraVinh, provinceId } from './tra-vinh';

let reporting: Reporting;
beforeAll(async () => {
  reporting = await startReporting();
  await reporting.deliverTogether([...factsOfTraVinh(), ...eventsOfTraVinh()]);
});
afterAll(() => reporting?.close());

const path = `/provinces/${provinceId}/programmes`;
const view = async () => ProgrammesView.parse((await reporting.get(path)).body);

/** Every figure of the view with its place. */
function figuresOf({ mobilised, disbursed, supports, titles }: ProgrammesView): [string, ProgrammeFigure | null][] {
  return [
    ...mobilised.rows.flatMap(({ fundingSource, cells }) =>
      cells.map((cell): [string, ProgrammeFigure] => [`${fundingSource}/${cell.programme}`, cell]),
    ),
    ...disbursed.flatMap((row): [string, ProgrammeFigure][] => [
      [`${row.fundingSource}/${row.programme} disbursed`, row.disbursed],
      [`${row.fundingSource}/${row.programme} rate`, row.rate],
    ]),
    ...supports.flatMap(({ policy, measures, rate }): [string, ProgrammeFigure | null][] => [
      ...measures.flatMap(({ measure, count, amount }): [string, ProgrammeFigure][] => [
        [`${policy} ${measure} count`, count],
        [`${policy} ${measure} amount`, amount],
      ]),
      [`${policy} rate`, rate],
    ]),
    ...titles.flatMap(({ definition, rows }) =>
      rows.flatMap(({ unitName, holders, rate }): [string, ProgrammeFigure][] => [
        [`${unitName} ${definition.id} holders`, holders],
        [`${unitName} ${definition.id} rate`, rate],
      ]),
    ),
  ];
}

describe('of the report’s own numbers', () => {
  it('finds each that disagrees with what it is made of, and no other', async () => {
    const wrong = figuresOf(await view()).filter(([, figure]) => figure?.agrees === false);
    expect(wrong.map(([place, figure]) => [place, figure?.difference])).toEqual([
      ['all/all', '+0,3 triệu đồng'],
      ['integrated/all', '-0,3 triệu đồng'],
      ['centralRecurrent/povertyReduction rate', '-0,01 điểm %'],
      ['medicalCostSupport supported amount', '+1 triệu đồng'],
      ['Tỉnh Trà Vinh culturalHamletNewRural rate', '+0,04 điểm %'],
    ]);
  });

  it('confirms each that is made of what it says', async () => {
    const right = figuresOf(await view()).flatMap(([place, figure]) => (figure?.agrees ? [place] : []));
    expect(right).toEqual([
      'all/newRural',
      'all/povertyReduction',
      'centralBudget/all',
      'centralBudget/newRural',
      'centralBudget/povertyReduction',
      'centralInvestment/all',
      'centralRecurrent/all',
      'localBudget/all',
      'credit/all',
      'enterprise/all',
      'community/all',
      'centralBudget/povertyReduction disbursed',
      'centralBudget/povertyReduction rate',
      'centralInvestment/povertyReduction rate',
      'nationalLandSupport planned count',
      'medicalCostSupport supported count',
      'covidSupport approved count',
      'covidSupport rate',
      'Tỉnh Trà Vinh culturalHamletNewRural holders',
      'Tỉnh Trà Vinh culturalHouseholdNewRural holders',
      'Tỉnh Trà Vinh culturalHouseholdNewRural rate',
    ]);
  });

  it('keeps the movement’s column empty, and both readings of the local money of poverty reduction', async () => {
    const { rows } = (await view()).mobilised;
    const column = rows.map(({ cells }) => cells.find(({ programme }) => programme === 'culturalLife'));
    expect(column.map((cell) => [cell?.stated?.value, cell?.computed])).toEqual(rows.map(() => [null, null]));
    const local = rows.find(({ fundingSource }) => fundingSource === 'localBudget')?.cells[2]?.stated;
    expect(local?.value).toBe('3.535.174 triệu đồng');
    expect(local?.source?.line).toBe(481);
    expect(local?.readings.map(({ source }) => source.line)).toEqual([102]);
  });

  it('shows a rate without its numbers as stated alone', async () => {
    const row = (await view()).disbursed.find(({ programme }) => programme === 'newRural');
    expect(row?.rate).toMatchObject({
      stated: { value: '36,75%', source: { line: 92 } },
      computed: null,
      agrees: null,
    });
    expect(row?.disbursed.stated?.value).toBeNull();
  });

  it('lists policies in the order of the paper, each followed by its parts', async () => {
    const order = (await view()).supports.map(({ policy }) => policy);
    const medical = order.indexOf('medicalCostSupport');
    expect(order.slice(medical + 1, medical + 4).sort()).toEqual([
      'patientMealSupport',
      'patientTravelSupport',
      'treatmentCostSupport',
    ]);
    expect(order.indexOf('policyCredit')).toBe(0);
    expect(order.at(-3)).toBe('covidSupport');
  });
});

it('takes events in whatever order they come, and a second time without effect', async () => {
  const before = await view();
  await reporting.database.admin.query(
    'TRUNCATE funding_lines, support_policies, policy_supports, movement_titles, title_holdings, inbox_events, inbox_versions',
  );
  const events = [...factsOfTraVinh()].reverse();
  await reporting.deliverTogether(events);
  await reporting.deliverTogether(events);
  const ofSet = ({ supports, titles, ...rest }: ProgrammesView) => ({ ...rest, supports, titles });
  expect(ofSet(await view())).toEqual(ofSet(before));
});

describe('what an officer of the demo enters', () => {
  const entered = {
    ...{ version: 2, basis: 'entered', rehearsal: true, asOf: '2020-09-01', source: null },
    ...{ printedRate: null, readings: [] },
  };
  const line = { year: 2020, programme: 'newRural', fundingSource: 'credit', measure: 'mobilised', planned: null };

  it('stands beside the paper’s word, the newest only, and changes no sum', async () => {
    const before = await view();
    await reporting.deliverAll([
      aLine({ ...line, ...entered, version: 3, amount: '7000000', printed: null }),
      aLine({ ...line, ...entered, amount: '6000000', printed: null }),
      aSupport({
        year: 2020,
        policy: 'covidSupport',
        measure: 'paid',
        ...entered,
        count: 1,
        amount: null,
        period: null,
      }),
      aHolding({ unitCode: '844', title: 'culturalHamletNewRural', ...entered, holders: 1, universe: 2 }),
    ]);
    const after = await view();
    const rehearsals = figuresOf(after).flatMap(([place, figure]) =>
      figure?.rehearsal ? [[place, figure.rehearsal.value]] : [],
    );
    expect(rehearsals).toEqual([
      ['credit/newRural', '7 triệu đồng'],
      ['covidSupport paid count', '1'],
      ['covidSupport rate', '0,00%'],
      ['Huyện Càng Long culturalHamletNewRural holders', '1'],
      ['Huyện Càng Long culturalHamletNewRural rate', '50,00%'],
    ]);
    const rest = (seen: ProgrammesView) =>
      figuresOf(seen).map(([, figure]) => figure && { ...figure, rehearsal: null });
    expect(rest(after)).toEqual(rest(before));
  });
});

it('shows one province to nobody of another', async () => {
  expect(await reporting.get(path, aCaller({ roles: ['auditor'] }))).toMatchObject({
    status: 404,
    body: { type: '/problems/province-not-found' },
  });
});
