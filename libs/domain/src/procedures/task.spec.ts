import type { DocumentCode } from '@langmoi/contracts/regime';
import { refusalOf, stageOf2540 } from '../../test/a-stage';
import { judgeTask, missingDocuments, type TaskFacts } from './task';

const submission = stageOf2540('submission');
const review = stageOf2540('district-review');
const all = Array.from({ length: 19 }, (_, index) => index + 1);
const papers: DocumentCode[] = ['SUBMISSION', 'SELF_REPORT', 'OPINION_SUMMARY', 'MEETING_MINUTES', 'DEBT_REPORT'];
const facts = (over: Partial<TaskFacts> = {}): TaskFacts => ({
  outcome: 'submit',
  reasons: [],
  seenVersion: 2,
  assessment: { version: 2, notAchieved: [] },
  criteria: all,
  documents: papers,
  ...over,
});

it('lets a commune submit with every criterion, every paper and the newest assessment', () => {
  expect(judgeTask(submission, facts())).toEqual({ outcome: 'submit', reasons: [], figures: [] });
});

it('refuses Long Hiệp with the four criteria it lacks', () => {
  const assessment = { version: 2, notAchieved: [17, 5, 1, 9] };
  expect(refusalOf(() => judgeTask(submission, facts({ assessment, documents: [] })))).toMatchObject({
    type: '/problems/criteria-missing',
    status: 422,
    extra: { missing: [1, 5, 9, 17] },
  });
});

it('counts a commune that never assessed itself as lacking everything', () => {
  expect(refusalOf(() => judgeTask(submission, facts({ assessment: null })))).toMatchObject({
    type: '/problems/criteria-missing',
    extra: { missing: all },
  });
});

it('refuses a submission on an older version than the newest', () => {
  expect(refusalOf(() => judgeTask(submission, facts({ seenVersion: 1 })))).toMatchObject({
    type: '/problems/stale-version',
    status: 409,
    extra: { seen: 1, current: 2 },
  });
  expect(refusalOf(() => judgeTask(submission, facts({ seenVersion: undefined })))).toMatchObject({
    type: '/problems/invalid-request',
    extra: { errors: [{ pointer: '/assessmentVersion' }] },
  });
});

it('names the required papers that are not attached', () => {
  const documents: DocumentCode[] = ['SUBMISSION', 'PHOTOS'];
  expect(refusalOf(() => judgeTask(submission, facts({ documents })))).toMatchObject({
    type: '/problems/documents-missing',
    extra: { missing: ['SELF_REPORT', 'OPINION_SUMMARY', 'MEETING_MINUTES', 'DEBT_REPORT'] },
  });
  expect(missingDocuments(submission, papers)).toEqual([]);
});

it('refuses an outcome that the step does not have', () => {
  expect(refusalOf(() => judgeTask(submission, facts({ outcome: 'forward' })))).toMatchObject({
    type: '/problems/unknown-outcome',
    extra: { outcomes: ['submit'] },
  });
});

it('returns to the commune only with a reason for a criterion', () => {
  const back = (reasons: TaskFacts['reasons']) => () => judgeTask(review, facts({ outcome: 'return', reasons }));
  expect(refusalOf(back([]))).toMatchObject({ type: '/problems/reasons-required' });
  expect(refusalOf(back([{ criterion: null, text: 'Chưa rõ' }]))).toMatchObject({ type: '/problems/reasons-required' });
  expect(refusalOf(back([{ criterion: 20, text: 'Chưa đạt' }]))).toMatchObject({
    type: '/problems/unknown-criterion',
    extra: { unknown: [20] },
  });
  const reasons = [{ criterion: 17, text: 'Chưa có nghĩa trang theo quy hoạch' }];
  expect(back(reasons)()).toMatchObject({ outcome: 'return', reasons });
});

it('never holds up a return for a paper, and always a forwarding', () => {
  const reasons = [{ criterion: 5, text: 'Thiếu phòng học' }];
  expect(judgeTask(review, facts({ outcome: 'return', reasons, documents: [] })).outcome).toBe('return');
  expect(refusalOf(() => judgeTask(review, facts({ outcome: 'forward' })))).toMatchObject({
    type: '/problems/documents-missing',
    extra: { missing: ['REVIEW_REPORT'] },
  });
});

it('refuses a registration with at least one reason', () => {
  const registration = stageOf2540('registration');
  expect(refusalOf(() => judgeTask(registration, facts({ outcome: 'refuse' })))).toMatchObject({
    type: '/problems/reasons-required',
  });
  const reasons = [{ criterion: null, text: 'Ngoài kế hoạch năm' }];
  expect(judgeTask(registration, facts({ outcome: 'refuse', reasons })).outcome).toBe('refuse');
});
