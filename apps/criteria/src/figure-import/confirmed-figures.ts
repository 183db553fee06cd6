import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import { newId } from '@langmoi/platform/id';
import type { EntityManager } from 'typeorm';
import { addFigures, listFiguresAcross, type FigureRow } from '../figure/figure.service';
import type { FigureImportRow } from './import.entity';
import type { Compared } from './import.repository';
import type { Said } from './reading';
import { asRead, atFault, isWhole, numbered, signedBy, type Acting, type Recording, type Taken } from './recording';
import { isSame } from './values';

/**
 * Figures that a department confirms: each about what the commune, or a paper of it, said last by the day; by another value
 * only for a reason, as on the screen.
 */
export class ConfirmedFigures implements Recording {
  readonly isByCell = true;
  readonly keyOf = keyOf;

  async compare(em: EntityManager, row: FigureImportRow, said: readonly Said[]): Promise<Compared[]> {
    const versions = await versionsOf(em, row, said.filter(isWhole));
    return said.map((one) => {
      if (!isWhole(one)) return asRead(one);
      return compared(one, versions.get(keyOf(one)) ?? []);
    });
  }

  async newest(em: EntityManager, row: FigureImportRow, taken: readonly Taken[]): Promise<Map<string, number>> {
    const versions = await versionsOf(em, row, taken);
    return new Map([...versions].map(([key, own]) => [key, newestOf(own)]));
  }

  async record(em: EntityManager, { row, act, today }: Acting, taken: readonly Taken[]): Promise<void> {
    const { provinceId, criteriaSet, setVersion, organisationId, rehearsal, fileName } = row;
    const known = await versionsOf(em, row, taken);
    const rows = numbered(taken, keyOf).map(({ cell, nth }): FigureRow => {
      const { unitId, indicator, value, asOf, note, newest } = cell;
      const about = saidOn(known.get(keyOf(cell)) ?? [], asOf);
      if (!about) throw new Error(`Nothing of ${indicator} was said on ${asOf}`);
      return {
        ...{ provinceId, criteriaSet, unitId, indicator, version: newest + nth, value, setVersion, entryId: row.id },
        ...{ basis: 'confirmed', about: about.version, organisationId, asOf, knownOn: today, source: null, rehearsal },
        ...{ note, evidence: [fileName], ...signedBy(act) },
      };
    });
    await addFigures(em, row, rows);
  }

  /** What stood is said again as it was, by whoever said it, signed by whom takes the file back. */
  async restore(em: EntityManager, { row, act, today }: Acting, taken: readonly Taken[]): Promise<void> {
    const known = await versionsOf(em, row, taken);
    const entryId = newId();
    const rows = numbered(taken, keyOf).map(({ cell, nth, of }): FigureRow => {
      const before = (known.get(keyOf(cell)) ?? []).filter(({ version }) => version <= cell.newest);
      const stood = newestFirst(before).find(({ asOf }) => asOf === cell.asOf);
      if (!stood) throw new Error(`Nothing of ${cell.indicator} stood on ${cell.asOf}`);
      return { ...stood, version: cell.newest + of + nth, entryId, knownOn: today, ...signedBy(act) };
    });
    await addFigures(em, row, rows);
  }
}

const keyOf = ({ unitId, indicator }: Pick<Taken, 'unitId' | 'indicator'>): string => `${unitId} ${indicator}`;

/** All versions of what is spoken of, by the key. */
async function versionsOf(
  em: EntityManager,
  { provinceId, criteriaSet }: FigureImportRow,
  cells: readonly Pick<Taken, 'unitId' | 'indicator'>[],
): Promise<Map<string, FigureRow[]>> {
  if (cells.length === 0) return new Map();
  const communeIds = [...new Set(cells.map(({ unitId }) => unitId))];
  const indicators = [...new Set(cells.map(({ indicator }) => indicator))];
  return Map.groupBy(await listFiguresAcross(em, { provinceId, criteriaSet, unitIds: communeIds, indicators }), keyOf);
}

const newestFirst = (versions: readonly FigureRow[]): FigureRow[] =>
  [...versions].sort((a, b) => b.version - a.version);
const newestOf = (versions: readonly FigureRow[]): number => Math.max(0, ...versions.map(({ version }) => version));

/** The last that was said of a day and not by a department. */
const saidOn = (versions: readonly FigureRow[], day: string): FigureRow | undefined =>
  newestFirst(versions).find(({ asOf, basis }) => asOf === day && basis !== 'confirmed');

/** Of the days up to one the latest of which something stands. */
function lastDayOf(versions: readonly FigureRow[], day: string): string | undefined {
  const days = [...new Set(versions.map(({ asOf }) => asOf))].filter((asOf) => asOf <= day).sort();
  return days.findLast((asOf) => newestFirst(versions).find((one) => one.asOf === asOf)?.value);
}

/** Beside what was said and what stands of the latest day by the one that the file is of. */
function compared(said: Whole, versions: readonly FigureRow[]): Compared {
  const asOf = lastDayOf(versions, said.asOf);
  const about = asOf === undefined ? undefined : saidOn(versions, asOf);
  const stands = newestFirst(versions).find((one) => one.asOf === asOf);
  if (asOf === undefined || !about?.value || !stands?.value) return atFault(said, 'figureUnknown');
  const known = { before: stands.value, beforeNote: stands.note, newest: newestOf(versions) };
  const isOther = !isSame(said.value, about.value);
  const outcome = outcomeOf(said, stands, isOther);
  const lacksReason = outcome !== 'same' && isOther && said.note === null;
  if (lacksReason) return atFault({ ...said, asOf }, 'reasonNeeded', known);
  return { ...said, asOf, ...known, outcome };
}

/** New is a confirmation by the same value where none stands. */
function outcomeOf({ value, note }: Whole, stands: FigureRow, isOther: boolean): Compared['outcome'] {
  const isConfirmed = stands.basis === 'confirmed' && stands.value !== null && isSame(stands.value, value);
  const saysMore = note !== null && note !== stands.note;
  if (isConfirmed && !saysMore) return 'same';
  return isOther || isConfirmed ? 'changed' : 'new';
}

type Whole = Said & { readonly asOf: string; readonly value: MeasuredValue };
