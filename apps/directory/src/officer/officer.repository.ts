import { In, type EntityManager } from 'typeorm';
import { AppointmentRow, OfficerRow } from './officer.entity';

/** Every appointment of the province, whenever it is in force; the newest first, so that it speaks for its officer. */
export function listAppointments(em: EntityManager): Promise<AppointmentRow[]> {
  return em.find(AppointmentRow, { order: { fromOn: 'DESC', id: 'ASC' } });
}

export function officersByIds(em: EntityManager, ids: readonly string[]): Promise<OfficerRow[]> {
  return em.findBy(OfficerRow, { id: In(ids) });
}

/** Those of the given ids that somebody administered since they were loaded: a load leaves them as they are. */
export function administered(em: EntityManager, ids: readonly string[]): Promise<AppointmentRow[]> {
  return em
    .createQueryBuilder(AppointmentRow, 'appointment')
    .where('appointment.id IN (:...ids) AND appointment.version > 1', { ids })
    .getMany();
}
