import type { FundingSource, Programme } from '@langmoi/contracts/funding';
import { contradictions, culture, funding, poverty, rounded, sum, unique } from './files';

const million = 1_000_000;
/** "1.257.265,3 triệu đồng" in đồng. */
const dong = (printed: string): bigint => {
  const [whole = '', tenths = '0'] = printed.replace(' triệu đồng', '').replaceAll('.', '').split(',');
  return BigInt(whole) * BigInt(million) + BigInt(tenths) * BigInt(million / 10);
};
const rate = (printed: string | null): number => Number((printed ?? 'none').replace(',', '.'));

describe('money mobilised in 2020', () => {
  const parts: FundingSource[] = ['centralBudget', 'localBudget', 'integrated', 'credit', 'enterprise', 'community'];
  const cell = (fundingSource: FundingSource, programme: Programme) =>
    funding.filter(
      (one) => one.measure === 'mobilised' && one.fundingSource === fundingSource && one.programme === programme,
    );
  const amount = (fundingSource: FundingSource, programme: Programme): number =>
    Number(cell(fundingSource, programme)[0]?.amount ?? 0) / million;
  const column = (programme: Programme): number => sum(parts.map((source) => amount(source, programme)));
  const row = (source: FundingSource): number =>
    amount(source, 'newRural') + amount(source, 'povertyReduction') + amount(source, 'culturalLife');

  it('has every cell of the table once, in đồng exactly as printed', () => {
    const mobilised = funding.filter(({ measure }) => measure === 'mobilised');
    expect(mobilised).toHaveLength(10 * 4);
    expect(unique(mobilised.map(({ fundingSource, programme }) => `${fundingSource} ${programme}`))).toBe(40);
    for (const { printed, amount: kept, planned, printedRate } of mobilised) {
      expect([printed, kept === null]).toEqual([printed, printed === null || printed === '-']);
      if (printed !== null && kept !== null) expect(BigInt(kept)).toBe(dong(printed));
      expect([planned, printedRate]).toEqual([null, null]);
    }
  });

  it('leaves the column of the movement empty, and of the non-governmental organisations a dash', () => {
    expect(funding.filter(({ programme }) => programme === 'culturalLife').map(({ printed }) => printed)).toEqual(
      Array.from({ length: 10 }, () => null),
    );
    expect(funding.filter((one) => one.fundingSource === 'nonGovernment').map(({ printed }) => printed)).toEqual([
      ...['-', '-'],
      ...[null, null],
    ]);
  });

  it('adds up in both columns of a programme, and of the central budget in all three', () => {
    for (const programme of ['newRural', 'povertyReduction'] as const)
      expect([programme, rounded(column(programme))]).toEqual([programme, amount('all', programme)]);
    for (const programme of ['all', 'newRural', 'povertyReduction'] as const)
      expect(amount('centralInvestment', programme) + amount('centralRecurrent', programme)).toBe(
        amount('centralBudget', programme),
      );
  });

  it('adds up in every row but one: integrated money lacks 0,3, and so does the column of totals', () => {
    const off = [...parts, 'all', 'centralInvestment', 'centralRecurrent']
      .map((source) => source as FundingSource)
      .filter((source) => rounded(row(source)) !== amount(source, 'all'));
    expect(off).toEqual(['integrated']);
    expect(rounded(amount('integrated', 'all') - row('integrated'))).toBe(-0.3);
    expect(rounded(amount('all', 'all') - column('all'))).toBe(0.3);
  });

  it('is repeated in the text with the same digits, and with shares that follow and fill the whole', () => {
    for (const programme of ['newRural', 'povertyReduction'] as const) {
      const shares = parts.flatMap((source) =>
        cell(source, programme).flatMap(({ printed, readings }) =>
          readings.map(({ text }) => {
            if (printed !== null) expect(text.vi).toContain(printed);
            const share = /chiếm ([\d,]+)%/.exec(text.vi)?.[1];
            if (share) expect(rate(share)).toBe(rounded((100 * amount(source, programme)) / amount('all', programme)));
            return share ? rate(share) : 0;
          }),
        ),
      );
      expect(rounded(sum(shares))).toBe(100);
    }
  });

  it('keeps both readings of the two local budgets', () => {
    expect(cell('localBudget', 'newRural')[0]?.readings[0]?.text.vi).toContain('XSKT');
    expect(cell('localBudget', 'povertyReduction')[0]?.readings[0]?.text.vi).toContain('tín dụng');
    expect(cell('credit', 'povertyReduction')[0]?.amount).toBeNull();
  });
});

describe('money disbursed in the first half of 2020', () => {
  const disbursed = funding.filter(({ measure }) => measure === 'disbursed');
  const central = disbursed.find(({ fundingSource }) => fundingSource === 'centralBudget');
  const halves = disbursed.filter(({ fundingSource }) => /^central[IR]/.test(fundingSource));

  it('is a rate without numbers where the paper has none', () => {
    expect(disbursed.filter(({ amount }) => amount === null)).toMatchObject([
      { programme: 'newRural', fundingSource: 'all', planned: null, printed: null, printedRate: '36,75' },
    ]);
  });

  it('and its plan are the sums of investment and recurrent money', () => {
    expect(sum(halves.map(({ amount }) => Number(amount)))).toBe(Number(central?.amount));
    expect(sum(halves.map(({ planned }) => Number(planned)))).toBe(Number(central?.planned));
    const mobilised = funding.filter((one) => one.measure === 'mobilised' && one.programme === 'povertyReduction');
    for (const { fundingSource, planned } of [...halves, central])
      expect(mobilised.find((one) => one.fundingSource === fundingSource)?.amount).toBe(planned);
  });

  it('gives the rates as printed, but for 6,69 %, which is cut off and not rounded', () => {
    const of = ({ amount, planned }: (typeof disbursed)[number]) => (100 * Number(amount)) / Number(planned);
    const known = disbursed.filter(({ amount }) => amount !== null);
    const off = known.filter((one) => Math.abs(of(one) - rate(one.printedRate)) > 0.005);
    expect(off.map(({ printedRate }) => printedRate)).toEqual(['6,69']);
    expect(off.map((one) => rounded(of(one)))).toEqual([6.7]);
  });
});

describe('support policies of the first half of 2020', () => {
  const said = (policy: string, measure = 'supported') =>
    poverty.records.find((one) => one.policy === policy && one.measure === measure);
  const partsOf = (parent: string, measure = 'supported') =>
    poverty.policies.filter((one) => one.parent === parent).map(({ id }) => said(id, measure));
  const total = (records: (ReturnType<typeof said> | undefined)[], key: 'count' | 'amount') =>
    sum(records.map((one) => Number(one?.[key] ?? 0)));

  it('have ids of their own, a known parent, and each something said of it', () => {
    const ids = poverty.policies.map(({ id }) => id);
    expect(unique(ids)).toBe(ids.length);
    for (const { id, parent } of poverty.policies) {
      expect([id, parent === null || ids.includes(parent)]).toEqual([id, true]);
      expect(poverty.records.map(({ policy }) => policy)).toContain(id);
    }
    for (const { policy } of poverty.records) expect(ids).toContain(policy);
    expect(unique(poverty.records.map(({ policy, measure }) => `${policy} ${measure}`))).toBe(poverty.records.length);
  });

  it('say of each policy what the paper says: whom it reached in its unit, with how much, when, in which line', () => {
    const unitOf = new Map(poverty.policies.map(({ id, countingUnit }) => [id, countingUnit]));
    const said = poverty.records.map(({ policy, measure, count, amount, period, source }) =>
      [
        ...[source.line, policy, measure, count ?? '–', unitOf.get(policy)],
        ...[amount === null ? '–' : Number(amount) / million, period?.vi ?? '–'],
      ].join(' | '),
    );
    expect(said).toEqual([
      '154 | policyCredit | supported | 19240 | borrowings | 425532 | đến hết tháng 6/2020',
      '154 | poorHouseholdCredit | supported | 590 | households | 15775 | đến hết tháng 6/2020',
      '154 | nearPoorHouseholdCredit | supported | 1604 | households | 43813 | đến hết tháng 6/2020',
      '154 | recentlyEscapedHouseholdCredit | supported | 7852 | borrowings | 183460 | đến hết tháng 6/2020',
      '154 | studentCredit | supported | 198 | persons | 11059 | đến hết tháng 6/2020',
      '154 | cleanWaterCredit | supported | 4314 | households | 50062 | đến hết tháng 6/2020',
      '154 | employmentCredit | supported | 1911 | households | 46740 | đến hết tháng 6/2020',
      '154 | workAbroadCredit | supported | 127 | households | 9880 | đến hết tháng 6/2020',
      '156 | electricitySubsidy | supported | 8832 | households | 2914 | 06 tháng đầu năm',
      '164 | healthInsuranceCard | supported | 435924 | cards | 379658 | –',
      '166 | housingSupport | supported | 727 | households | 14575 | 05 tháng đầu năm',
      '168 | provincialLandSupport | approved | 131 | households | – | –',
      '168 | nationalLandSupport | planned | 18 | households | – | –',
      '168 | landFound | planned | 10 | households | – | –',
      '168 | landSought | planned | 8 | households | – | –',
      '170 | medicalCostSupport | supported | 23376 | occurrences | 4271 | 06 tháng đầu năm',
      '170 | treatmentCostSupport | supported | 96 | occurrences | 871 | 06 tháng đầu năm',
      '170 | patientMealSupport | supported | 11776 | occurrences | 3019 | 06 tháng đầu năm',
      '170 | patientTravelSupport | supported | 11504 | occurrences | 380 | 06 tháng đầu năm',
      '172 | ethnicMinorityCredit | allocated | – | households | 7000 | năm 2020',
      '172 | ethnicMinorityCredit | supported | 3 | households | 90 | 06 tháng đầu năm',
      '174 | covidSupport | approved | 99626 | persons | 74719.5 | đến nay',
      '174 | covidSupport | paid | 99081 | persons | 74310.75 | đến nay',
      '174 | covidSupport | absent | 120 | persons | – | đến nay',
      '174 | covidSupport | supportedElsewhere | 425 | persons | – | đến nay',
      '174 | covidSupportPoor | approved | 26559 | persons | – | đến nay',
      '174 | covidSupportNearPoor | approved | 73067 | persons | – | đến nay',
    ]);
  });

  it('keep the rate of the epidemic that calls persons «hộ», and say so', () => {
    const paid = said('covidSupport', 'paid');
    expect(paid?.printedRate).toBe('99,45');
    expect(paid?.readings.map(({ text }) => text.vi).join()).toMatch(/số hộ.*người/);
  });

  it('name no law that the paper does not', () => {
    for (const { id, legalBasis, confidence } of poverty.policies)
      expect([id, confidence]).toEqual([id, legalBasis === null ? 'notFound' : 'seed']);
  });

  it('say nothing of money for land, and nothing of persons for what was allocated', () => {
    const land = poverty.records.filter(({ policy }) => /[lL]and/.test(policy));
    expect(land.map(({ count, amount }) => [count, amount])).toEqual([131, 18, 10, 8].map((count) => [count, null]));
    expect(said('ethnicMinorityCredit', 'allocated')).toMatchObject({ count: null, amount: String(7_000 * million) });
  });

  it('count as many as their parts do, where the paper says what they are made of', () => {
    expect(total(partsOf('medicalCostSupport'), 'count')).toBe(said('medicalCostSupport')?.count);
    expect(total(partsOf('nationalLandSupport', 'planned'), 'count')).toBe(
      said('nationalLandSupport', 'planned')?.count,
    );
    expect(total(partsOf('covidSupport', 'approved'), 'count')).toBe(said('covidSupport', 'approved')?.count);
  });

  it('cost a million more in medical support than its parts', () => {
    expect(total(partsOf('medicalCostSupport'), 'amount') / million).toBe(4_270);
    expect(Number(said('medicalCostSupport')?.amount) / million).toBe(4_271);
  });

  it('lend more in all than by the three groups, and more than with the four other loans', () => {
    const three = partsOf('policyCredit');
    const four = ['studentCredit', 'cleanWaterCredit', 'employmentCredit', 'workAbroadCredit'].map((id) => said(id));
    expect([total(three, 'count'), total(three, 'amount') / million]).toEqual([10_046, 243_048]);
    expect([total([...three, ...four], 'count'), total([...three, ...four], 'amount') / million]).toEqual([
      16_596, 360_789,
    ]);
    expect(said('policyCredit')).toMatchObject({ count: 19_240, amount: String(425_532 * million) });
  });

  it('pay 750.000 đồng a person in the epidemic, and account for everyone who was not paid', () => {
    const approved = said('covidSupport', 'approved');
    const paid = said('covidSupport', 'paid');
    for (const one of [approved, paid]) expect(Number(one?.amount)).toBe(Number(one?.count) * 750_000);
    const unpaid = [said('covidSupport', 'absent'), said('covidSupport', 'supportedElsewhere')];
    expect(Number(approved?.count) - Number(paid?.count)).toBe(total(unpaid, 'count'));
    expect(rounded((100 * Number(paid?.count)) / Number(approved?.count))).toBe(rate(paid?.printedRate ?? null));
  });

  it('pay for electricity what 55.000 đồng a month come to, cut off to a million', () => {
    const { count, amount } = said('electricitySubsidy') ?? {};
    expect(Math.floor((Number(count) * 55_000 * 6) / million)).toBe(Number(amount) / million);
  });
});

describe('every record of money, poverty and culture', () => {
  it('cites the report, a line of it, and a day that the report could know', () => {
    const records = [...funding, ...poverty.records, ...culture.records];
    for (const { source, asOf, readings } of records) {
      for (const one of [source, ...readings.map((reading) => reading.source)]) {
        expect(one).toMatchObject({ document: 'Báo cáo 02/BC-BCĐ', date: '2020-08-06' });
        expect(one.line).toBeLessThanOrEqual(486);
      }
      expect(['2020-05-31', '2020-06-30', '2020-08-06']).toContain(asOf);
    }
  });
});

describe('contradictions of money, poverty and culture', () => {
  const value = (id: string) => contradictions.find((one) => one.id === id)?.computed?.value;
  const supported = (policy: string) =>
    poverty.records.find((one) => one.policy === policy && one.measure === 'supported');
  const printed = (source: FundingSource) =>
    funding.filter((one) => one.fundingSource === source).map((one) => dong(one.printed ?? '0'));

  it('hold what the records really give', () => {
    const [all, newRural] = printed('integrated');
    expect(value('integrated-money')).toBe(Number((all ?? 0n) - (newRural ?? 0n)) / million);
    expect(value('recurrent-rate')).toBe(rounded((100 * 2_106) / 31_453));
    expect(value('works-and-classes')).toBe(85 + 34);
    expect(value('works-and-classes')).toBe(70 + 49);
    const loans = poverty.records.filter(
      ({ policy, period }) => /Credit$/.test(policy) && /tháng 6/.test(period?.vi ?? ''),
    );
    const parts = loans.filter(({ policy }) => policy !== 'policyCredit');
    expect(parts).toHaveLength(7);
    expect(value('credit-and-its-parts')).toBe(sum(parts.map(({ amount }) => Number(amount))) / million);
    const { count, amount } = supported('housingSupport') ?? {};
    expect(value('housing-loans')).toBe(rounded(Number(amount) / million / Number(count)));
    expect(value('medical-costs')).toBe(871 + 3_019 + 380);
    expect(value('covid-of-households')).toBe(rounded((100 * 99_081) / 99_626));
    expect(value('cultural-hamlet-rate')).toBe(rounded((100 * 481) / 641));
  });
});
