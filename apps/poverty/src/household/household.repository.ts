import type { Caller } from '@langmoi/contracts/caller';
import { householdsAtOnce, type HouseholdStanding } from '@langmoi/contracts/households';
import { Problem } from '@langmoi/contracts/problem';
import { newId } from '@langmoi/platform/id';
import { readingOf } from '@langmoi/platform/personal-reads';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { HouseholdActRow, HouseholdReadRow, HouseholdRow } from './household.entity';

interface Wanted {
  /** Communes, in the order in which their households are listed. */
  readonly units: readonly string[];
  readonly standing?: HouseholdStanding | undefined;
}

/** All households of these communes, commune by commune, each by its number. */
export function listHouseholds(em: EntityManager, wanted: Wanted): Promise<HouseholdRow[]> {
  return listing(em, wanted).getMany();
}

/** All that ever were in the register of a commune, each by its number. */
export const listRegister = (em: EntityManager, unitId: string): Promise<HouseholdRow[]> =>
  em.find(HouseholdRow, { where: { unitId }, order: { number: 'ASC' } });

/** One page of them, the first is 1, and how many there are on all pages. */
export async function pageOfHouseholds(em: EntityManager, wanted: Wanted, page: number) {
  const paged = listing(em, wanted).limit(householdsAtOnce);
  const [rows, total] = await paged.offset((page - 1) * householdsAtOnce).getManyAndCount();
  return { rows, total };
}

function listing(em: EntityManager, { units, standing }: Wanted): SelectQueryBuilder<HouseholdRow> {
  const listed = em
    .createQueryBuilder(HouseholdRow, 'household')
    .where('household.unitId = ANY (:units)', { units })
    .andWhere(`household.leftOn IS ${standing === 'left' ? 'NOT NULL' : 'NULL'}`)
    .orderBy('array_position(CAST(:units AS uuid[]), household.unit_id)')
    .addOrderBy('household.number');
  if (standing === undefined || standing === 'left') return listed;
  return listed.andWhere('household.classification = :standing', { standing });
}

/** Throws `/problems/household-not-found`, for another province's too. `lock`: nobody else changes it meanwhile. */
export async function findHousehold(em: EntityManager, id: string, lock = false): Promise<HouseholdRow> {
  const household = await em.findOne(HouseholdRow, {
    where: { id },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!household) throw new Problem('/problems/household-not-found', 404, 'No such household', { id });
  return household;
}

export const isRegistered = (em: EntityManager, id: string): Promise<boolean> => em.existsBy(HouseholdRow, { id });

/** The next number in the register of a commune; whoever asks holds the commune. */
export async function nextNumber(em: EntityManager, unitId: string): Promise<number> {
  return ((await em.maximum(HouseholdRow, 'number', { unitId })) ?? 0) + 1;
}

export async function insertHousehold(em: EntityManager, household: HouseholdRow): Promise<void> {
  await em.insert(HouseholdRow, household);
}

export async function updateHousehold(em: EntityManager, { id, ...household }: HouseholdRow): Promise<void> {
  await em.update(HouseholdRow, { id }, household);
}

/** What was decided on a household, the newest first. */
export function listActs(em: EntityManager, householdId: string): Promise<HouseholdActRow[]> {
  return em.find(HouseholdActRow, { where: { householdId }, order: { version: 'DESC' } });
}

type Act = Pick<HouseholdActRow, 'kind' | 'effectiveOn' | 'decision' | 'reason'>;

/** What was done with a household as it stands now, and by whom. */
export async function recordAct(
  em: EntityManager,
  { userId, appointmentId, capacity }: Caller,
  { id: householdId, provinceId, version, classification }: HouseholdRow,
  act: Act,
): Promise<void> {
  const by = { byUser: userId, byAppointment: appointmentId, capacity };
  await em.insert(HouseholdActRow, { id: newId(), provinceId, householdId, version, classification, ...act, ...by });
}

export async function recordRead(em: EntityManager, caller: Caller, households: readonly string[]): Promise<void> {
  await em.insert(HouseholdReadRow, { ...readingOf(caller), households: [...households] });
}
