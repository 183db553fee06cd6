import type { EndingAppointment } from '@langmoi/contracts/officers';
import { refusalOf } from '@langmoi/testing/refusals';
import fc from 'fast-check';
import { cancellationOf, endingOf, endingWithHead, overlap, refuseAppointing, type Standing } from './appointing';
import { inForce, isComing, type Term } from './officer';

const day = (number: number): string => new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);
const days = 40;
const aDay = fc.integer({ min: 0, max: days });
const aPeriod = fc
  .tuple(aDay, fc.option(fc.integer({ min: 0, max: 10 })))
  .map(([from, length]) => ({ fromOn: day(from), toOn: length === null ? null : day(from + length) }));

/** Every day of a long calendar on which a period is, one by one: slow, and plainly right. */
const daysOf = ({ fromOn, toOn }: { fromOn: string; toOn: string | null }): string[] =>
  Array.from({ length: 2 * days }, (_, number) => day(number)).filter(
    (one) => one >= fromOn && (toOn === null || one <= toOn),
  );

const asked = (change: object = {}) => ({
  ...{ organisationId: 'office', unitId: 'unit', role: 'departmentOfficer' as const, fromOn: day(0), toOn: null },
  ...{ capacity: 'own' as const, onBehalfOf: null, ...change },
});
const aHead = (change: object = {}) => ({
  ...{ id: 'head', officerId: 'chief', organisationId: 'office', role: 'departmentOfficer' as const },
  ...{ capacity: 'own' as const, fromOn: day(0), toOn: null, stoppedOn: null, ...change },
});
const standing = (change: Partial<Standing> = {}): Standing => ({ officerId: 'o', held: [], head: null, ...change });
const typeOf = (work: () => unknown) => refusalOf(work)?.type.replace('/problems/', '');

it('finds two periods overlapping exactly when they have a day in common', () => {
  fc.assert(
    fc.property(aPeriod, aPeriod, (a, b) => {
      const other = new Set(daysOf(b));
      expect(overlap(a, b)).toBe(daysOf(a).some((one) => other.has(one)));
    }),
  );
});

it('gives one office to one person once at a time, whatever was given before', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(aPeriod, fc.constantFrom('office', 'other')), { maxLength: 12 }), (wishes) => {
      const held: {
        id: string;
        organisationId: string;
        role: 'departmentOfficer';
        fromOn: string;
        toOn: string | null;
      }[] = [];
      for (const [period, organisationId] of wishes) {
        const wish = asked({ ...period, organisationId });
        const refused = typeOf(() => refuseAppointing(wish, standing({ held })));
        const taken = held.some(
          (one) => one.organisationId === organisationId && daysOf(one).some((at) => daysOf(period).includes(at)),
        );
        expect(refused).toBe(taken ? 'appointment-overlaps' : undefined);
        if (!taken) held.push({ id: String(held.length), organisationId, role: 'departmentOfficer', ...period });
      }
    }),
    { numRuns: 60 },
  );
});

it('gives the same office again from the day after, and another role in the same office at any time', () => {
  const held = [
    { id: 'a', organisationId: 'office', role: 'departmentOfficer' as const, fromOn: day(0), toOn: day(5) },
  ];
  expect(typeOf(() => refuseAppointing(asked({ fromOn: day(5) }), standing({ held })))).toBe('appointment-overlaps');
  expect(typeOf(() => refuseAppointing(asked({ fromOn: day(6) }), standing({ held })))).toBeUndefined();
  expect(typeOf(() => refuseAppointing(asked({ role: 'auditor' }), standing({ held })))).toBeUndefined();
});

it.each([
  ['in their own right, for somebody', { onBehalfOf: 'head' }, aHead(), 'appointment-without-head'],
  ['for nobody', { capacity: 'forHead' }, null, 'appointment-without-head'],
  [
    'for the head of another house',
    { capacity: 'forHead' },
    aHead({ organisationId: 'x' }),
    'appointment-without-head',
  ],
  ['for themselves', { capacity: 'byOrder' }, aHead({ officerId: 'o' }), 'appointment-without-head'],
  ['for a deputy', { capacity: 'underAuthority' }, aHead({ capacity: 'forHead' }), 'appointment-without-head'],
  ['before the head is in office', { capacity: 'forHead' }, aHead({ fromOn: day(1) }), 'appointment-without-head'],
  ['longer than the head', { capacity: 'forHead' }, aHead({ toOn: day(9) }), 'appointment-without-head'],
  ['for a head who was stopped', { capacity: 'forHead' }, aHead({ stoppedOn: day(3) }), 'appointment-without-head'],
  ['for the head of the house', { capacity: 'forHead' }, aHead(), undefined],
  ['as long as the head', { capacity: 'byOrder', toOn: day(9) }, aHead({ toOn: day(9) }), undefined],
])('knows who may sign %s', (_, change, head, expected) => {
  const wish = asked({ onBehalfOf: head?.id ?? null, ...change });
  expect(typeOf(() => refuseAppointing(wish, standing({ head })))).toBe(expected);
});

const running = (change: object = {}) => ({
  ...{ fromOn: day(0), toOn: null, stoppedOn: null, endedBy: null, version: 3, ...change },
});
const anEnding = (change: Partial<EndingAppointment> = {}): EndingAppointment => ({
  ...{ on: day(5), reason: 'a reason', decision: null, successorId: null, seenVersion: 3, ...change },
});

it.each([
  ['of an older version', running(), anEnding({ seenVersion: 2 }), 'stale-version'],
  ['of what somebody ended', running({ toOn: day(20), endedBy: {} }), anEnding(), 'appointment-ended'],
  ['of what ended by itself', running({ toOn: day(4) }), anEnding({ on: day(4) }), 'appointment-ended'],
  ['before its first day', running({ fromOn: day(6) }), anEnding(), 'appointment-ends-before-start'],
  ['after its last day', running({ toOn: day(8) }), anEnding({ on: day(9) }), 'invalid-request'],
])('refuses an end %s', (_, appointment, ending, expected) => {
  expect(typeOf(() => endingOf(appointment, ending, day(5)))).toBe(expected);
});

it('gives no power any more from the moment of an end that has come, and keeps the past as it was', () => {
  fc.assert(
    fc.property(aDay, aDay, fc.integer({ min: 0, max: days }), (from, on, today) => {
      fc.pre(on >= from);
      const ended = {
        ...running({ fromOn: day(from) }),
        ...endingOf(running({ fromOn: day(from) }), anEnding({ on: day(on) }), day(today)),
      };
      const atOnce = on <= today;
      expect(inForce(ended, day(today))).toBe(!atOnce && from <= today);
      expect(isComing(ended, day(today))).toBe(!atOnce);
      for (const past of daysOf({ fromOn: day(from), toOn: day(on) }).filter((one) => one < day(today))) {
        expect(inForce(ended, past)).toBe(true);
      }
    }),
  );
});

it.each([
  ['of an older version', { fromOn: day(9) }, 2, 'stale-version'],
  ['from its first day on', { fromOn: day(5) }, 3, 'appointment-begun'],
  ['of what somebody ended', { fromOn: day(9), toOn: day(9), endedBy: {} }, 3, 'appointment-ended'],
])('refuses to take back an office %s', (_, change, seenVersion, expected) => {
  const asked = { reason: 'a reason', decision: null, seenVersion };
  expect(typeOf(() => cancellationOf(running(change), asked, day(5)))).toBe(expected);
});

it('gives no power on any day through an office that was taken back', () => {
  fc.assert(
    fc.property(aPeriod, aDay, (period, today) => {
      fc.pre(period.fromOn > day(today));
      const asked = { reason: 'a reason', decision: null, seenVersion: 3 };
      const taken = { ...running(period), ...cancellationOf(running(period), asked, day(today)) };
      expect(taken).toMatchObject({ ...period, cancelledOn: day(today), version: 4 });
      for (const one of daysOf({ fromOn: day(0), toOn: null })) {
        expect([inForce(taken, one), isComing(taken, one)]).toEqual([false, false]);
      }
    }),
  );
});

it('leaves no day on which a deputy signs for somebody who has left', () => {
  fc.assert(
    fc.property(aDay, aDay, aDay, aDay, (from, on, today, later) => {
      fc.pre(on >= from);
      const chief: Term = { fromOn: day(from), toOn: null, stoppedOn: null };
      const end = anEnding({ on: day(on) });
      const head = { ...running(chief), ...endingOf(running(chief), end, day(today)) };
      const deputy = running({ fromOn: day(from + later) });
      const follows = { ...deputy, ...endingWithHead(deputy, end, day(today)) };
      for (const one of daysOf({ fromOn: day(today), toOn: null })) {
        expect(inForce(follows, one) && !inForce(head, one)).toBe(false);
      }
    }),
  );
});
