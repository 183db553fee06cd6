import { refusalOf, stageOf2540 } from '../../test/a-stage';
import { judgePoll, type PollFacts } from './poll';
import { judgeVote, type VoteFacts } from './vote';

const held = { heldOn: '2020-07-20', today: '2020-07-21' };
const vote = (over: Partial<VoteFacts> = {}): VoteFacts => ({
  invited: 35,
  present: 30,
  inFavour: 30,
  against: 0,
  abstained: 0,
  ...held,
  ...over,
});
const poll = (over: Partial<PollFacts> = {}): PollFacts => ({
  households: 1000,
  distributed: 800,
  returned: 700,
  contents: [{ content: 'Giao thông', satisfied: 650, notSatisfied: 30, noOpinion: 20 }],
  ...held,
  ...over,
});

describe("a meeting's vote", () => {
  const stage = stageOf2540('commune-vote');

  it.each([
    [27, 3, 0, 'passed'],
    [26, 4, 0, 'failed'],
    [26, 0, 4, 'failed'],
    [30, 0, 0, 'passed'],
    [0, 30, 0, 'failed'],
  ])('with %i in favour, %i against and %i abstaining of 30 has %s', (inFavour, against, abstained, outcome) => {
    expect(judgeVote(stage, vote({ inFavour, against, abstained })).outcome).toBe(outcome);
  });

  it('puts the figures of a failure on record', () => {
    const { reasons, figures } = judgeVote(stage, vote({ inFavour: 26, against: 4 }));
    expect(reasons).toEqual([{ criterion: null, text: expect.stringContaining('26/30') }]);
    expect(reasons[0]?.text).toContain('cần ít nhất 27');
    expect(figures).toEqual([expect.objectContaining({ numerator: 26, denominator: 30, pct: 86.66, requiredPct: 90 })]);
  });

  it('is refused where its figures contradict each other or the calendar', () => {
    const at = (over: Partial<VoteFacts>) => refusalOf(() => judgeVote(stage, vote(over))).extra;
    expect(at({ present: 36 })).toMatchObject({ errors: [{ pointer: '/present' }] });
    expect(at({ against: 1 })).toMatchObject({ errors: [{ pointer: '/inFavour' }] });
    expect(at({ heldOn: '2020-07-22' })).toMatchObject({ errors: [{ pointer: '/heldOn' }] });
  });
});

describe("the Front's poll", () => {
  const stage = stageOf2540('front-poll');
  const content = (satisfied: number, returned = 700) => [
    { content: 'Giao thông', satisfied, notSatisfied: returned - satisfied, noOpinion: 0 },
  ];

  it.each([
    ['60 % of the households are enough', poll({ returned: 600, contents: content(500, 600) }), 'passed'],
    ['one household fewer is not', poll({ returned: 599, contents: content(500, 599) }), 'failed'],
    ['80 % satisfied is not above 80 %', poll({ contents: content(560) }), 'failed'],
    ['one more satisfied household is', poll({ contents: content(561) }), 'passed'],
  ])('passes by its thresholds: %s', (_, facts, outcome) => expect(judgePoll(stage, facts).outcome).toBe(outcome));

  it('fails by one content of several, and names it', () => {
    const contents = [
      { content: 'Giao thông', satisfied: 690, notSatisfied: 10, noOpinion: 0 },
      { content: 'Môi trường', satisfied: 500, notSatisfied: 100, noOpinion: 100 },
    ];
    const { outcome, reasons, figures } = judgePoll(stage, poll({ contents }));
    expect(outcome).toBe('failed');
    expect(reasons.map(({ text }) => text)).toEqual([expect.stringMatching(/"Môi trường".*500\/700.*trên 80 %/)]);
    expect(figures.map(({ name, met }) => [name, met])).toEqual([
      ['coverage', true],
      ['satisfied', true],
      ['satisfied', false],
    ]);
  });

  it('is refused at the field that cannot be', () => {
    const at = (over: Partial<PollFacts>) => refusalOf(() => judgePoll(stage, poll(over))).extra;
    expect(at({ distributed: 1001 })).toMatchObject({ errors: [{ pointer: '/distributed' }] });
    expect(at({ returned: 801 })).toMatchObject({ errors: [{ pointer: '/returned' }] });
    expect(at({ returned: 1001 })).toMatchObject({ errors: [{ pointer: '/returned' }] });
    expect(at({ contents: content(650, 699) })).toMatchObject({ errors: [{ pointer: '/contents/0/satisfied' }] });
  });
});
