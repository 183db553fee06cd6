import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { inForce, organisationsChanging } from './officer';
import { AppointmentRow, OfficerRow } from './officer.entity';
import { listAppointments, officersByIds } from './officer.repository';

/** Officers and their appointments, inside the transaction of whoever asks. */
@Injectable()
export class OfficerService {
  /** The appointments in force on a day, the newest first. */
  async inForce(em: EntityManager, on: string): Promise<AppointmentRow[]> {
    return (await listAppointments(em)).filter((appointment) => inForce(appointment, on));
  }

  /** The organisations that gain or lose somebody when the day changes. */
  async organisationsChanging(em: EntityManager, days: { from: string; to: string }): Promise<string[]> {
    return organisationsChanging(await listAppointments(em), days);
  }

  async byIds(em: EntityManager, ids: readonly string[]): Promise<Map<string, OfficerRow>> {
    return new Map((await officersByIds(em, ids)).map((officer) => [officer.id, officer]));
  }

  /** Takes in officers and appointments; answers with the organisations that this changed. */
  async appoint(em: EntityManager, officers: OfficerRow[], appointments: AppointmentRow[]): Promise<string[]> {
    await storeChanged(em, OfficerRow, officers);
    const changed = await storeChanged(em, AppointmentRow, appointments);
    return changed.map(({ organisationId }) => organisationId);
  }
}
