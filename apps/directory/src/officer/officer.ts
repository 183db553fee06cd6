import type { Role } from '@langmoi/contracts/caller';

export interface Appointment {
  readonly officerId: string;
  readonly organisationId: string;
  readonly unitId: string;
  readonly role: Role;
  /** First and last day, both included; `toOn` null: until further notice. */
  readonly fromOn: string;
  readonly toOn: string | null;
}

export function inForce({ fromOn, toOn }: Pick<Appointment, 'fromOn' | 'toOn'>, on: string): boolean {
  return fromOn <= on && (toOn === null || on <= toOn); // ISO dates order as text
}

/** The organisations that gain or lose somebody when the day changes. */
export function organisationsChanging(
  appointments: readonly Appointment[],
  { from, to }: { from: string; to: string },
): string[] {
  const turning = appointments.filter((appointment) => inForce(appointment, from) !== inForce(appointment, to));
  return [...new Set(turning.map(({ organisationId }) => organisationId))];
}
