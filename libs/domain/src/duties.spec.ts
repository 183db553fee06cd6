import { Duty, Separation } from '@langmoi/contracts/duties';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { barOf, dutyOf, seatsOf, separationFaults, type HeldDuty } from './duties';

const file = join(__dirname, '../../../data/duties/separation.json');
const law = Separation.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Written down from who judges whom, not from the file: a person is never judge of what they themselves put forward. */
const judgedBy: Partial<Record<Duty, readonly Duty[]>> = {
  assess: ['review', 'poll', 'confirm', 'vote', 'decide'],
  review: ['poll', 'confirm', 'vote', 'decide'],
};
const oracle = (one: Duty, other: Duty): boolean =>
  Boolean(judgedBy[one]?.includes(other) || judgedBy[other]?.includes(one));

const duty = fc.constantFrom(...Duty.options);
const held = (personId: string, duties: readonly Duty[]): HeldDuty[] =>
  duties.map((name) => ({ personId, duty: name, stage: name, takenOn: '2020-07-01' }));

it('says of every two duties, exactly once, whether one person may have both', () => {
  expect(separationFaults(law)).toEqual([]);
  expect(separationFaults({ ...law, together: law.together.slice(1) })).toHaveLength(1);
  expect(separationFaults({ ...law, apart: [...law.apart, ...law.apart.slice(0, 1)] })).toHaveLength(1);
});

it('lets a person go through any history of acts as long as they judge nothing of their own', () => {
  fc.assert(
    fc.property(fc.array(duty, { maxLength: 12 }), (asked) => {
      const had: Duty[] = [];
      for (const next of asked) {
        const bar = barOf(law, held('somebody', had), next);
        const forbidden = had.filter((former) => oracle(former, next));
        expect(bar === null).toBe(forbidden.length === 0);
        if (bar) expect(forbidden).toContain(bar.former.duty);
        else had.push(next);
      }
      for (const one of had) for (const other of had) expect(oracle(one, other)).toBe(false);
    }),
  );
});

it('gives a reason with its source for every pair that it keeps apart', () => {
  for (const { duties, source, confidence } of law.apart)
    expect([duties, source.length > 20, confidence]).toEqual([duties, true, 'provisional']);
});

it('knows the duty of every office that a regime can name, and of no other', () => {
  expect(dutyOf(law, { level: 'commune', office: 'peoplesCommittee' })).toBe('assess');
  expect(dutyOf(law, { level: 'province', office: 'appraisalCouncil' })).toBe('vote');
  expect(() => dutyOf(law, { level: 'central', office: 'peoplesCommittee' })).toThrow('no duty');
});

it('seats every member once: by the former duty, the own word, the home, or as voting', () => {
  const units = { commune: 'commune', district: 'district' };
  const member = fc.record({
    homeUnitId: fc.constantFrom('commune', 'district', 'next commune', null),
    past: fc.array(duty, { maxLength: 2 }),
    said: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(member, { maxLength: 9 }), (people) => {
      const members = people.map(({ homeUnitId }, at) => ({ officerId: String(at), homeUnitId }));
      const facts = {
        ...{ separation: law, units, held: people.flatMap(({ past }, at) => held(String(at), past)) },
        declared: new Map(
          people.flatMap(({ said }, at): [string, string][] => (said ? [[String(at), 'họ hàng']] : [])),
        ),
      };
      const expected = people.map(({ homeUnitId, past, said }) => {
        if (past.some((former) => former === 'assess' || former === 'review')) return 'duty';
        if (said) return 'declared';
        return homeUnitId === 'commune' || homeUnitId === 'district' ? 'homeUnit' : null;
      });
      expect(seatsOf(members, facts).map(({ cause }) => cause)).toEqual(expected);
    }),
  );
});
