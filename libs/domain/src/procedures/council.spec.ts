import { refusalOf, stageOf2540 } from '../../test/a-stage';
import { checkBallot, checkConvening, judgeMeeting, type CouncilFacts } from './council';

const stage = stageOf2540('council');
const meeting = (inFavour: number, against = 0, blank = 0, over: Partial<CouncilFacts> = {}): CouncilFacts => ({
  members: 9,
  present: inFavour + against + blank,
  ballots: { inFavour, against, blank },
  reasons: [],
  meetingOpen: true,
  ...over,
});
const reasons = [{ criterion: 17, text: 'Rác thải chưa được thu gom' }];

it.each([
  ['6 of 9 members are no quorum of 70 %', meeting(6), 'noQuorum'],
  ['7 of 9 members are', meeting(7), 'approved'],
  ['nobody came', meeting(0), 'noQuorum'],
  ['9 of 10 present are exactly 90 %', meeting(9, 1, 0, { members: 10 }), 'approved'],
  ['a blank ballot is not in favour', meeting(8, 0, 1, { reasons }), 'rejected'],
  ['no quorum wins over a unanimous few', meeting(5, 0, 0, { reasons }), 'noQuorum'],
])('ends a meeting as the regime says: %s', (_, facts, outcome) => {
  expect(judgeMeeting(stage, facts).outcome).toBe(outcome);
});

it('keeps the figure and the council’s own reasons with a rejection', () => {
  const judged = judgeMeeting(stage, meeting(7, 2, 0, { reasons }));
  expect(judged.reasons).toEqual([{ criterion: null, text: expect.stringContaining('7/9') }, ...reasons]);
  expect(judged.figures.map(({ name, needed, met }) => [name, needed, met])).toEqual([
    ['quorum', 7, true],
    ['approve', 9, false],
  ]);
});

it('asks for reasons before it rejects', () => {
  expect(refusalOf(() => judgeMeeting(stage, meeting(7, 2)))).toMatchObject({ type: '/problems/reasons-required' });
});

it('closes only a meeting that is open', () => {
  expect(refusalOf(() => judgeMeeting(stage, meeting(9, 0, 0, { meetingOpen: false })))).toMatchObject({
    type: '/problems/no-meeting-open',
  });
});

it('treats ballots that do not add up as our own fault, not the caller’s', () => {
  expect(() => judgeMeeting(stage, meeting(7, 0, 0, { present: 8 }))).toThrow('do not add up');
});

it('convenes one meeting at a time, never for yesterday', () => {
  expect(() => checkConvening({ meetsOn: '2020-07-20', today: '2020-07-20', meetingOpen: false })).not.toThrow();
  expect(
    refusalOf(() => checkConvening({ meetsOn: '2020-07-20', today: '2020-07-20', meetingOpen: true })),
  ).toMatchObject({ type: '/problems/meeting-open' });
  expect(
    refusalOf(() => checkConvening({ meetsOn: '2020-07-19', today: '2020-07-20', meetingOpen: false })).extra,
  ).toMatchObject({ errors: [{ pointer: '/meetsOn' }] });
});

it('takes one ballot a member while the meeting is open', () => {
  expect(() => checkBallot({ meetingOpen: true, voted: false })).not.toThrow();
  expect(refusalOf(() => checkBallot({ meetingOpen: true, voted: true }))).toMatchObject({
    type: '/problems/already-voted',
  });
  expect(refusalOf(() => checkBallot({ meetingOpen: false, voted: true }))).toMatchObject({
    type: '/problems/no-meeting-open',
  });
});
