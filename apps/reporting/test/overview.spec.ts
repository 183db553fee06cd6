import { aCaller } from '@langmoi/testing/callers';
import { randomUUID } from 'node:crypto';
import { startReporting, type Reporting } from './service';
import { aClock, aDecision, anAssessment, eventsOfTraVinh, hamTan, longHiep, provinceId, tanHiep } from './tra-vinh';

let reporting: Reporting;

beforeAll(async () => {
  reporting = await startReporting();
  await reporting.deliverTogether(eventsOfTraVinh());
  await reporting.loadStatements();
});
afterAll(() => reporting?.close());

async function figure(id: string) {
  const { headline } = await reporting.overview();
  const { stated, computed, agrees, explanation } = headline.find((one) => one.id === id)!;
  const { value, numerator, denominator } = computed ?? {};
  return { stated: stated.map((one) => one.value), value, numerator, denominator, agrees, explanation };
}

it.each([
  { id: 'recognised', stated: ['57'], value: 57, numerator: 57, denominator: 85, agrees: true },
  { id: 'met-19', stated: ['61/85', '61'], value: 59, numerator: 59, denominator: 85, agrees: false },
  { id: 'met-19-rate', stated: ['71,76'], value: 69.41, numerator: 59, denominator: 85, agrees: false },
  { id: 'mean', stated: ['17,4'], value: 18.27, numerator: 1279, denominator: 70, agrees: false },
  { id: 'advanced', stated: ['02/85'], value: 2, numerator: 2, denominator: 85, agrees: true },
  { id: 'registered-ntm', stated: ['13'], value: 13, numerator: 13, denominator: 85, agrees: true },
  { id: 'registered-ntm-met-19', stated: ['02/13'], value: 2, numerator: 2, denominator: 13, agrees: true },
  { id: 'registered-ntm-met-14-18', stated: ['10/13'], value: 9, numerator: 9, denominator: 13, agrees: false },
  { id: 'registered-advanced', stated: ['21'], value: 21, numerator: 21, denominator: 85, agrees: true },
  { id: 'registered-advanced-met-20', stated: ['04/21'], value: 4, numerator: 4, denominator: 21, agrees: true },
  { id: 'registered-advanced-met-15-19', stated: ['17/21'], value: 17, numerator: 17, denominator: 21, agrees: true },
])('states and computes $id of Trà Vinh side by side', async ({ id, ...expected }) => {
  expect(await figure(id)).toMatchObject(expected);
});

it('explains 59 beside 61 by the detail, in which the four under appraisal meet it in Hàm Tân alone', async () => {
  const { explanation } = await figure('met-19');
  expect(explanation?.vi).toContain('57 + 2 = 59');
  expect((await figure('under-appraisal')).value).toBeUndefined();
  const { headline } = await reporting.overview();
  const counted = headline.find(({ id }) => id === 'met-19')!.computed!.communes;
  expect(counted).toHaveLength(59);
  const notRecognised = counted.filter(({ note }) => !note?.vi.startsWith('đã công nhận'));
  expect(notRecognised.map(({ name }) => name).sort()).toEqual(['Hàm Tân', 'Lương Hòa']);
});

it('leaves the 15 communes that the report does not describe without data', async () => {
  const { noData, communes } = await reporting.overview();
  expect(noData).toBe(15);
  expect(communes).toHaveLength(85);
  expect(communes.filter(({ metCount }) => metCount === null).map(({ basis }) => basis)).toEqual(
    Array(15).fill('none'),
  );
});

it('counts the groups by our rows beside the table of the paper', async () => {
  const { groups } = await reporting.overview();
  const known = groups.filter(({ stated, computed }) => stated || computed);
  expect(
    known.every(({ stated, statedBy }) => statedBy?.value === (stated === null ? undefined : String(stated))),
  ).toBe(true);
  expect(known.map(({ met, group, stated, computed }) => [met, group, stated, computed])).toEqual([
    [19, 'Nhóm 1', 61, 59],
    [17, 'Nhóm 2', 1, 0],
    [16, 'Nhóm 2', 4, 1],
    [15, 'Nhóm 2', 3, 5],
    [14, 'Nhóm 3', 0, 3],
    [13, 'Nhóm 3', 7, 1],
    [12, 'Nhóm 3', 4, 1],
    [11, 'Nhóm 3', 5, 0],
  ]);
  expect(groups.map(({ met }) => met)).toEqual(Array.from({ length: 20 }, (_, at) => 19 - at));
});

it('counts by district beside what the paper states of it', async () => {
  const { districts } = await reporting.overview();
  expect(districts).toHaveLength(9);
  const cangLong = districts.find(({ name }) => name === 'Huyện Càng Long')!;
  expect(cangLong).toMatchObject({
    communes: 13,
    recognised: { value: 10, numerator: 10, denominator: 13 },
    statedRecognised: { value: '10' },
    statedRate: { value: '76,92' },
    statedMean: { value: '17,92' },
    meanComputed: { value: 18.08, numerator: 235, denominator: 13 },
  });
  for (const { recognised, statedRecognised } of districts) {
    expect(String(recognised.value)).toBe(statedRecognised?.value);
  }
  expect(districts.reduce((sum, { recognised }) => sum + recognised.value!, 0)).toBe(57);
});

it('keeps both statements of Tân Hiệp and of every other contradiction', async () => {
  const { contradictions } = await reporting.overview();
  const statements = contradictions.find(({ id }) => id === 'tan-hiep')!.statements;
  expect(statements.map(({ source }) => source.line)).toEqual([55, 57]);
  expect(statements.map(({ text }) => /1[23]/.exec(text)?.[0])).toEqual(['13', '12']);
  expect(contradictions.every((one) => one.statements.length >= 2)).toBe(true);
  const english = (await reporting.overview('en')).contradictions;
  expect(english[0]!.statements[0]!.text).not.toBe(contradictions[0]!.statements[0]!.text);
});

it('knows of each commune what it lacks and from where', async () => {
  expect(await reporting.standing(tanHiep)).toMatchObject({
    ...{ name: 'Tân Hiệp', districtName: 'Huyện Trà Cú', metCount: 12, total: 19, basis: 'stated' },
    ...{ missing: [1, 5, 9, 11, 16, 17, 19], source: { line: 57 }, recognised: [] },
    registered: [{ tier: 'NTM', year: 2020, metCount: 12, total: 19 }],
  });
  expect(await reporting.standing(longHiep)).toMatchObject({ metCount: 15, missing: [1, 5, 9, 17] });
});

it('shows one commune as the overview shows it', async () => {
  const { communes } = await reporting.overview();
  for (const code of [hamTan, tanHiep]) {
    expect(await reporting.standing(code)).toEqual(communes.find(({ communeId }) => communeId === code));
  }
});

it('gives every rate that it computes a numerator, a denominator and a date', async () => {
  const { headline, districts } = await reporting.overview();
  const computed = [
    ...headline.flatMap((one) => one.computed ?? []),
    ...districts.flatMap(({ recognised, meanComputed }) => [recognised, meanComputed]),
  ];
  for (const { value, numerator, denominator, asOf } of computed) {
    expect([value, numerator, denominator].every((number) => typeof number === 'number')).toBe(true);
    expect(asOf).toBe('2020-08-06');
  }
});

it('hides a province and its communes from the callers of another', async () => {
  const stranger = aCaller({ provinceId: randomUUID(), roles: ['auditor'] });
  expect(await reporting.get(`/provinces/${provinceId}/overview`, stranger)).toMatchObject({
    status: 404,
    body: { type: '/problems/province-not-found' },
  });
  expect(await reporting.get(`/communes/${hamTan}/standing`, stranger)).toMatchObject({
    status: 404,
    body: { type: '/problems/unit-not-found' },
  });
});

it.each([
  ['/provinces/x/overview', '/params/provinceId'],
  ['/communes/29489/standing', '/params/communeId'],
])('refuses %s as malformed at %s', async (path, pointer) => {
  expect(await reporting.get(path)).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
});

describe('after a decision', () => {
  beforeAll(() => reporting.deliverAll([aDecision({ effectiveOn: '2020-09-05' }), aClock('2020-09-04')]));

  it('does not count a recognition before it takes effect', async () => {
    expect((await figure('recognised')).value).toBe(57);
  });

  it('raises the count by one when the date comes, marked as rehearsal, and leaves what is stated', async () => {
    await reporting.deliver(aClock('2020-09-05'));
    const { stated, value, agrees, explanation } = await figure('recognised');
    expect({ stated, value, agrees }).toEqual({ stated: ['57'], value: 58, agrees: false });
    expect(explanation?.vi).toContain('Hàm Tân (số liệu diễn tập)');
    expect((await figure('met-19')).value).toBe(59);
    expect((await reporting.standing(hamTan)).recognised).toEqual([
      { tier: 'NTM', decisionNumber: '01/QĐ-DT', rehearsal: true, source: null },
    ]);
  });

  it('shows a newer self-assessment, and not an older one that comes late', async () => {
    const self = { basis: 'self', rehearsal: true, asOf: '2020-09-03', missing: [17] };
    await reporting.deliver(anAssessment(longHiep, { ...self, version: 3, metCount: 18 }));
    await reporting.deliver(anAssessment(longHiep, { ...self, version: 2, metCount: 16 }));
    expect(await reporting.standing(longHiep)).toMatchObject({ metCount: 18, basis: 'self', rehearsal: true });
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ])('shows the later of two days, told %s what is entered late', async (_, first) => {
    const self = { basis: 'self', rehearsal: true, missing: [17] };
    const words = [
      { ...self, asOf: '2020-09-03', version: 3 + 2 * first, metCount: 18 },
      { ...self, asOf: '2020-06-30', version: 9 + 2 * first, metCount: 12 },
    ];
    for (const word of first ? words.reverse() : words) await reporting.deliver(anAssessment(longHiep, word));
    expect(await reporting.standing(longHiep)).toMatchObject({ metCount: 18 });
  });

  it('never mixes what a rehearsal invented into what is compared with the paper', async () => {
    const invented = { basis: 'self', rehearsal: true, asOf: '2020-09-04', version: 9, metCount: 19 };
    await reporting.deliver(anAssessment(tanHiep, invented));
    await reporting.deliver(anAssessment(longHiep, invented));
    expect((await reporting.standing(tanHiep)).metCount).toBe(19);
    expect((await figure('met-19')).value).toBe(59);
    expect((await figure('mean')).numerator).toBe(1279);
    const { headline, groups, noData } = await reporting.overview();
    expect(headline.find(({ id }) => id === 'met-19')?.computed?.how.vi).toContain('Không tính số liệu diễn tập');
    expect(groups.find(({ met }) => met === 12)?.computed).toBe(1);
    expect(noData).toBe(15);
  });
});
