import type { Caller } from '@langmoi/contracts/caller';
import { dateAt } from '@langmoi/domain/deadlines';
import type { Member } from '@langmoi/domain/duties';
import type { Office } from '@langmoi/domain/stage-actors';
import type { EntityManager } from 'typeorm';
import type { AssessmentRow } from './criteria.entity';
import type { ClockRow, OrganisationRow, UnitRow } from './directory.entity';
import {
  clockPart,
  endClock,
  findClock,
  keepClock,
  findUnit,
  findUnits,
  listLives,
  listOfficesOf,
  listOrganisations,
  listProvinces,
  referenceParts,
  type ReferenceRows,
} from './reference.repository';

export {
  clockPart,
  endClock,
  findUnit,
  keepClock,
  listLives,
  listOfficesOf,
  listOrganisations,
  referenceParts,
  type ReferenceRows,
};

/** The province's date, and whether it is a rehearsal: a demo lives by its own clock, the others by the world's. */
export const clockOf = async (em: EntityManager): Promise<{ today: string; rehearsal: boolean }> =>
  dateOf(await findClock(em));

/** The same of a clock that was read already; null where none has been told. */
export const dateOf = (clock: Pick<ClockRow, 'isDemo' | 'today'> | null): { today: string; rehearsal: boolean } =>
  clock?.isDemo ? { today: clock.today, rehearsal: true } : { today: dateAt(new Date()), rehearsal: false };

/** Criteria that stand in the way of recognition: the missing ones, and those nobody knows anything about. */
export const notAchieved = ({ missing, noData }: Pick<AssessmentRow, 'missing' | 'noData'>): number[] =>
  [...new Set([...missing, ...noData])].sort((a, b) => a - b);

/** The province's offices as one criteria set sees them. */
export const officesFor = (organisations: readonly OrganisationRow[], criteriaSet: string): Office[] =>
  organisations.map(({ id, unitId, kind, name, leads }) => ({
    id,
    unitId,
    kind,
    name,
    criteria: leads.filter((lead) => lead.criteriaSet === criteriaSet).map(({ criterion }) => criterion),
  }));

/** Who sits in the appraisal council of the province, but for those who are known to have left it. */
export const councilMembers = (organisations: readonly OrganisationRow[], left: readonly string[]): Member[] =>
  organisations
    .filter(({ kind }) => kind === 'appraisalCouncil')
    .flatMap(({ members }) => members)
    .filter(({ role, appointmentId }) => role === 'councilMember' && !left.includes(appointmentId ?? ''))
    .map(({ officerId, homeUnitId }) => ({ officerId, homeUnitId: homeUnitId ?? null }));

/** For whom, and by which paper, somebody acts under an appointment; neither in one's own right. */
export function mandateOf(
  { userId, appointmentId, capacity }: Pick<Caller, 'userId' | 'appointmentId' | 'capacity'>,
  organisations: readonly OrganisationRow[],
) {
  const held = organisations
    .flatMap(({ members }) => members)
    .find((one) => one.officerId === userId && one.appointmentId === appointmentId);
  const behalf = capacity !== 'own' && appointmentId !== null ? held : undefined;
  return { appointmentId, capacity, onBehalfOf: behalf?.onBehalfOf ?? null, mandate: behalf?.decision ?? null };
}

/** Names for people, by unit. */
export async function namesOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, UnitRow>> {
  const units = ids.length === 0 ? [] : await findUnits(em, [...new Set(ids)]);
  return new Map(units.map((unit) => [unit.id, unit]));
}

export const provincesKnown = async (em: EntityManager): Promise<string[]> =>
  (await listProvinces(em)).map(({ id }) => id);
