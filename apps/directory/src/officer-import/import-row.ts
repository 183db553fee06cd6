import type { Appointing, Inviting } from '@langmoi/contracts/officers';
import { Problem } from '@langmoi/contracts/problem';
import { searchKey } from '@langmoi/domain/vietnamese';
import { parseInput } from '@langmoi/platform/input';
import type { Places } from '../organisation/organisation.service';
import { DecisionOfRow, OfficerRowOfFile, type Cells } from './columns';

/** What the names and codes of a file mean in the province. */
export interface Known {
  readonly places: Places;
  readonly officerIds: Map<string, string>;
}

interface RowOfFile {
  readonly person: Omit<Inviting, 'appointment'>;
  /** What is given by a decision, for whom they sign apart. */
  readonly office: Omit<Appointing, 'decision' | 'onBehalfOf'>;
  /** Whose account it is already; undefined: nobody's of the province. */
  readonly officerId: string | undefined;
  /** For whom they sign. */
  readonly headId: string | undefined;
}

/**
 * What a row asks for. Throws as not well formed, with the column as pointer, or `/problems/unit-not-found`,
 * `/problems/organisation-not-found`, `/problems/person-not-found` for what nobody of the province is called.
 */
export function rowOf(cells: Cells, known: Known): RowOfFile {
  const row = parseInput(OfficerRowOfFile, cells);
  const { account, displayName, phone, identityNumber, role, fromOn, toOn, capacity } = row;
  const unitId = unitOf(row.unitCode, 'unitCode', known);
  const organisationId = organisationOf(row.organisation, unitId, known);
  const homeUnitId = row.homeUnitCode === null ? null : unitOf(row.homeUnitCode, 'homeUnitCode', known);
  return {
    person: { account, displayName, phone, identityNumber, homeUnitId },
    office: { organisationId, unitId, role, fromOn, toOn, capacity },
    officerId: known.officerIds.get(account),
    headId: row.onBehalfOf === null ? undefined : officerOf(row.onBehalfOf, known),
  };
}

/** The decision that a row names. Throws as not well formed, with the column as pointer. */
export function decisionOf(cells: Cells): Appointing['decision'] {
  const { decisionNumber: number, decisionDate: date, decisionAuthority: authority } = parseInput(DecisionOfRow, cells);
  return { number, date, authority };
}

function unitOf(code: string, column: string, { places }: Known): string {
  const id = places.unitIds.get(code);
  if (id) return id;
  throw new Problem('/problems/unit-not-found', 404, 'No such administrative unit', { column, code });
}

/** The organisation of this name in the unit or above it, the nearest: many communes' offices are called alike. */
function organisationOf(name: string, unitId: string, { places }: Known): string {
  const key = searchKey(name);
  const path = places.paths.get(unitId) ?? [];
  const called = [...places.organisations.values()].filter((one) => searchKey(one.name) === key);
  const nearest = path.toReversed().flatMap((id) => called.filter((one) => one.unitId === id));
  const id = nearest[0]?.id;
  if (id) return id;
  throw new Problem('/problems/organisation-not-found', 404, 'No such organisation', { name });
}

function officerOf(account: string, { officerIds }: Known): string {
  const id = officerIds.get(account);
  if (id) return id;
  throw new Problem('/problems/person-not-found', 404, 'No such person', { column: 'onBehalfOf', account });
}
