import type { Appointing, CancellingAppointment, EndingAppointment } from '@langmoi/contracts/officers';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type { AppointmentRow } from './officer.entity';
import { isComing, type Term } from './officer';

type Period = Pick<Term, 'fromOn' | 'toOn'>;

/** Both have a day in common; first and last days are included, and a `toOn` of null never comes. */
export function overlap(a: Period, b: Period): boolean {
  return (a.toOn === null || b.fromOn <= a.toOn) && (b.toOn === null || a.fromOn <= b.toOn); // ISO dates order as text
}

/** All days of the part are days of the whole. */
export const covers = (whole: Period, part: Period): boolean =>
  whole.fromOn <= part.fromOn && (whole.toOn === null || (part.toOn !== null && part.toOn <= whole.toOn));

type Office = Pick<AppointmentRow, 'id' | 'officerId' | 'organisationId' | 'role' | 'capacity'> & Term;

/** What an appointment is judged by: what the person holds already, and the one that it acts for. */
export interface Standing {
  readonly officerId: string;
  readonly held: readonly Pick<Office, 'id' | 'organisationId' | 'role' | 'fromOn' | 'toOn'>[];
  /** The appointment that `onBehalfOf` names; null: there is none. */
  readonly head: Office | null;
}

type Asked = Omit<Appointing, 'decision'>;

/**
 * Refuses an appointment that the papers of an office would contradict: `/problems/appointment-ends-before-start`,
 * `/problems/appointment-overlaps`, `/problems/appointment-without-head`. Pure.
 */
export function refuseAppointing(asked: Asked, standing: Standing): void {
  refuseBackwards(asked.fromOn, asked.toOn);
  const twice = standing.held.find(
    (one) => one.organisationId === asked.organisationId && one.role === asked.role && overlap(one, asked),
  );
  if (twice) {
    const { id: appointmentId, fromOn, toOn } = twice;
    const title = 'They hold that very office in that time already';
    throw new Problem('/problems/appointment-overlaps', 409, title, { appointmentId, fromOn, toOn });
  }
  if (!signsRightly(asked, standing)) {
    throw new Problem('/problems/appointment-without-head', 422, 'Signing on behalf needs whom it is for');
  }
}

/**
 * Decree 30/2020/NĐ-CP, article 13: one signs in one's own right, or for somebody of the same office who does. Authority
 * that was delegated is not delegated again, and lasts no longer than the office that it comes from.
 */
function signsRightly(asked: Asked, { officerId, head }: Standing): boolean {
  if (asked.capacity === 'own') return asked.onBehalfOf === null;
  if (!head) return false;
  const inTheOffice = head.organisationId === asked.organisationId && head.officerId !== officerId;
  return inTheOffice && head.capacity === 'own' && head.stoppedOn === null && covers(head, asked);
}

function refuseBackwards(fromOn: string, toOn: string | null): void {
  if (toOn === null || fromOn <= toOn) return;
  const title = 'The last day is before the first';
  throw new Problem('/problems/appointment-ends-before-start', 422, title, { fromOn, toOn });
}

type Ended = Pick<AppointmentRow, 'toOn' | 'endedBy' | 'successorId' | 'stoppedOn' | 'version'>;
type Running = Term & Pick<AppointmentRow, 'endedBy' | 'version'>;

/**
 * What an ending makes of an appointment. A last day that has come gives no power any more from this moment on; a later
 * one is its last. Refuses with `/problems/stale-version`, `/problems/appointment-ended`,
 * `/problems/appointment-ends-before-start`, and as not well formed a last day after the one it has. Pure.
 */
export function endingOf(appointment: Running, ending: EndingAppointment, today: string): Ended {
  const { fromOn, toOn, endedBy, version } = appointment;
  refuseStale(version, ending.seenVersion);
  if (endedBy !== null || !isComing(appointment, today)) {
    throw new Problem('/problems/appointment-ended', 409, 'This appointment has ended', { toOn });
  }
  refuseBackwards(fromOn, ending.on);
  if (toOn !== null && ending.on > toOn) throw invalidRequest([{ pointer: '/on', detail: inputTexts.endsByItself }]);
  return {
    toOn: ending.on,
    endedBy: { decision: ending.decision, reason: ending.reason },
    successorId: ending.successorId,
    stoppedOn: ending.on <= today ? today : null,
    version: version + 1,
  };
}

type Cancelled = Pick<AppointmentRow, 'endedBy' | 'stoppedOn' | 'cancelledOn' | 'version'>;

/**
 * What taking an appointment back makes of it: it gives no power on any day, and what the paper said stays. Refuses with
 * `/problems/stale-version`, `/problems/appointment-ended`, and `/problems/appointment-begun` from its first day on. Pure.
 */
export function cancellationOf(appointment: Running, asked: CancellingAppointment, today: string): Cancelled {
  const { fromOn, toOn, endedBy, version } = appointment;
  refuseStale(version, asked.seenVersion);
  if (fromOn <= today) {
    throw new Problem('/problems/appointment-begun', 409, 'This appointment has begun: it can only be ended', {
      fromOn,
    });
  }
  if (endedBy !== null) throw new Problem('/problems/appointment-ended', 409, 'This appointment has ended', { toOn });
  return cancelled(appointment, asked, today);
}

/** What that makes of one that would have signed on its behalf, too. Pure. */
export function cancelled(
  { fromOn, version }: Pick<Running, 'fromOn' | 'version'>,
  { reason, decision }: Pick<CancellingAppointment, 'reason' | 'decision'>,
  today: string,
): Cancelled {
  return { endedBy: { decision, reason }, stoppedOn: fromOn, cancelledOn: today, version: version + 1 };
}

/** Refuses with `/problems/stale-version` what was read before somebody else changed it. Pure. */
export function refuseStale(version: number, seenVersion: number): void {
  if (version === seenVersion) return;
  throw new Problem('/problems/stale-version', 409, 'There is a newer version than the one you saw', { version });
}

/** What the end of an appointment makes of one that signs on its behalf: it is over with it, or never begins. Pure. */
export function endingWithHead(
  deputy: Running,
  { on, reason, decision }: Pick<EndingAppointment, 'on' | 'reason' | 'decision'>,
  today: string,
): Ended {
  const began = deputy.fromOn <= on;
  const later = today > deputy.fromOn ? today : deputy.fromOn;
  return {
    toOn: began ? on : deputy.fromOn,
    endedBy: { decision, reason },
    successorId: null,
    stoppedOn: !began || on <= today ? later : null,
    version: deputy.version + 1,
  };
}

/** What the end of a unit makes of an office in it: it is over with the unit, or taken back before its first day. Pure. */
export function overWithUnit(
  appointment: Running & Pick<AppointmentRow, 'successorId' | 'cancelledOn'>,
  ending: Pick<EndingAppointment, 'on' | 'reason' | 'decision'>,
  today: string,
): Ended & Pick<AppointmentRow, 'cancelledOn'> {
  const { fromOn, toOn, successorId, cancelledOn } = appointment;
  return fromOn > today
    ? { toOn, successorId, ...cancelled(appointment, ending, today) }
    : { cancelledOn, ...endingWithHead(appointment, ending, today) };
}
