import type { Parts } from '@langmoi/platform/rows';
import type { EntityManager } from 'typeorm';
import { EndedAppointmentRow, HandoverRow } from './handover.entity';

export type { HandoverRow } from './handover.entity';

/** What a dossier has of offices that somebody left. */
export interface HandoverRows {
  /** By the day. */
  readonly handovers: HandoverRow[];
  /** Appointments that are known to have ended: the officer's own, and those to the council. */
  readonly left: string[];
}

/** For the statement that reads a dossier ($1) as an officer ($2) stands to it. */
export const handoverParts = ({ all }: Parts): Record<keyof HandoverRows, string> => ({
  handovers: all(HandoverRow, 'WHERE t.dossier_id = $1 ORDER BY t.ended_on, t.appointment_id'),
  left: `(SELECT coalesce(json_agg(appointment_id), '[]') FROM ended_appointments
    WHERE officer_id = $2 OR role = 'councilMember')`,
});

/** Of the whole province, by the day. */
export const listHandovers = (em: EntityManager): Promise<HandoverRow[]> =>
  em.find(HandoverRow, { order: { endedOn: 'ASC' } });

export const listEnded = async (em: EntityManager): Promise<string[]> =>
  (await em.find(EndedAppointmentRow)).map(({ appointmentId }) => appointmentId);

/** Whether this appointment is known to have ended. */
export const hasLeft = async (em: EntityManager, appointmentId: string | null): Promise<boolean> =>
  appointmentId !== null && (await em.existsBy(EndedAppointmentRow, { appointmentId }));

export async function keepEnded(em: EntityManager, ended: EndedAppointmentRow): Promise<void> {
  await em.createQueryBuilder().insert().into(EndedAppointmentRow).values(ended).orIgnore().execute();
}

/** The office goes on: nothing was handed over after all. */
export async function restoreOffice(em: EntityManager, appointmentId: string): Promise<void> {
  await em.delete(HandoverRow, { appointmentId });
  await em.delete(EndedAppointmentRow, { appointmentId });
}

export async function noteHandover(em: EntityManager, handover: HandoverRow): Promise<void> {
  await em.createQueryBuilder().insert().into(HandoverRow).values(handover).orIgnore().execute();
}
