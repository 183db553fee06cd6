import type { Role } from '@langmoi/contracts/caller';

/** How long an appointment gives power. */
export interface Term {
  /** First and last day, both included; `toOn` null: until further notice. */
  readonly fromOn: string;
  readonly toOn: string | null;
  /** From this day it gives no power any more, whatever its last day on paper; null: it was not ended at once. */
  readonly stoppedOn: string | null;
}

export interface Appointment extends Term {
  readonly officerId: string;
  readonly organisationId: string;
  readonly unitId: string;
  readonly role: Role;
}

export function inForce({ fromOn, toOn, stoppedOn }: Term, on: string): boolean {
  // ISO dates order as text
  return fromOn <= on && (toOn === null || on <= toOn) && (stoppedOn === null || on < stoppedOn);
}

/** In force on the day, or on a later one. */
export function isComing({ fromOn, toOn, stoppedOn }: Term, on: string): boolean {
  return (toOn === null || on <= toOn) && (stoppedOn === null || (on < stoppedOn && fromOn < stoppedOn));
}

/** Those that begin or end when the day changes. */
export function turning<A extends Term>(
  appointments: readonly A[],
  { from, to }: { from: string; to: string },
): { begun: A[]; ended: A[] } {
  return {
    begun: appointments.filter((one) => !inForce(one, from) && inForce(one, to)),
    // One that began and ended on the way between the two days gave power too: what it opened is handed over.
    ended: appointments.filter((one) => isComing(one, from) && !isComing(one, to)),
  };
}

/** The organisations that gain or lose somebody when the day changes. */
export function organisationsChanging(
  appointments: readonly Appointment[],
  { from, to }: { from: string; to: string },
): string[] {
  const changed = appointments.filter((appointment) => inForce(appointment, from) !== inForce(appointment, to));
  return [...new Set(changed.map(({ organisationId }) => organisationId))];
}
