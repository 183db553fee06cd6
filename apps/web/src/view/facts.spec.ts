import type { LineRecord, LineView } from '@langmoi/contracts/funding';
import type { PolicyDefinition, SupportView } from '@langmoi/contracts/poverty';
import {
  besideOf,
  byProgramme,
  bySupportedPolicy,
  found,
  policyOrder,
  readingsOf,
  refusalOf,
  shareOfApproved,
  wholeFirst,
} from './facts';

const reading = { text: { vi: 'x', en: 'x' }, source: { document: 'Báo cáo', date: null, line: 1 } };
const record = (version: number, basis: 'stated' | 'entered'): LineRecord => ({
  ...{ id: `r${version}`, version, basis, asOf: '2020-06-30', source: null, rehearsal: basis === 'entered' },
  ...{ recordedAt: '2020-07-01T00:00:00.000Z', amount: '1', planned: null, printed: null, printedRate: null },
  readings: basis === 'stated' ? [reading] : [],
  approval: { state: basis === 'stated' ? 'notNeeded' : 'approved', reason: null, decidedAt: null, mine: false },
});
const paper = record(1, 'stated');
const officer = record(2, 'entered');

const line = (part: Partial<LineView>): LineView => ({
  ...{ lineId: 'l', year: 2020, programme: 'newRural', fundingSource: 'all', measure: 'mobilised' },
  ...{ current: paper, history: [paper], actions: [] },
  ...part,
});

const policy = (id: string, parent: string | null): PolicyDefinition => ({
  ...{ id, parent, title: { vi: id, en: id }, countingUnit: 'persons', legalBasis: null, confidence: 'seed' },
});
const support = (of: string, measure: SupportView['measure'], count: number | null): SupportView => {
  const current = { ...paper, count, amount: null, period: null };
  return { supportId: `${of}-${measure}`, year: 2020, policy: of, measure, current, history: [current] };
};

describe('facts of a service', () => {
  it("put a paper beside an officer's word, and nothing beside a paper's own", () => {
    expect(besideOf({ current: officer, history: [officer, paper] })).toBe(paper);
    expect(besideOf({ current: paper, history: [paper] })).toBeNull();
    expect(besideOf({ current: officer, history: [officer] })).toBeNull();
  });

  it('keep the readings of the paper whatever is recorded after it', () => {
    expect(readingsOf({ current: officer, history: [officer, paper] })).toEqual([reading]);
    expect(readingsOf({ current: officer, history: [officer] })).toEqual([]);
  });

  it('tell why a command would be refused, and refuse what the service does not name', () => {
    expect(refusalOf([{ name: 'recordFunds', allowed: true }], 'recordFunds')).toBeNull();
    expect(refusalOf([{ name: 'recordFunds', allowed: false, reason: '/problems/x' }], 'recordFunds')).toBe(
      '/problems/x',
    );
    expect(refusalOf([], 'recordFunds')).toBe('/problems/not-permitted');
  });

  it("stand by year and programme, in the order of the paper's table, of one measure alone", () => {
    const groups = byProgramme(
      [
        line({ lineId: 'other', measure: 'disbursed' }),
        line({ lineId: 'old', year: 2019 }),
        line({ lineId: 'poverty', programme: 'povertyReduction' }),
        line({ lineId: 'credit', fundingSource: 'credit' }),
        line({ lineId: 'total', fundingSource: 'all' }),
      ],
      'mobilised',
    );
    expect(groups.map(({ key, rows }) => [key, rows.map(({ lineId }) => lineId)])).toEqual([
      ['2020/newRural', ['total', 'credit']],
      ['2020/povertyReduction', ['poverty']],
      ['2019/newRural', ['old']],
    ]);
  });

  it('group supports under the policy that has none above it, approved before paid', () => {
    const policies = [policy('part', 'covid'), policy('covid', null), policy('orphan', 'unknown')];
    expect(policyOrder(policies).map(({ id }) => id)).toEqual(['covid', 'part', 'orphan']);
    const supports = [support('part', 'paid', 1), support('covid', 'paid', 2), support('covid', 'approved', 3)];
    expect(
      bySupportedPolicy(supports, policies).map(([root, rows]) => [root, rows.map((row) => row.supportId)]),
    ).toEqual([['covid', ['covid-approved', 'covid-paid', 'part-paid']]]);
  });

  it('hold what was paid against what was approved, and no other measure', () => {
    const approved = support('covid', 'approved', 99_626);
    const paid = support('covid', 'paid', 99_081);
    const absent = support('covid', 'absent', 120);
    const all = [approved, paid, absent];
    expect(shareOfApproved(paid, paid.current, all)).toEqual({ part: 99_081n, whole: 99_626n });
    expect(shareOfApproved(absent, absent.current, all)).toBeNull();
    expect(shareOfApproved(paid, paid.current, [paid])).toBeNull();
  });

  it('list the whole before its parts, and the parts by name', () => {
    const rows = ['Trà Cú', 'Toàn tỉnh', 'Càng Long'].map((unitName) => ({ unitName }));
    const sorted = wholeFirst(rows, ({ unitName }) => unitName === 'Toàn tỉnh');
    expect(sorted.map(({ unitName }) => unitName)).toEqual(['Toàn tỉnh', 'Càng Long', 'Trà Cú']);
  });

  it('are found by group and name without Vietnamese marks; empty groups disappear', () => {
    const groups = [
      { title: 'Giảm nghèo', rows: [{ name: 'Vốn tín dụng' }, { name: 'Tổng số' }] },
      { title: 'Nông thôn mới', rows: [{ name: 'Vốn lồng ghép' }] },
    ];
    expect(found(groups, 'tin dung')).toEqual([{ title: 'Giảm nghèo', rows: [{ name: 'Vốn tín dụng' }] }]);
    expect(found(groups, 'giam ngheo')).toHaveLength(1);
    expect(found(groups, '')).toHaveLength(2);
  });
});
