import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { newId } from '@langmoi/platform/id';
import { readingOf } from '@langmoi/platform/personal-reads';
import { In, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { AppointmentRow, OfficerRow, PersonnelActRow, PersonReadRow } from './officer.entity';

/** Appointments of the province, whenever they are in force; the newest first, so that it speaks for its officer. */
export function listAppointments(
  em: EntityManager,
  where: FindOptionsWhere<AppointmentRow> = {},
): Promise<AppointmentRow[]> {
  return em.find(AppointmentRow, { where, order: { fromOn: 'DESC', id: 'ASC' } });
}

export function listOfficers(em: EntityManager, provinceId: string): Promise<OfficerRow[]> {
  return em.find(OfficerRow, { where: { provinceId }, order: { displayName: 'ASC', id: 'ASC' } });
}

export function officersByIds(em: EntityManager, ids: readonly string[]): Promise<OfficerRow[]> {
  return em.findBy(OfficerRow, { id: In(ids) });
}

/** Throws `/problems/person-not-found`, for another province's too. `lock`: nobody else gives them an office meanwhile. */
export async function findOfficer(em: EntityManager, id: string, lock = false): Promise<OfficerRow> {
  const officer = await em.findOne(OfficerRow, {
    where: { id },
    ...(lock && { lock: { mode: 'pessimistic_write' as const } }),
  });
  if (!officer) throw new Problem('/problems/person-not-found', 404, 'No such person', { id });
  return officer;
}

/** Holds it until the transaction ends. Throws `/problems/appointment-not-found`, for another province's too. */
export async function lockAppointment(em: EntityManager, id: string): Promise<AppointmentRow> {
  const appointment = await em.findOne(AppointmentRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!appointment) throw new Problem('/problems/appointment-not-found', 404, 'No such appointment', { id });
  return appointment;
}

/** The appointment that another acts for: it does not end before this transaction has. */
export function holdHead(em: EntityManager, id: string): Promise<AppointmentRow | null> {
  return em.findOne(AppointmentRow, { where: { id }, lock: { mode: 'pessimistic_read' } });
}

export async function insertOfficer(em: EntityManager, officer: OfficerRow): Promise<void> {
  await em.insert(OfficerRow, officer);
}

export async function insertAppointment(em: EntityManager, appointment: AppointmentRow): Promise<void> {
  await em.insert(AppointmentRow, appointment as Parameters<typeof em.insert<AppointmentRow>>[1]);
}

export async function updateOfficer(em: EntityManager, { id, ...officer }: OfficerRow): Promise<void> {
  await em.update(OfficerRow, { id }, officer);
}

type Ending = Pick<AppointmentRow, 'endedBy' | 'stoppedOn' | 'version'> &
  Partial<Pick<AppointmentRow, 'toOn' | 'successorId' | 'cancelledOn'>>;

export async function endAppointment(em: EntityManager, id: string, ending: Ending): Promise<void> {
  await em.update(AppointmentRow, { id }, ending as Parameters<typeof em.update<AppointmentRow>>[2]);
}

/** Those of the rows that nobody administered since they were loaded: a load leaves the others as they are. */
export async function untouched<R extends OfficerRow | AppointmentRow>(
  em: EntityManager,
  entity: new () => R,
  rows: readonly R[],
): Promise<R[]> {
  const administered = await em
    .createQueryBuilder(entity, 'row')
    .where('row.id IN (:...ids) AND row.version > 1', { ids: rows.map(({ id }) => id) })
    .getMany();
  const theirs = new Set(administered.map(({ id }) => id));
  return rows.filter(({ id }) => !theirs.has(id));
}

type Act = Pick<PersonnelActRow, 'provinceId' | 'kind' | 'subjectId'> & { readonly detail?: object };

/** What was administered, whose row it is, and by whom. */
export async function recordAct(
  em: EntityManager,
  { userId, appointmentId, capacity }: Caller,
  act: Act,
): Promise<void> {
  await em.insert(PersonnelActRow, { ...act, id: newId(), byUser: userId, byAppointment: appointmentId, capacity });
}

export async function recordRead(em: EntityManager, caller: Caller, persons: readonly string[]): Promise<void> {
  await em.insert(PersonReadRow, { ...readingOf(caller), persons: [...persons] });
}
