import type { Caller } from '@langmoi/contracts/caller';
import type {
  Appointing,
  AssigningLead,
  CancellingAppointment,
  CorrectingPerson,
  EndingAppointment,
  Inviting,
} from '@langmoi/contracts/officers';
import { provincePlace } from '@langmoi/domain/access/table';
import { systemCaller } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountService } from '../account/account.service';
import { inForceOn, OfficerService, type Person } from '../officer/officer.service';
import { OrganisationService, pathOf, placeOf, type Tenant } from '../organisation/organisation.service';
import { nationId, provinceNotFound } from '../province/province.service';
import { refuseForeignSuccessor } from './personnel';
import { permit, permitCorrection, permitImport, permitLead } from './personnel.policy';

type Appointment = Person['appointments'][number];
interface Asked {
  readonly tenant: Tenant;
  readonly asked: CorrectingPerson;
}

/** The offices of a tenant as files have them. */
export interface Staff {
  readonly organisations: Parameters<OrganisationService['describe']>[1];
  readonly leads: Parameters<OrganisationService['describe']>[2];
  readonly officers: Parameters<OfficerService['load']>[1];
  readonly appointments: Parameters<OfficerService['load']>[2];
  readonly accounts: Parameters<AccountService['load']>[1];
}

/** Giving and ending offices inside the transaction of whoever asks; nothing is announced here. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly officers: OfficerService,
    private readonly organisations: OrganisationService,
    private readonly accounts: AccountService,
  ) {}

  /** What the commands of one transaction know of the tenant. Throws `/problems/province-not-found` for another one. */
  async tenant(em: EntityManager, caller: Caller, provinceId: string): Promise<Tenant> {
    if (workplaceOf(caller).provinceId !== provinceId) throw provinceNotFound(provinceId);
    return this.organisations.tenant(em, provinceId);
  }

  /** Throws what an import would meet before its file is read: another province is not there, and not everybody may. */
  permitImport(caller: Caller, provinceId: string): void {
    if (workplaceOf(caller).provinceId !== provinceId) throw provinceNotFound(provinceId);
    permitImport(caller, provinceId);
  }

  /** Throws `/problems/person-not-found`, for another province's too. */
  person(em: EntityManager, id: string): Promise<Person> {
    return this.officers.person(em, id);
  }

  /** Whose sign-in name is whose, in the bound province. */
  async officerIds(em: EntityManager): Promise<Map<string, string>> {
    return new Map([...(await this.accounts.byOfficer(em))].map(([officerId, account]) => [account, officerId]));
  }

  /**
   * Takes in the offices, officers and sign-in names of files; what an administrator has changed since stays. Answers with
   * the organisations that this changed, and the sign-in names that somebody of another tenant has.
   */
  async load(em: EntityManager, rows: Staff): Promise<{ changed: string[]; taken: string[] }> {
    const described = await this.organisations.describe(em, rows.organisations, rows.leads);
    const staffed = await this.officers.load(em, rows.officers, rows.appointments);
    return { changed: [...described, ...staffed], taken: await this.accounts.load(em, rows.accounts) };
  }

  /** Takes somebody in with their first office. */
  async takeIn(em: EntityManager, caller: Caller, tenant: Tenant, inviting: Inviting): Promise<Appointment> {
    const { provinceId, isDemo, places } = tenant;
    const { appointment, account, homeUnitId, displayName, phone, identityNumber } = inviting;
    const place = placeOf(provinceId, appointment, places);
    permit('invitePerson', caller, { place, role: appointment.role, officerId: null });
    if (homeUnitId !== null) pathOf(homeUnitId, places);
    const officer = { id: newId(), provinceId, displayName, phone, identityNumber, homeUnitId, rehearsal: isDemo };
    await this.officers.takeIn(em, caller, { ...officer, version: 1 });
    await this.accounts.give(em, { id: newId(), provinceId, account, officerId: officer.id });
    return this.officers.appoint(em, caller, officer.id, appointment);
  }

  /** Corrects what is known of somebody; answers with the appointments that others are to be told of anew. */
  async correct(em: EntityManager, caller: Caller, person: Person, { tenant, asked }: Asked): Promise<Appointment[]> {
    const { provinceId, today, places } = tenant;
    const { officer, appointments } = person;
    const roles = appointments.map(({ role }) => role);
    permitCorrection(caller, { place: provincePlace(provinceId), officerId: officer.id, roles });
    if (asked.homeUnitId) pathOf(asked.homeUnitId, places);
    const correction = await this.officers.correct(em, caller, officer.id, asked);
    return correction?.changed.includes('homeUnitId') ? [...inForceOn(person, today).appointments] : [];
  }

  /** Gives an office to somebody who is known. */
  async give(
    em: EntityManager,
    caller: Caller,
    { provinceId, places }: Tenant,
    { personId, asked }: { personId: string; asked: Appointing },
  ): Promise<Appointment> {
    const place = placeOf(provinceId, asked, places);
    permit('appoint', caller, { place, role: asked.role, officerId: personId });
    return this.officers.appoint(em, caller, personId, asked);
  }

  /** Ends an office, and with it what was signed on its behalf. */
  async end(em: EntityManager, caller: Caller, appointmentId: string, ending: EndingAppointment) {
    const appointment = await this.officers.lock(em, appointmentId);
    const { provinceId, officerId, role, organisationId, unitId } = appointment;
    const tenant = await this.tenant(em, caller, provinceId);
    const place = { provinceId, path: pathOf(unitId, tenant.places) };
    permit('endAppointment', caller, { place, role, officerId });
    if (ending.successorId !== null) {
      const colleagues = await this.officers.coming(em, tenant.today);
      refuseForeignSuccessor(ending.successorId, { officerId, organisationId }, colleagues);
    }
    const ended = await this.officers.end(em, caller, appointment, { ...ending, today: tenant.today });
    return { officerId, tenant, ended };
  }

  /** Takes an office back before its first day, and with it what would have been signed on its behalf. */
  async cancel(em: EntityManager, caller: Caller, appointmentId: string, asked: CancellingAppointment) {
    const appointment = await this.officers.lock(em, appointmentId);
    const { provinceId, officerId, role, unitId } = appointment;
    const tenant = await this.tenant(em, caller, provinceId);
    const place = { provinceId, path: pathOf(unitId, tenant.places) };
    permit('cancelAppointment', caller, { place, role, officerId });
    const taken = await this.officers.cancel(em, caller, appointment, { ...asked, today: tenant.today });
    return { officerId, tenant, taken };
  }

  /** Makes an organisation lead a criterion from a day. Throws as `OrganisationService.assign` does. */
  async assignLead(em: EntityManager, caller: Caller, tenant: Tenant, asked: AssigningLead) {
    const { provinceId } = tenant;
    permitLead(caller, provinceId);
    const lead = await this.organisations.assign(em, tenant, asked);
    await this.officers.record(em, caller, { provinceId, kind: 'leadAssigned', subjectId: lead.id });
    return lead;
  }
}

/** Whose rows a command of administration is bound to: the caller's own tenant, or the province that the nation reads. */
export function workplaceOf(caller: Caller): Caller {
  const { provinceId, readsProvinceId } = caller;
  return provinceId === nationId && readsProvinceId !== null ? systemCaller('directory', readsProvinceId) : caller;
}
