import type { Caller } from '@langmoi/contracts/caller';
import type { OrganisationView } from '@langmoi/contracts/directory';
import type {
  Appointing,
  CancellingAppointment,
  CorrectingPerson,
  EndingAppointment,
} from '@langmoi/contracts/officers';
import { newId } from '@langmoi/platform/id';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import {
  cancellationOf,
  cancelled,
  covers,
  endingOf,
  endingWithHead,
  overlap,
  overWithUnit,
  refuseAppointing,
  refuseStale,
} from './appointing';
import { correctionOf, type Correction } from './correcting';
import { inForce, isComing, organisationsChanging, turning } from './officer';
import { AppointmentRow, OfficerRow, type PersonnelActRow } from './officer.entity';
import {
  endAppointment,
  findOfficer,
  holdHead,
  insertAppointment,
  insertOfficer,
  listAppointments,
  listOfficers,
  lockAppointment,
  officersByIds,
  recordAct,
  recordRead,
  untouched,
  updateOfficer,
} from './officer.repository';

export { covers, isComing, overlap, recordRead, refuseStale };

/** What others keep of somebody who sits in an organisation. */
type Member = Required<OrganisationView['members'][number]> & { readonly organisationId: string };

/** What an ending or a cancellation writes, and a reversal restores. */
export type Ending = Pick<AppointmentRow, 'toOn' | 'endedBy' | 'successorId' | 'stoppedOn' | 'cancelledOn'>;

/** Somebody with every appointment of theirs, the newest first. */
export interface Person {
  readonly officer: OfficerRow;
  readonly appointments: readonly AppointmentRow[];
}

/** Somebody with the appointments that are in force on a day. */
export const inForceOn = ({ officer, appointments }: Person, on: string): Person => ({
  officer,
  appointments: appointments.filter((appointment) => inForce(appointment, on)),
});

/** What those of the ids are called who are persons of the province in hand. */
export async function namesOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await officersByIds(em, ids)).map(({ id, displayName }) => [id, displayName]));
}

/** Officers and their appointments, inside the transaction of whoever asks. */
@Injectable()
export class OfficerService {
  /** Every appointment to these units, past ones too. */
  at(em: EntityManager, unitIds: readonly string[]): Promise<AppointmentRow[]> {
    return listAppointments(em, { unitId: In([...unitIds]) });
  }

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

  /** The appointments that are over when the day changes. */
  async endingBetween(em: EntityManager, days: { from: string; to: string }): Promise<AppointmentRow[]> {
    return turning(await listAppointments(em), days).ended;
  }

  async byIds(em: EntityManager, ids: readonly string[]): Promise<Map<string, OfficerRow>> {
    return new Map((await officersByIds(em, ids)).map((officer) => [officer.id, officer]));
  }

  /** Everybody of a province with their appointments, by name. */
  async persons(em: EntityManager, provinceId: string): Promise<Person[]> {
    const appointments = await listAppointments(em, { provinceId });
    return (await listOfficers(em, provinceId)).map((officer) => ({
      officer,
      appointments: appointments.filter(({ officerId }) => officerId === officer.id),
    }));
  }

  /** Throws `/problems/person-not-found`, for another province's too. */
  async person(em: EntityManager, id: string): Promise<Person> {
    const officer = await findOfficer(em, id);
    return { officer, appointments: await listAppointments(em, { officerId: id }) };
  }

  async takeIn(em: EntityManager, by: Caller, officer: OfficerRow): Promise<void> {
    await insertOfficer(em, officer);
    await recordAct(em, by, { provinceId: officer.provinceId, kind: 'invited', subjectId: officer.id });
  }

  /** Corrects what is known of somebody, and keeps who did it and why; answers with what changed, if anything did. */
  async correct(em: EntityManager, by: Caller, personId: string, asked: CorrectingPerson): Promise<Correction | null> {
    const correction = correctionOf(await findOfficer(em, personId, true), asked);
    if (correction === null) return null;
    const { officer, detail } = correction;
    await updateOfficer(em, officer);
    await recordAct(em, by, { provinceId: officer.provinceId, kind: 'corrected', subjectId: personId, detail });
    return correction;
  }

  /** Gives an office: one at a time to each person. Throws as `refuseAppointing` does. */
  async appoint(em: EntityManager, by: Caller, personId: string, asked: Appointing): Promise<AppointmentRow> {
    const { provinceId, rehearsal } = await findOfficer(em, personId, true);
    const held = await listAppointments(em, { officerId: personId, cancelledOn: IsNull() });
    const head = asked.onBehalfOf === null ? null : await holdHead(em, asked.onBehalfOf);
    refuseAppointing(asked, { officerId: personId, held, head });
    const appointment: AppointmentRow = {
      ...asked,
      ...{ id: newId(), provinceId, officerId: personId, rehearsal },
      ...{ endedBy: null, successorId: null, stoppedOn: null, cancelledOn: null, version: 1 },
    };
    await insertAppointment(em, appointment);
    await recordAct(em, by, { provinceId, kind: 'appointed', subjectId: appointment.id });
    return appointment;
  }

  /** Holds an appointment until the transaction ends. Throws `/problems/appointment-not-found`. */
  lock(em: EntityManager, id: string): Promise<AppointmentRow> {
    return lockAppointment(em, id);
  }

  /** Ends it, and with it what was signed on its behalf; answers with all that ended. Throws as `endingOf` does. */
  async end(
    em: EntityManager,
    by: Caller,
    appointment: AppointmentRow,
    { today, ...ending }: EndingAppointment & { today: string },
  ): Promise<AppointmentRow[]> {
    const ended = { ...appointment, ...endingOf(appointment, ending, today) };
    await this.keep(em, by, ended, 'ended');
    const deputies = (await listAppointments(em, { onBehalfOf: appointment.id })).filter(
      (deputy) => isComing(deputy, today) && (deputy.toOn === null || deputy.toOn > ending.on),
    );
    const followed = deputies.map((deputy) => ({ ...deputy, ...endingWithHead(deputy, ending, today) }));
    for (const deputy of followed) await this.keep(em, by, deputy, 'ended');
    return [ended, ...followed];
  }

  /** Takes it back before its first day, and what would have been signed on its behalf; answers with all of them. */
  async cancel(
    em: EntityManager,
    by: Caller,
    appointment: AppointmentRow,
    { today, ...asked }: CancellingAppointment & { today: string },
  ): Promise<AppointmentRow[]> {
    const taken = { ...appointment, ...cancellationOf(appointment, asked, today) };
    const deputies = await listAppointments(em, { onBehalfOf: appointment.id, cancelledOn: IsNull() });
    const all = [taken, ...deputies.map((deputy) => ({ ...deputy, ...cancelled(deputy, asked, today) }))];
    for (const one of all) await this.keep(em, by, one, 'cancelled');
    return all;
  }

  /**
   * Ends every office that is in force or is to come at units that are no more, whatever was decided of it before, and
   * what is signed on its behalf; what has not begun is taken back. Answers with each as it was and as it is, once.
   */
  async close(
    em: EntityManager,
    by: Caller,
    unitIds: readonly string[],
    { today, ...ending }: Pick<EndingAppointment, 'on' | 'reason' | 'decision'> & { today: string },
  ): Promise<{ was: AppointmentRow; is: AppointmentRow }[]> {
    const held = (await this.at(em, unitIds)).filter((one) => isComing(one, today));
    const deputies = await listAppointments(em, { onBehalfOf: In(held.map(({ id }) => id)) });
    const closed = new Map<string, { was: AppointmentRow; is: AppointmentRow }>();
    for (const { id } of [...held, ...deputies]) {
      if (closed.has(id)) continue;
      const was = await lockAppointment(em, id);
      if (!isComing(was, today)) continue;
      const is = { ...was, ...overWithUnit(was, ending, today) };
      await this.keep(em, by, is, is.cancelledOn === null ? 'ended' : 'cancelled');
      closed.set(id, { was, is });
    }
    return [...closed.values()];
  }

  /**
   * Takes an ending or a cancellation back, as if it had not been; null where the appointment was changed since its
   * `version`, or the officer holds that very office again.
   */
  async restore(
    em: EntityManager,
    by: Caller,
    { id, version, before }: { id: string; version: number; before: Ending },
  ): Promise<AppointmentRow | null> {
    const appointment = await lockAppointment(em, id);
    const { officerId, organisationId, role, provinceId } = appointment;
    const others = await listAppointments(em, { officerId, organisationId, role, cancelledOn: IsNull() });
    const restored = { ...appointment, ...before, version: version + 1 };
    if (appointment.version !== version) return null;
    if (others.some((one) => one.id !== id && overlap(one, restored))) return null;
    await endAppointment(em, id, { ...before, version: restored.version });
    await recordAct(em, by, { provinceId, kind: 'restored', subjectId: id });
    return restored;
  }

  record(em: EntityManager, by: Caller, act: Pick<PersonnelActRow, 'provinceId' | 'kind' | 'subjectId'>) {
    return recordAct(em, by, act);
  }

  /** Notes who saw the personal data of whom, for which purpose. */
  recordRead(em: EntityManager, by: Caller, persons: readonly string[]): Promise<void> {
    return recordRead(em, by, persons);
  }

  /**
   * Takes in officers and appointments of files; answers with the organisations that this changed. What an
   * administrator has changed since stays as it is.
   */
  async load(em: EntityManager, officers: OfficerRow[], appointments: AppointmentRow[]): Promise<string[]> {
    await storeChanged(em, OfficerRow, await untouched(em, OfficerRow, officers));
    const changed = await storeChanged(em, AppointmentRow, await untouched(em, AppointmentRow, appointments));
    return changed.map(({ organisationId }) => organisationId);
  }

  private async keep(em: EntityManager, by: Caller, over: AppointmentRow, kind: 'ended' | 'cancelled'): Promise<void> {
    const { id, provinceId, toOn, endedBy, successorId, stoppedOn, cancelledOn, version } = over;
    await endAppointment(em, id, { toOn, endedBy, successorId, stoppedOn, cancelledOn, version });
    await recordAct(em, by, { provinceId, kind, subjectId: id });
  }
}
