import { besideEachOther, sumOfAll } from './together';

const on = '2020-06-30';
const paper = (...numbers: bigint[]) => ({ numbers, asOf: on, rehearsal: false });

describe('Several provinces together', () => {
  it('stand side by side, each under what it is of, and a gap where one says nothing', () => {
    const own = [{ of: 'credit', n: 1 }];
    const theirs = [
      { of: 'community', n: 2 },
      { of: 'credit', n: 3 },
    ];
    expect(besideEachOther([own, theirs], ({ of }) => of)).toEqual([
      { key: 'credit', rows: [own[0], theirs[1]] },
      { key: 'community', rows: [null, theirs[0]] },
    ]);
  });

  it('are added where each gives its numbers, to the last đồng; a rate by both of its numbers', () => {
    expect(sumOfAll([paper(9_007_199_254_740_993n), paper(1n)])).toEqual([9_007_199_254_740_994n]);
    expect(sumOfAll([paper(3n, 4n), paper(1n, 4n)])).toEqual([4n, 8n]);
  });

  it('are not added where one says nothing, nor a paper to a rehearsal, nor half a year to nine months', () => {
    expect(sumOfAll([paper(1n), null])).toBeNull();
    expect(sumOfAll([paper(1n), { ...paper(), numbers: null }])).toBeNull();
    expect(sumOfAll([paper(1n), { ...paper(1n), rehearsal: true }])).toBeNull();
    expect(sumOfAll([paper(1n), { ...paper(1n), asOf: '2020-09-30' }])).toBeNull();
    expect(sumOfAll([])).toBeNull();
  });
});
