import type { FundingSource, Programme } from '@langmoi/contracts/funding';
import type { PolicyDefinition, SupportMeasure } from '@langmoi/contracts/poverty';
import { ProgrammesView } from '@langmoi/contracts/reporting';
import type { HoldingFact, LineFact, ProgrammeFacts, SaidFact, SupportFact, UnitFact } from './facts';
import { programmesOf } from './programmes';

const said = (choice: Partial<SaidFact> = {}): SaidFact => ({
  asOf: '2020-08-06',
  source: { document: 'Báo cáo 02/BC-BCĐ', date: '2020-08-06', line: 477 },
  rehearsal: false,
  printedRate: null,
  readings: [],
  ...choice,
});
const rehearsed = said({ asOf: '2020-09-01', source: null, rehearsal: true });
const million = (amount: string | null) => amount && `${BigInt(amount) / 1_000_000n} triệu đồng`;

const line = (fundingSource: FundingSource, programme: Programme, amount: string | null, choice = {}): LineFact => ({
  ...said(),
  ...{ year: 2020, programme, fundingSource, measure: 'mobilised' as const, amount, planned: null },
  printed: million(amount),
  ...choice,
});
const provinceId = '0191c1a0-0000-7000-8000-000000000001';
const view = (facts: Partial<ProgrammeFacts>) =>
  ProgrammesView.parse(
    programmesOf({
      ...{ provinceId, units: [], lines: [], policies: [], supports: [], titles: [], holdings: [] },
      ...facts,
    }),
  );

it('has nothing to show where nothing is known', () => {
  expect(view({})).toEqual({
    provinceId,
    mobilised: { year: null, programmes: ['all', 'newRural', 'povertyReduction', 'culturalLife'], rows: [] },
    ...{ disbursed: [], supports: [], titles: [] },
  });
});

describe('mobilised', () => {
  const cell = (lines: LineFact[], source: FundingSource, programme: Programme) =>
    view({ lines })
      .mobilised.rows.find(({ fundingSource }) => fundingSource === source)
      ?.cells.find((one) => one.programme === programme);

  it('lists the rows of the paper in its order, with the parts of the central budget under it', () => {
    const { rows } = view({ lines: [line('credit', 'all', '1')] }).mobilised;
    expect(rows.map(({ fundingSource, parent }) => [fundingSource, parent])).toEqual([
      ['all', null],
      ['centralBudget', 'all'],
      ['centralInvestment', 'centralBudget'],
      ['centralRecurrent', 'centralBudget'],
      ...['localBudget', 'integrated', 'credit', 'enterprise', 'community', 'nonGovernment'].map((one) => [one, 'all']),
    ]);
  });

  it('says by how much a row lacks of its programmes, to the last digit', () => {
    const lines = [
      line('integrated', 'all', '1257265000000', { printed: '1.257.265 triệu đồng' }),
      line('integrated', 'newRural', '1257265300000'),
      line('integrated', 'culturalLife', null),
    ];
    expect(cell(lines, 'integrated', 'all')).toEqual({
      programme: 'all',
      stated: { value: '1.257.265 triệu đồng', asOf: '2020-08-06', source: said().source, readings: [] },
      computed: {
        value: '1.257.265,3 triệu đồng',
        numerator: '1257265300000',
        denominator: null,
        asOf: '2020-08-06',
        how: {
          vi: 'Cộng 1 chương trình; 2 ô chưa có số liệu, không tính',
          en: 'Sum of 1 programmes; 2 without data are left out',
        },
      },
      ...{ rehearsal: null, agrees: false, difference: '-0,3 triệu đồng' },
    });
  });

  it('keeps an empty cell empty, and computes nothing of empty cells', () => {
    const lines = [line('all', 'all', '0'), line('credit', 'culturalLife', null)];
    expect(cell(lines, 'credit', 'culturalLife')).toMatchObject({ stated: { value: null }, agrees: null });
    expect(cell(lines, 'credit', 'all')).toMatchObject({ stated: null, computed: null, agrees: null });
  });

  it('adds the two parts of the central budget, and counts neither a second time in the total', () => {
    const lines = [
      line('all', 'newRural', '301'),
      line('centralBudget', 'newRural', '300'),
      line('centralInvestment', 'newRural', '200'),
      line('centralRecurrent', 'newRural', '100'),
      line('credit', 'newRural', '1'),
    ];
    expect(cell(lines, 'centralBudget', 'newRural')).toMatchObject({ agrees: true, difference: null });
    expect(cell(lines, 'all', 'newRural')).toMatchObject({ agrees: true, computed: { numerator: '301' } });
  });

  it('adds up the whole table where no paper gives a total', () => {
    const lines = [
      line('centralBudget', 'newRural', '1187690000'),
      line('centralInvestment', 'newRural', '1000000000'),
      line('community', 'culturalLife', '412500000'),
    ];
    expect(cell(lines, 'all', 'all')).toMatchObject({
      stated: null,
      computed: { value: '1.600,19 triệu đồng', how: { vi: 'Cộng 2 khoản; 19 ô chưa có số liệu, không tính' } },
    });
    expect(cell([...lines, line('credit', 'all', '1000000')], 'all', 'all')).toMatchObject({
      computed: { value: '1 triệu đồng' },
    });
  });

  it('shows of two sums the one that disagrees, and names both', () => {
    const lines = [
      line('all', 'all', '7659642300000'),
      line('all', 'newRural', '7659642300000'),
      line('credit', 'all', '7659642000000'),
    ];
    expect(cell(lines, 'all', 'all')).toMatchObject({
      agrees: false,
      difference: '+0,3 triệu đồng',
      computed: {
        value: '7.659.642 triệu đồng',
        how: {
          vi:
            'Cộng 1 chương trình; 2 ô chưa có số liệu, không tính: 7.659.642,3 triệu đồng. ' +
            'Cộng 1 nguồn vốn; 6 ô chưa có số liệu, không tính: 7.659.642 triệu đồng',
        },
      },
    });
  });

  it('shows what a rehearsal says apart, and never adds it', () => {
    const lines = [
      line('credit', 'newRural', '5000000'),
      line('credit', 'newRural', '900000000000000001', rehearsed),
      line('credit', 'all', '5000000'),
    ];
    expect(cell(lines, 'credit', 'newRural')?.rehearsal).toEqual({
      value: '900.000.000.000,000001 triệu đồng',
      asOf: '2020-09-01',
    });
    expect(cell(lines, 'credit', 'all')).toMatchObject({ agrees: true, computed: { numerator: '5000000' } });
  });

  it('shows the newest year that a paper tells of', () => {
    const lines = [
      line('all', 'all', '1', { year: 2019 }),
      line('all', 'all', '2'),
      line('all', 'all', '3', { ...rehearsed, year: 2021 }),
    ];
    expect(view({ lines }).mobilised.year).toBe(2020);
  });
});

describe('disbursed', () => {
  const paid = (source: FundingSource, amount: string | null, planned: string | null, printedRate: string | null) =>
    line(source, 'povertyReduction', amount, { measure: 'disbursed', planned, printedRate });
  const rows = view({
    lines: [
      paid('centralBudget', '18366000000', '105372000000', '17,43'),
      paid('centralInvestment', '16260000000', '73919000000', '22'),
      paid('centralRecurrent', '2106000000', '31453000000', '6,69'),
      line('all', 'newRural', null, { measure: 'disbursed', printed: null, printedRate: '36,75' }),
    ],
  }).disbursed;

  it('computes a rate from its own numbers, a half rounded up, and compares in the decimals of the paper', () => {
    expect(rows.map(({ planned, rate }) => [planned, rate.stated?.value, rate.computed?.value, rate.agrees])).toEqual([
      [null, '36,75%', undefined, null],
      ['105.372 triệu đồng', '17,43%', '17,43%', true],
      ['73.919 triệu đồng', '22%', '22,00%', true],
      ['31.453 triệu đồng', '6,69%', '6,70%', false],
    ]);
    expect(rows[3]?.rate.difference).toBe('-0,01 điểm %');
    expect(rows[1]?.rate.computed).toMatchObject({ numerator: '18366000000', denominator: '105372000000' });
  });

  it('adds the parts of what was paid out', () => {
    expect(rows[1]?.disbursed).toMatchObject({ agrees: true, computed: { value: '18.366 triệu đồng' } });
    expect(rows[0]?.disbursed).toMatchObject({ stated: { value: null }, computed: null });
  });

  it('divides by nothing where the plan is nothing', () => {
    const [row] = view({ lines: [paid('credit', '0', '0', null)] }).disbursed;
    expect(row?.rate).toMatchObject({ stated: null, computed: null });
  });
});

describe('supports', () => {
  const policy = (id: string, choice: Partial<PolicyDefinition> = {}): PolicyDefinition => ({
    ...{ id, title: { vi: id, en: id }, parent: null, countingUnit: 'persons' as const, legalBasis: null },
    confidence: 'seed',
    ...choice,
  });
  const support = (
    policyId: string,
    measure: SupportMeasure,
    count: number | null,
    choice: Partial<SupportFact> = {},
  ) => ({
    ...said(),
    ...{ year: 2020, policy: policyId, measure, count, amount: null, period: null },
    ...choice,
  });
  const medical = [
    policy('medical'),
    policy('treatment', { parent: 'medical' }),
    policy('meal', { parent: 'medical' }),
  ];

  it('puts the sum of a policy’s parts beside the whole, and the parts under it', () => {
    const rows = view({
      policies: [...medical].reverse(),
      supports: [
        support('meal', 'supported', 90, { amount: '3399000000' }),
        support('treatment', 'supported', 10, { amount: '871000000' }),
        support('medical', 'supported', 100, { amount: '4271000000' }),
      ],
    }).supports;
    expect(rows.map((row) => row.policy)).toEqual(['medical', 'meal', 'treatment']);
    expect(rows[0]?.measures[0]).toMatchObject({
      count: { stated: { value: '100' }, computed: { value: '100' }, agrees: true },
      amount: { computed: { value: '4.270 triệu đồng' }, agrees: false, difference: '+1 triệu đồng' },
    });
  });

  it('adds no parts of which one is unknown, nor parts counted in another unit', () => {
    const supports = [support('medical', 'supported', 100), support('meal', 'supported', 90)];
    expect(view({ policies: medical, supports }).supports[0]?.measures[0]?.count.computed).toBeNull();
    const policies = [policy('medical', { countingUnit: 'cases' }), policy('meal', { parent: 'medical' })];
    expect(view({ policies, supports }).supports[0]?.measures[0]?.count.computed).toBeNull();
  });

  it('finds the approved again among paid, absent and supported elsewhere; amounts that are missing stay so', () => {
    const readings = [{ text: { vi: 'số hộ', en: 'households' }, source: { document: 'd', date: null, line: 174 } }];
    const [row] = view({
      policies: [policy('covid')],
      supports: [
        support('covid', 'approved', 99_626, { amount: '74719500000' }),
        support('covid', 'paid', 99_081, { amount: '74310750000', printedRate: '99,45', readings }),
        support('covid', 'absent', 120),
        support('covid', 'supportedElsewhere', 425),
        support('covid', 'paid', 5, rehearsed),
      ],
    }).supports;
    expect(row?.measures.map(({ measure }) => measure)).toEqual(['approved', 'paid', 'absent', 'supportedElsewhere']);
    expect(row?.measures[0]).toMatchObject({
      count: { stated: { value: '99.626' }, computed: { numerator: '99626' }, agrees: true },
      amount: { stated: { value: '74.719,5 triệu đồng' }, computed: null },
    });
    expect(row?.measures[2]?.amount.stated?.value).toBeNull();
    expect(row?.rate).toMatchObject({
      stated: { value: '99,45%', readings },
      computed: { value: '99,45%', numerator: '99081', denominator: '99626' },
      ...{ agrees: true, rehearsal: { value: '0,01%', asOf: '2020-09-01' } },
    });
  });

  it('leaves out what was told of a policy that is not known yet', () => {
    expect(view({ supports: [support('unknown', 'paid', 1)] }).supports).toEqual([]);
  });
});

describe('titles', () => {
  const id = (at: number) => `0191c1a0-0000-7000-8000-00000000001${at}`;
  const unit = (at: number, kind: UnitFact['kind'], name: string): UnitFact => ({
    ...{ id: id(at), kind, name, code: String(at) },
    ...(kind === 'province'
      ? { level: 'province' as const, parentId: null }
      : { level: 'district' as const, parentId: id(0) }),
  });
  const units = [unit(2, 'town', 'Duyên Hải'), unit(1, 'district', 'Duyên Hải'), unit(0, 'province', 'Trà Vinh')];
  const holding = (
    at: number,
    holders: number,
    universe: number | null,
    choice: Partial<HoldingFact> = {},
  ): HoldingFact => ({
    ...said(),
    ...{ unitId: id(at), title: 'hamlet', holders, universe },
    ...choice,
  });
  const titles: ProgrammeFacts['titles'] = [
    {
      ...{ id: 'hamlet', title: { vi: 'Ấp', en: 'Hamlet' }, subject: 'hamlet' as const, legalBasis: null },
      ...{ universe: { vi: 'ấp', en: 'hamlets' }, confidence: 'seed' as const },
    },
  ];
  const rowsOf = (holdings: HoldingFact[]) => view({ units, titles, holdings }).titles[0]?.rows;

  it('puts the sum of the districts beside the province, each district with its kind', () => {
    const rows = rowsOf([
      holding(2, 281, null, { printedRate: '100' }),
      holding(0, 481, 641, { printedRate: '75,08' }),
      holding(1, 200, null, { printedRate: '51,9' }),
    ]);
    expect(rows?.map(({ unitName, universe }) => [unitName, universe])).toEqual([
      ['Tỉnh Trà Vinh', 641],
      ['Huyện Duyên Hải', null],
      ['Thị xã Duyên Hải', null],
    ]);
    expect(rows?.[0]).toMatchObject({
      holders: { stated: { value: '481' }, computed: { value: '481' }, agrees: true },
      rate: { stated: { value: '75,08%' }, computed: { value: '75,04%' }, agrees: false, difference: '+0,04 điểm %' },
    });
    expect(rows?.[1]?.rate).toMatchObject({ stated: { value: '51,9%' }, computed: null, agrees: null });
  });

  it('adds no districts of which one is unknown, and nothing that a rehearsal says', () => {
    const rows = rowsOf([holding(0, 481, 641), holding(1, 200, null), holding(2, 281, 300, rehearsed)]);
    expect(rows?.[0]?.holders.computed).toBeNull();
    expect(rows?.[2]).toMatchObject({
      holders: { stated: null, rehearsal: { value: '281' } },
      rate: { stated: null, rehearsal: { value: '93,67%' } },
      universe: null,
    });
  });
});
