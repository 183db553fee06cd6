import type { OrganisationView } from '@langmoi/contracts/directory';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { inForce, isComing, organisationsChanging } from './officer';
import { AppointmentRow, OfficerRow } from './officer.entity';
import { administered, listAppointments, officersByIds } from './officer.repository';

/** What others keep of somebody who sits in an organisation. */
type Member = Required<OrganisationView['members'][number]> & { readonly organisationId: string };

/** Officers and their appointments, inside the transaction of whoever asks. */
@Injectable()
export class OfficerService {
  /** The appointments in force on a day, the newest first. */
  async inForce(em: EntityManager, on: string): Promise<AppointmentRow[]> {
    return (await listAppointments(em)).filter((appointment) => inForce(appointment, on));
  }

  /** The appointments that are in force on a day or begin after it, the newest first. */
  async coming(em: EntityManager, on: string): Promise<AppointmentRow[]> {
    return (await listAppointments(em)).filter((appointment) => isComing(appointment, on));
  }

  /** Who sits where on a day, without a name. */
  async members(em: EntityManager, on: string): Promise<Member[]> {
    const appointments = await this.inForce(em, on);
    const officers = await this.byIds(
      em,
      appointments.map(({ officerId }) => officerId),
    );
    return appointments.map(({ id, officerId, organisationId, role, capacity, onBehalfOf, decision }) => ({
      ...{ officerId, organisationId, role, appointmentId: id, capacity, onBehalfOf, decision },
      homeUnitId: officers.get(officerId)?.homeUnitId ?? null,
    }));
  }

  /** The organisations that gain or lose somebody when the day changes. */
  async organisationsChanging(em: EntityManager, days: { from: string; to: string }): Promise<string[]> {
    return organisationsChanging(await listAppointments(em), days);
  }

  async byIds(em: EntityManager, ids: readonly string[]): Promise<Map<string, OfficerRow>> {
    return new Map((await officersByIds(em, ids)).map((officer) => [officer.id, officer]));
  }

  /**
   * Takes in officers and appointments of files; answers with the organisations that this changed. What an
   * administrator has changed since stays as it is.
   */
  async load(em: EntityManager, officers: OfficerRow[], appointments: AppointmentRow[]): Promise<string[]> {
    await storeChanged(em, OfficerRow, officers);
    const theirs = await administered(
      em,
      appointments.map(({ id }) => id),
    );
    const untouched = appointments.filter(({ id }) => theirs.every((row) => row.id !== id));
    const changed = await storeChanged(em, AppointmentRow, untouched);
    return changed.map(({ organisationId }) => organisationId);
  }
}
