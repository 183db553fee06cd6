import { contentSum, nextActions, obstaclesOf, progressOf } from './dossier';
import { factsOf } from './act-facts';
import { wholeNumber } from './format';
import { byTimeLeft, nextDeadline, urgencyOf } from './work';
import { cellOf } from './standing';

describe('what the caller may do next', () => {
  it('is what the service lets in, without the papers', () => {
    const actions = [
      { name: 'forward', allowed: false, reason: '/problems/documents-missing' },
      { name: 'return', allowed: true },
      { name: 'attach', allowed: true },
    ];
    expect(nextActions(actions).allowed).toEqual(['return']);
  });

  it('explains what the caller can mend before what others do', () => {
    const actions = [
      { name: 'convene', allowed: false, reason: '/problems/not-permitted' },
      { name: 'ballot', allowed: false, reason: '/problems/already-voted' },
    ];
    expect(nextActions(actions).refused?.reason).toBe('/problems/already-voted');
  });

  it('names the criteria or papers that stand in the way', () => {
    const title = { vi: 'Tờ trình', en: 'Letter' };
    const dossier = {
      assessment: { version: 1, metCount: 15, total: 19, missing: [1, 5, 9, 17], asOf: '2020-08-06', rehearsal: false },
      requiredDocuments: [
        { code: 'SUBMISSION' as const, title, required: true, present: false, confidence: 'read' },
        { code: 'PHOTOS' as const, title, required: false, present: false, confidence: 'read' },
      ],
    };
    expect(obstaclesOf(dossier, '/problems/criteria-missing')).toEqual([1, 5, 9, 17]);
    expect(obstaclesOf(dossier, '/problems/documents-missing')).toEqual([title]);
  });
});

describe('the course of a dossier', () => {
  it('counts the step it is at, and all of them at its end', () => {
    expect(progressOf([{ state: 'done' }, { state: 'current' }, { state: 'ahead' }])).toEqual({ at: 2, of: 3 });
    expect(progressOf([{ state: 'done' }, { state: 'done' }])).toEqual({ at: 2, of: 2 });
  });

  it('reads the figures of an act, and nothing where it has none', () => {
    const vote = { heldOn: '2020-07-01', invited: 40, present: 38, inFavour: 36, against: 1, abstained: 1 };
    expect(factsOf(vote)?.kind).toBe('vote');
    expect(factsOf({ outcome: 'forward' })).toBeNull();
  });
});

describe('a row of the poll', () => {
  const row = { content: 'Chung', satisfied: '70', notSatisfied: '5', noOpinion: '5' };
  it('adds up as it is typed, and says by how much it is off', () => {
    expect(contentSum(row, 80, wholeNumber)).toEqual({ sum: 80, off: 0, percent: 87.5 });
    expect(contentSum(row, 90, wholeNumber).off).toBe(-10);
  });

  it('waits for the last number before it says anything', () => {
    expect(contentSum({ ...row, satisfied: '' }, 80, wholeNumber).sum).toBeNull();
  });
});

describe('work by legal time left', () => {
  const items = [
    { communeName: 'Hưng Mỹ', dueOn: null, daysLeft: null },
    { communeName: 'Bình Phú', dueOn: '2020-07-15', daysLeft: 14 },
    { communeName: 'Tân Hiệp', dueOn: '2020-06-29', daysLeft: -2 },
  ];

  it('puts the late first and the unlimited last', () => {
    expect(byTimeLeft(items).map(({ communeName }) => communeName)).toEqual(['Tân Hiệp', 'Bình Phú', 'Hưng Mỹ']);
  });

  it('finds the deadline that passes next, today’s included', () => {
    expect(nextDeadline(items, '2020-07-01')).toBe('2020-07-15');
    expect(nextDeadline(items, '2020-07-15')).toBe('2020-07-15');
    expect(nextDeadline(items, '2020-07-16')).toBeNull();
  });

  it.each([
    [-1, 'late'],
    [0, 'soon'],
    [3, 'soon'],
    [4, 'calm'],
    [null, 'open'],
  ])('calls %p days left %s', (daysLeft, urgency) => {
    expect(urgencyOf({ daysLeft })).toBe(urgency);
  });
});

describe('a cell of the matrix', () => {
  it('has no data where nobody described the commune', () => {
    expect(cellOf({ metCount: null, missing: [], basis: 'none' }, 5)).toBe('noData');
    expect(cellOf({ metCount: 15, missing: [5], basis: 'stated' }, 5)).toBe('missing');
    expect(cellOf({ metCount: 15, missing: [5], basis: 'stated' }, 6)).toBe('achieved');
  });

  it('is only inferred where a recognition is all that is known', () => {
    expect(cellOf({ metCount: 19, missing: [], basis: 'recognised' }, 5)).toBe('inferred');
  });
});
