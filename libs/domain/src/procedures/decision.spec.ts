import { refusalOf, stageOf2540 } from '../../test/a-stage';
import { judgeAnnouncement } from './announcement';
import { issuedDecision, judgeDecision, type DecisionFacts } from './decision';

const stage = stageOf2540('decision');
const today = '2020-09-10';
const issue = (over: Partial<DecisionFacts> = {}): DecisionFacts => ({
  outcome: 'issued',
  number: ' 1234/QĐ-UBND ',
  signedOn: '2020-09-10',
  effectiveOn: '2020-09-10',
  signatory: 'Chủ tịch',
  reasons: [],
  today,
  ...over,
});

it('issues a decision with its number, dates and signatory', () => {
  expect(judgeDecision(stage, issue()).outcome).toBe('issued');
  expect(issuedDecision(issue())).toMatchObject({ number: '1234/QĐ-UBND', effectiveOn: '2020-09-10' });
});

it('names every field that a decision lacks', () => {
  const { extra } = refusalOf(() => judgeDecision(stage, { outcome: 'issued', reasons: [], today }));
  const pointers = (extra?.errors as { pointer: string }[]).map(({ pointer }) => pointer);
  expect(pointers).toEqual(['/number', '/signedOn', '/effectiveOn', '/signatory']);
});

it.each([
  ['signed tomorrow', { signedOn: '2020-09-11', effectiveOn: '2020-09-11' }, '/signedOn'],
  ['in effect before its signature', { effectiveOn: '2020-09-09' }, '/effectiveOn'],
])('refuses a decision %s', (_, over, pointer) => {
  expect(refusalOf(() => judgeDecision(stage, issue(over))).extra).toMatchObject({ errors: [{ pointer }] });
});

it('declines only with reasons', () => {
  const decline = { outcome: 'declined', reasons: [], today } as const;
  expect(refusalOf(() => judgeDecision(stage, decline))).toMatchObject({ type: '/problems/reasons-required' });
  const reasons = [{ criterion: null, text: 'Có khiếu nại chưa giải quyết' }];
  expect(judgeDecision(stage, { ...decline, reasons })).toMatchObject({ outcome: 'declined', reasons });
});

it('announces what was signed, once it has happened', () => {
  const decision = { signedOn: '2020-09-10' };
  expect(judgeAnnouncement({ announcedOn: '2020-09-10', decision, today }).outcome).toBe('announced');
  for (const announcedOn of ['2020-09-09', '2020-09-11']) {
    expect(refusalOf(() => judgeAnnouncement({ announcedOn, decision, today })).extra).toMatchObject({
      errors: [{ pointer: '/announcedOn' }],
    });
  }
});
