import type { Caller } from '@langmoi/contracts/caller';
import { AppointmentEnded, AppointmentRestored } from '@langmoi/contracts/officers';
import { systemCaller } from '@langmoi/platform/db';
import { append } from '@langmoi/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountService } from '../account/account.service';
import { OfficerService, type Person } from '../officer/officer.service';
import { OrganisationService, type Tenant } from '../organisation/organisation.service';
import { nationId } from '../province/province.service';

type Appointment = Person['appointments'][number];

/** Whose offices changed, and which are over. */
interface Changed {
  readonly appointments: readonly Appointment[];
  readonly over: readonly Appointment[];
}

/** What others are told of offices, in the transaction that changed them. */
@Injectable()
export class AnnouncementService {
  constructor(
    private readonly organisations: OrganisationService,
    private readonly officers: OfficerService,
    private readonly accounts: AccountService,
  ) {}

  /** After an act: offices as of today, who may sign in, and what is over already. */
  async act(
    em: EntityManager,
    { provinceId, today }: Pick<Tenant, 'provinceId' | 'today'>,
    { appointments, over }: Changed,
  ): Promise<void> {
    const house = systemCaller('directory', provinceId);
    const organisationIds = appointments.map(({ organisationId }) => organisationId);
    await this.organisations.announce(em, house, organisationIds, today);
    const officerIds = appointments.map(({ officerId }) => officerId);
    await this.accounts.announce(em, house, today, officerIds);
    await ended(
      em,
      over.filter(({ stoppedOn }) => stoppedOn !== null),
    );
  }

  /** After an ending was reversed: offices as of today, who may sign in, and that they go on. */
  async restored(
    em: EntityManager,
    on: Pick<Tenant, 'provinceId' | 'today'>,
    appointments: readonly Appointment[],
  ): Promise<void> {
    await this.act(em, on, { appointments, over: [] });
    for (const { id } of appointments) {
      const data = { appointmentId: id };
      await append(em, systemCaller('directory', on.provinceId), AppointmentRestored, { subject: id, data });
    }
  }

  /** After files were taken in: the organisations that they changed, and who may sign in. */
  async loaded(em: EntityManager, house: Caller, today: string, organisationIds: readonly string[]): Promise<void> {
    await this.organisations.announce(em, house, organisationIds, today);
    await this.accounts.announce(em, house, today);
  }

  /** After a step from one day to another: what it begins and ends without anybody's act. */
  async newDay(em: EntityManager, house: Caller, days: { from: string; to: string }): Promise<void> {
    await this.organisations.announceChanges(em, house, days);
    await this.accounts.announce(em, house, days.to);
    await ended(em, await this.officers.endingBetween(em, days));
  }

  /** On a tenant's first day: whoever may sign in. Nothing of before it is anybody's news. */
  firstDay(em: EntityManager, house: Caller, today: string): Promise<void> {
    return this.accounts.announce(em, house, today);
  }
}

/** Each appointment that gives no power any more, once. Those of the nation concern nobody. */
async function ended(em: EntityManager, over: readonly Appointment[]): Promise<void> {
  for (const { id, provinceId, officerId, organisationId, unitId, role, toOn, successorId } of over) {
    if (provinceId === nationId || toOn === null) continue;
    const data = { appointmentId: id, officerId, organisationId, unitId, role, on: toOn, successorId };
    await append(em, systemCaller('directory', provinceId), AppointmentEnded, { subject: id, data });
  }
}
