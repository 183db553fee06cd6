import type { CriterionResult } from '@langmoi/contracts/criteria';
import { Problem } from '@langmoi/contracts/problem';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { completed, draftViewOf, nextRevision, statedResults, summaryOf } from './assessment';

const criteria = [1, 2, 3, 4, 5];

it('says of every criterion what it was told, and "no data" of the rest', () => {
  expect(
    completed(
      [
        { criterion: 4, state: 'missing', note: 'thiếu' },
        { criterion: 1, state: 'achieved' },
      ],
      criteria,
    ),
  ).toEqual([
    { criterion: 1, state: 'achieved' },
    { criterion: 2, state: 'noData' },
    { criterion: 3, state: 'noData' },
    { criterion: 4, state: 'missing', note: 'thiếu' },
    { criterion: 5, state: 'noData' },
  ]);
});

it('points at each criterion that the set does not have', () => {
  const problem = refusalOf(() =>
    completed(
      [
        { criterion: 1, state: 'missing' },
        { criterion: 20, state: 'missing' },
      ],
      criteria,
    ),
  );
  expect(problem).toMatchObject({
    type: '/problems/unknown-criterion',
    extra: { criteria: [20], errors: [{ pointer: '/results/1/criterion' }] },
  });
});

it('refuses a criterion that is answered twice', () => {
  const problem = refusalOf(() =>
    completed(
      [
        { criterion: 3, state: 'missing' },
        { criterion: 3, state: 'achieved' },
      ],
      criteria,
    ),
  );
  expect(problem).toMatchObject({ status: 422, extra: { errors: [{ pointer: '/results/1/criterion' }] } });
});

it('counts every criterion exactly once, whatever was answered', () => {
  const answers = fc.uniqueArray(
    fc.record({
      criterion: fc.constantFrom(...criteria),
      state: fc.constantFrom<CriterionResult['state']>('achieved', 'missing', 'noData'),
    }),
    { selector: ({ criterion }) => criterion },
  );
  fc.assert(
    fc.property(answers, (results) => {
      const { metCount, total, missing, noData } = summaryOf(completed(results, criteria));
      expect(metCount + missing.length + noData.length).toBe(total);
      expect(metCount).toBe(results.filter(({ state }) => state === 'achieved').length);
    }),
  );
});

it('takes as achieved what a report calls neither missing nor unknown', () => {
  expect(summaryOf(statedResults({ missing: [1, 5] }, criteria))).toEqual({
    metCount: 3,
    total: 5,
    missing: [1, 5],
    noData: [],
  });
  const { missing, noData } = summaryOf(statedResults({ missing: [5], noData: [1] }, criteria));
  expect([missing, noData]).toEqual([[5], [1]]);
  expect(() => statedResults({ missing: [6] }, criteria)).toThrow(Problem);
});

it('answers a stale draft with the draft as it is', () => {
  const draft = draftViewOf({ communeId: 'c', tier: 'NTM', criteriaSet: 'three' }, null);
  expect(nextRevision(draft, 0)).toBe(1);
  expect(refusalOf(() => nextRevision(draft, 3))).toMatchObject({ type: '/problems/stale-version', extra: { draft } });
});
