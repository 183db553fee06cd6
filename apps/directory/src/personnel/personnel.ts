import { invalidRequest } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';

/** Refuses a transfer whose new office begins before the former one has ended, as not well formed. Pure. */
export function refuseEarlyTransfer({ on }: { on: string }, { fromOn }: { fromOn: string }): void {
  if (fromOn > on) return; // ISO dates order as text
  throw invalidRequest([{ pointer: '/to/fromOn', detail: inputTexts.transferFromDayAfter }]);
}

interface Seat {
  readonly officerId: string;
  readonly organisationId: string;
}

/** Refuses, as not well formed, a successor who holds no office in the organisation that is left. Pure. */
export function refuseForeignSuccessor(successorId: string, left: Seat, seats: readonly Seat[]): void {
  const sits = seats.some(
    ({ officerId, organisationId }) => officerId === successorId && organisationId === left.organisationId,
  );
  if (sits && successorId !== left.officerId) return;
  throw invalidRequest([{ pointer: '/successorId', detail: inputTexts.successorElsewhere }]);
}
