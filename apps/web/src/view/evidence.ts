import { evidencePart, largestEvidence, type AddEvidence, type EvidenceView } from '@langmoi/contracts/evidence';
import type { SaidOf } from './said-of';

/** A file that an officer sent: on this machine until the service has answered for all of it. */
export interface OutgoingFile {
  /** Names the upload, and orders them: the first that was chosen goes first. */
  readonly id: string;
  /** The Idempotency-Key of binding it: it happens once. */
  readonly key: string;
  readonly at: number;
  readonly userId: string;
  readonly whose: SaidOf;
  readonly file: Blob;
  readonly binding: Omit<AddEvidence, 'uploadId' | 'parts'>;
  /** Why the service did not take it, in its own words. */
  readonly refused: string | null;
}

/** How far a file is. */
export interface Progress {
  readonly state: 'queued' | 'sending' | 'checking' | 'waiting' | 'refused';
  readonly sent: number;
  readonly total: number;
}

export const partsOf = (bytes: number): number => Math.max(1, Math.ceil(bytes / evidencePart));

/** Parts that have to be sent still, of a file of so many bytes. */
export function missingParts(bytes: number, there: readonly number[]): number[] {
  return Array.from({ length: partsOf(bytes) }, (_, no) => no).filter((no) => !there.includes(no));
}

export const isTooLarge = ({ size }: Pick<Blob, 'size'>): boolean => size > largestEvidence;

/** What there is of one indicator or criterion: first what counts, the newest first, then what was withdrawn. */
export function evidenceOf(
  all: readonly EvidenceView[],
  { of, unitId }: { of: EvidenceView['of']; unitId: string },
): EvidenceView[] {
  const own = all.filter((one) => one.of === of && one.communeId === unitId);
  return [...own.filter(({ withdrawn }) => !withdrawn), ...own.filter(({ withdrawn }) => withdrawn)];
}

/** The next of a list in a direction, from the end to the beginning and back. */
export const stepFrom = (at: number, step: 1 | -1, count: number): number => (at + step + count) % count;
