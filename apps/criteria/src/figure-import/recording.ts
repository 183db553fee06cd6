import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { SignedRow } from '@langmoi/platform/fact.entity';
import type { EntityManager } from 'typeorm';
import type { Act, FigureImportRow } from './import.entity';
import type { Compared } from './import.repository';
import type { Said } from './reading';

/** A cell that is recorded: what it says, and the newest version of it when the file was checked. */
export interface Taken extends Pick<Compared, 'at' | 'note' | 'newest'> {
  readonly unitId: string;
  /** Of a file of criteria the number of one. */
  readonly indicator: string;
  readonly asOf: string;
  readonly value: MeasuredValue;
}

/** What stands of a criterion as a whole. */
export interface Standing {
  readonly unitId: string;
  readonly criterion: number;
  readonly met: boolean;
  readonly note: string | null;
}

/** What is done with what is taken, by whom, on which day of the province's calendar. */
export interface Acting {
  readonly row: FigureImportRow;
  readonly act: Act;
  readonly today: string;
}

/**
 * A kind of file by what its words become: figures that a department confirms, results that communes report, criteria that
 * a department decides. All in the transaction of whoever asks, who holds the communes.
 */
export interface Recording {
  /** Each word of a portion beside what stands, or with what is wrong. */
  compare(em: EntityManager, row: FigureImportRow, said: readonly Said[]): Promise<Compared[]>;
  /** Of what a version is one of: the newest versions now, by `keyOf`. */
  newest(em: EntityManager, row: FigureImportRow, taken: readonly Taken[]): Promise<ReadonlyMap<string, number>>;
  keyOf(cell: Pick<Taken, 'unitId' | 'indicator'>): string;
  /** Whether each cell becomes a version; else all of one commune become one. */
  readonly isByCell: boolean;
  /** Adds what is taken as the next versions, and tells of it. */
  record(em: EntityManager, acting: Acting, taken: readonly Taken[]): Promise<void>;
  /** Adds versions that say what stood of those days before. */
  restore(em: EntityManager, acting: Acting, taken: readonly Taken[]): Promise<void>;
}

export const signedBy = ({ userId, appointmentId, capacity }: Act): SignedRow => ({
  ...{ recordedBy: userId, recordedAt: new Date(), appointmentId, capacity },
});

/**
 * Whether anybody recorded since: `upon` the file where it was recorded already, else since its check. Pure but for what it
 * is told.
 */
export async function isOvertaken(
  recording: Recording,
  em: EntityManager,
  { row, taken, upon }: { row: FigureImportRow; taken: readonly Taken[]; upon: boolean },
): Promise<boolean> {
  const now = await recording.newest(em, row, taken);
  return [...Map.groupBy(taken, (cell) => recording.keyOf(cell))].some(([key, cells]) => {
    const own = upon ? (recording.isByCell ? cells.length : 1) : 0;
    return (now.get(key) ?? 0) !== (cells[0]?.newest ?? 0) + own;
  });
}

/** Cells of a key in the order of their days, each with its place among them from 1 on. */
export const numbered = <T extends Pick<Taken, 'asOf'>>(
  cells: readonly T[],
  keyOf: (cell: T) => string,
): { readonly cell: T; readonly nth: number; readonly of: number }[] =>
  [...Map.groupBy(cells, keyOf).values()].flatMap((own) =>
    [...own]
      .sort((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
      .map((cell, index) => ({ cell, nth: index + 1, of: own.length })),
  );

/** A word that can be compared: of a unit, on a day, with a value. */
export const isWhole = <S extends Said>(
  said: S,
): said is S & { unitId: string; indicator: string; asOf: string; value: MeasuredValue } =>
  said.value !== null && said.unitId !== null && said.indicator !== null && said.asOf !== null;

/** What nobody said before. */
const nothing = { before: null, beforeNote: null, newest: 0 } as const;

/** What was at fault when it was read stays at fault. */
export const asRead = (said: Said): Compared => ({ ...said, ...nothing, outcome: 'error' });

/** At fault beside what stands. */
export const atFault = (
  said: Said,
  fault: NonNullable<Said['fault']>,
  known: Partial<Pick<Compared, 'before' | 'beforeNote' | 'newest' | 'other'>> = {},
): Compared => ({ ...said, ...nothing, ...known, value: null, note: null, fault, outcome: 'error' });

/** Days of the file were closed since it was checked: nothing of it is recorded or taken back. */
export class ClosedSince extends Error {}
