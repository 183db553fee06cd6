import type { Caller } from '@langmoi/contracts/caller';
import type {
  Appointing,
  AssigningLead,
  CancellingAppointment,
  CorrectingPerson,
  EndingAppointment,
  Inviting,
  PersonView,
  TransferringAppointment,
} from '@langmoi/contracts/officers';
import { Db } from '@langmoi/platform/db';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AnnouncementService } from './announcement.service';
import { PersonService } from './person.service';
import { refuseEarlyTransfer } from './personnel';
import { StaffingService, workplaceOf } from './staffing.service';

/**
 * The commands of those who keep offices. A national administrator works in the province that they read: row-level
 * security is bound to that province, and what they may do there is decided before anything is written.
 */
@Injectable()
export class OfficeService {
  constructor(
    private readonly db: Db,
    private readonly staffing: StaffingService,
    private readonly announcements: AnnouncementService,
    private readonly persons: PersonService,
  ) {}

  invite(caller: Caller, key: string, provinceId: string, inviting: Inviting): Promise<PersonView> {
    return this.command(caller, { key, request: { provinceId, ...inviting } }, async (em) => {
      const tenant = await this.staffing.tenant(em, caller, provinceId);
      const appointment = await this.staffing.takeIn(em, caller, tenant, inviting);
      await this.announcements.act(em, tenant, { appointments: [appointment], over: [] });
      return this.persons.shown(em, caller, appointment.officerId);
    });
  }

  appoint(caller: Caller, key: string, personId: string, asked: Appointing): Promise<PersonView> {
    return this.command(caller, { key, request: { personId, ...asked } }, async (em) => {
      const { officer } = await this.staffing.person(em, personId);
      const tenant = await this.staffing.tenant(em, caller, officer.provinceId);
      const appointment = await this.staffing.give(em, caller, tenant, { personId, asked });
      await this.announcements.act(em, tenant, { appointments: [appointment], over: [] });
      return this.persons.shown(em, caller, personId);
    });
  }

  correct(caller: Caller, key: string, personId: string, asked: CorrectingPerson): Promise<PersonView> {
    return this.command(caller, { key, request: { personId, ...asked } }, async (em) => {
      const person = await this.staffing.person(em, personId);
      const tenant = await this.staffing.tenant(em, caller, person.officer.provinceId);
      const appointments = await this.staffing.correct(em, caller, person, { tenant, asked });
      await this.announcements.act(em, tenant, { appointments, over: [] });
      return this.persons.shown(em, caller, personId);
    });
  }

  end(caller: Caller, key: string, appointmentId: string, ending: EndingAppointment): Promise<PersonView> {
    return this.command(caller, { key, request: { appointmentId, ...ending } }, async (em) => {
      const { officerId, tenant, ended } = await this.staffing.end(em, caller, appointmentId, ending);
      await this.announcements.act(em, tenant, { appointments: ended, over: ended });
      return this.persons.shown(em, caller, officerId);
    });
  }

  cancel(caller: Caller, key: string, appointmentId: string, asked: CancellingAppointment): Promise<PersonView> {
    return this.command(caller, { key, request: { appointmentId, ...asked } }, async (em) => {
      const { officerId, tenant, taken } = await this.staffing.cancel(em, caller, appointmentId, asked);
      await this.announcements.act(em, tenant, { appointments: taken, over: [] });
      return this.persons.shown(em, caller, officerId);
    });
  }

  transfer(caller: Caller, key: string, appointmentId: string, asked: TransferringAppointment): Promise<PersonView> {
    return this.command(caller, { key, request: { appointmentId, ...asked } }, async (em) => {
      const { to, ...ending } = asked;
      const { officerId, tenant, ended } = await this.staffing.end(em, caller, appointmentId, ending);
      refuseEarlyTransfer(ending, to);
      const given = await this.staffing.give(em, caller, tenant, { personId: officerId, asked: to });
      await this.announcements.act(em, tenant, { appointments: [...ended, given], over: ended });
      return this.persons.shown(em, caller, officerId);
    });
  }

  assignLead(caller: Caller, key: string, provinceId: string, asked: AssigningLead): Promise<AssignedLead> {
    return this.command(caller, { key, request: { provinceId, ...asked } }, async (em) => {
      const tenant = await this.staffing.tenant(em, caller, provinceId);
      const { organisationId, criteriaSet, criterion } = await this.staffing.assignLead(em, caller, tenant, asked);
      return { organisationId, criteriaSet, criterion, fromOn: asked.fromOn };
    });
  }

  private command<A>(
    caller: Caller,
    { key, request }: { key: string; request: object },
    work: (em: EntityManager) => Promise<A>,
  ): Promise<A> {
    return this.db.run(workplaceOf(caller), (em) => once(em, { caller, key, request }, () => work(em)));
  }
}

type AssignedLead = Pick<AssigningLead, 'organisationId' | 'criteriaSet' | 'criterion' | 'fromOn'>;
