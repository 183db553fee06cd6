import { Inviting } from '@langmoi/contracts/officers';
import { patterns } from '@langmoi/contracts/patterns';
import { IssueDecision, RecordPoll, RecordVote } from '@langmoi/contracts/recognition';
import type { z } from 'zod';
import { inputErrors } from './input-errors';

function errorsOf(schema: z.ZodType, content: unknown, language: 'vi' | 'en' = 'vi') {
  const parsed = schema.safeParse(content);
  return parsed.success ? [] : inputErrors(parsed.error, language);
}

const at = { stage: 'front-poll', round: 1 };
const vote = { ...at, heldOn: '2020-07-01', invited: 40, present: 38, inFavour: 36, against: 1, abstained: 1 };
const poll = { ...at, heldOn: '2020-07-01', households: 100, distributed: 90, returned: 80 };
const content = { content: 'Giao thông', satisfied: 70, notSatisfied: 5, noOpinion: 5 };

describe('what is wrong with a form, at its field', () => {
  it('says that votes do not add up', () => {
    expect(errorsOf(RecordVote, { ...vote, inFavour: 40 })).toEqual([
      { pointer: '/inFavour', detail: 'Đồng ý + không đồng ý + ý kiến khác phải bằng số người dự' },
    ]);
  });

  it('says that more ballots came back than were given out', () => {
    expect(errorsOf(RecordPoll, { ...poll, distributed: 70, contents: [content] }, 'en')).toContainEqual({
      pointer: '/returned',
      detail: 'More ballots returned than distributed',
    });
  });

  it('points at the row of a poll that does not add up', () => {
    const contents = [content, { ...content, satisfied: 1 }];
    expect(errorsOf(RecordPoll, { ...poll, contents })).toEqual([
      { pointer: '/contents/1/satisfied', detail: 'Hài lòng + chưa hài lòng + không ý kiến phải bằng số phiếu thu về' },
    ]);
  });

  it('asks for a number where none was typed, and for a date where it is none', () => {
    expect(errorsOf(RecordVote, { ...vote, invited: undefined, heldOn: '31/6' })).toEqual([
      { pointer: '/heldOn', detail: 'Cần một ngày, ví dụ 30/6/2020' },
      { pointer: '/invited', detail: 'Cần một số nguyên, không âm' },
    ]);
  });

  it('says in words what a sign-in name is made of, never by its pattern', () => {
    const { account } = Inviting.shape;
    expect(errorsOf(account, 'Nguyễn Văn A')).toEqual([{ pointer: '', detail: patterns.account.vi }]);
    expect(errorsOf(account, 'Nguyễn Văn A', 'en')).toEqual([{ pointer: '', detail: patterns.account.en }]);
    expect(errorsOf(account, patterns.account.example)).toEqual([]);
  });

  it('asks to fill in an empty word', () => {
    const decision = { ...at, outcome: 'issued', number: '', signedOn: '2020-07-01' };
    expect(errorsOf(IssueDecision, decision)).toEqual([{ pointer: '/number', detail: 'Cần điền ô này' }]);
  });
});
