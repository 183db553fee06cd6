import type { SetTrial } from '@langmoi/contracts/set-proposals';
import { turnsOf } from './trial';

const counts = { met: 1, notMet: 0, unknown: 0 };
const commune = (communeId: string, ...criteria: SetTrial['communes'][number]['criteria']) => ({
  ...{ communeId, metBefore: 1, metAfter: 1, criteria },
});

describe('what a draft turns', () => {
  it('is told both ways, by criterion in the order of the set', () => {
    const communes = [
      commune('a', { no: 10, before: 'met', after: 'notMet' }, { no: 2, before: 'unknown', after: 'met' }),
      commune('b', { no: 10, before: 'unknown', after: 'notMet' }),
      commune('c', { no: 10, before: 'notApplicable', after: 'unknown' }),
      commune('d', { no: 10, before: 'notMet', after: 'notApplicable' }),
      commune('e', { no: 10, before: 'notMet', after: 'unknown' }),
    ];
    const of10 = { no: 10, before: counts, after: counts };
    expect(turnsOf({ communes, criteria: [of10] })).toEqual([
      { no: 2, counts: null, communes: { lost: [], won: ['a'], failed: [], opened: [] } },
      { no: 10, counts: of10, communes: { lost: ['a'], won: ['d'], failed: ['b'], opened: ['c', 'e'] } },
    ]);
  });

  it('says of a criterion that is asked otherwise and turns for nobody how it stands', () => {
    const communes = [commune('a', { no: 1, before: 'met', after: 'notApplicable' })];
    const of1 = { no: 1, before: counts, after: counts };
    const nobody = { lost: [], won: [], failed: [], opened: [] };
    expect(turnsOf({ communes, criteria: [of1] })).toEqual([{ no: 1, counts: of1, communes: nobody }]);
    expect(turnsOf({ communes, criteria: [] })).toEqual([]);
  });
});
