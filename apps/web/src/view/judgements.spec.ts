import type { Outcome } from '@langmoi/contracts/criteria-facts';
import type { UnitView } from '@langmoi/contracts/directory';
import type { Because } from '@langmoi/contracts/judgement';
import type { CommuneStanding, StatedValue } from '@langmoi/contracts/reporting';
import type { Carried, UnitForm } from '@langmoi/contracts/units';
import {
  byDistrict,
  cellOf,
  cellsOf,
  filterJudged,
  groupsOf,
  judgedCommunes,
  countsOf,
  meanMet,
  meansByUnit,
  trendDays,
  type JudgedCommune,
} from './judgements';

const all = { met: '', district: '', criterion: '', cell: '' };

function commune(id: string, criteria: [Outcome, Because][], said: number | null, district = 'd'): JudgedCommune {
  const metCount = criteria.filter(([outcome]) => outcome === 'met' || outcome === 'notApplicable').length;
  return {
    ...{ communeId: id, outcome: 'unknown', metCount, rehearsal: false, conditions: [] },
    criteria: criteria.map(([outcome, because], at) => ({ no: at + 1, outcome, because })),
    standing: { communeId: id, metCount: said } as CommuneStanding,
    ...{ name: id, district: { id: district, name: district } },
  };
}

const open: [Outcome, Because] = ['unknown', 'noFact'];
const communes = [
  commune(
    'a',
    [
      ['met', 'parts'],
      ['met', 'stated'],
    ],
    1,
  ),
  commune('b', [['notMet', 'measured'], open], 2, 'e'),
  commune('c', [open, open], null),
];

describe('the table of communes and criteria', () => {
  it('keeps what figures say apart from what was only said', () => {
    expect(cellOf({ outcome: 'met', because: 'stated' })).toBe('statedMet');
    expect(cellOf({ outcome: 'notMet', because: 'stated' })).toBe('statedNot');
    expect(cellOf({ outcome: 'notApplicable', because: 'notAskedOfKind' })).toBe('met');
    expect(cellOf({ outcome: 'unknown', because: 'stated' })).toBe('open');
    expect(cellsOf(communes, 2)).toEqual({ met: 0, notMet: 0, statedMet: 1, statedNot: 0, open: 2 });
  });

  it('opens every number to its rows', () => {
    const ids = (part: Partial<typeof all>) => filterJudged(communes, { ...all, ...part }).map((one) => one.communeId);
    expect(ids({})).toEqual(['a', 'b', 'c']);
    expect(ids({ met: '0' })).toEqual(['b']);
    expect(ids({ met: 'none' })).toEqual(['c']);
    expect(ids({ district: 'e' })).toEqual(['b']);
    expect(ids({ criterion: '1', cell: 'notMet' })).toEqual(['b']);
  });

  it('counts nobody of whom nothing is known, and adds no word to another', () => {
    expect(meanMet(communes)).toEqual({ sum: 2, n: 2, mean: '1.00' });
    expect(meanMet([])).toBeNull();
    const paper = { id: 'p', value: '7' } as StatedValue;
    const rows = [
      { met: 2, stated: 7, statedBy: paper },
      { met: 5, stated: 0, statedBy: { ...paper, value: '0' } },
    ];
    expect(groupsOf(communes, rows)).toEqual([
      { met: 2, judged: 1, said: 1, paper },
      { met: 1, judged: 0, said: 1, paper: null },
      { met: 0, judged: 1, said: 0, paper: null },
    ]);
  });

  it('counts of a province what there is, is known and is full, so that provinces can be added', () => {
    expect(countsOf(communes)).toMatchObject({ judged: communes.length, known: 2, met: 2 });
    expect(countsOf([])).toEqual({ judged: 0, known: 0, full: 0, met: 0 });
  });

  it('tells the means of several days by the unit that holds each commune, those that none does apart and last', () => {
    const unit = { unitId: 'x', name: 'X' } as UnitForm;
    const [first, ...others] = communes;
    const carried = { on: '2025-07-01', places: [{ fromId: first!.communeId, unit }] } as unknown as Carried;
    const views = [
      { rows: communes, carried },
      { rows: [first!], carried },
    ];
    expect(meansByUnit(views)).toEqual([
      { unit, means: [meanMet([first!]), meanMet([first!])] },
      { unit: null, means: [meanMet(others), null] },
    ]);
  });

  it('leaves a row standing whose commune the report does not know', () => {
    const [first] = communes;
    expect(judgedCommunes(first ? [first] : [], [], [])[0]).toMatchObject({
      standing: null,
      name: '…',
      district: null,
    });
  });

  it('calls a commune and its district as they were called on the day', () => {
    const [first] = communes;
    const unit = (
      id: string,
      level: 'commune' | 'district' | 'province',
      kind: UnitView['kind'],
      parentId: string | null,
    ) => ({ id, level, kind, parentId, name: `${id} xưa` }) as UnitView;
    const units = [
      unit('p', 'province', 'province', null),
      unit('h', 'district', 'town', 'p'),
      unit('a', 'commune', 'commune', 'h'),
    ];
    const standing = { communeId: 'a', name: 'a nay', districtName: 'nay' } as CommuneStanding;
    const [judged] = judgedCommunes(first ? [first] : [], [standing], units);
    expect(judged).toMatchObject({ name: 'a xưa', district: { id: 'h', name: 'Thị xã h xưa' } });
    const [below] = judgedCommunes(first ? [first] : [], [], [unit('a', 'commune', 'ward', 'p'), ...units.slice(0, 2)]);
    expect(below?.district).toBeNull();
  });

  it('puts communes below their districts, and those below none last', () => {
    const free = { ...communes[2]!, district: null };
    expect(byDistrict([free, ...communes.slice(0, 2)]).map((one) => [one.district?.id, one.communes.length])).toEqual([
      ['d', 1],
      ['e', 1],
      [undefined, 1],
    ]);
  });

  it('looks back by half-years', () => {
    expect(trendDays('2020-07-01', 3)).toEqual(['2019-06-30', '2019-12-31', '2020-06-30', '2020-07-01']);
    expect(trendDays('2020-06-30', 2)).toEqual(['2019-06-30', '2019-12-31', '2020-06-30']);
  });
});
