import type { Caller } from '@langmoi/contracts/caller';
import { OrganisationDescribed, type OrganisationView } from '@langmoi/contracts/directory';
import { Db } from '@langmoi/platform/db';
import { append } from '@langmoi/platform/outbox';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerService } from '../officer/officer.service';
import { ProvinceService } from '../province/province.service';
import { UnitService } from '../unit/unit.service';
import { leadsChanging, leadsOn, viewsOf } from './organisation';
import { LeadRow, OrganisationRow } from './organisation.entity';
import { listLeads, listOrganisations, organisationsByIds } from './organisation.repository';

@Injectable()
export class OrganisationService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly officers: OfficerService,
    private readonly units: UnitService,
  ) {}

  list(caller: Caller, provinceId: string): Promise<OrganisationView[]> {
    return this.db.read(caller, async (em) => {
      const { today } = await this.provinces.require(em, provinceId);
      const organisations = await listOrganisations(em, provinceId);
      return viewsOf(organisations, await this.leads(em, today), await this.officers.members(em, today));
    });
  }

  /** Who holds which office today, by name of office and unit; the newest appointment first. */
  async offices(em: EntityManager, provinceId: string) {
    const today = await this.provinces.today(em, provinceId);
    const names = new Map((await listOrganisations(em, provinceId)).map(({ id, name }) => [id, name]));
    const units = await this.units.fullNames(em, provinceId);
    const paths = await this.units.paths(em, provinceId);
    return (await this.officers.inForce(em, today)).map(
      ({ id, officerId, organisationId, unitId, role, capacity }) => ({
        officerId,
        appointmentId: id,
        organisationId,
        organisationName: names.get(organisationId) ?? '',
        unitId,
        unitName: units.get(unitId) ?? '',
        unitPath: paths.get(unitId) ?? [],
        role,
        capacity,
      }),
    );
  }

  /**
   * Takes in organisations and what they lead; a lead that an administrator ended stays ended. Answers with those that this changed, which are yet to be announced.
   */
  async describe(em: EntityManager, organisations: OrganisationRow[], leads: LeadRow[]): Promise<string[]> {
    const changed = await storeChanged(em, OrganisationRow, organisations);
    const ended = new Map((await listLeads(em)).map(({ id, toOn }) => [id, toOn]));
    const asIs = leads.map((lead) => ({ ...lead, toOn: ended.get(lead.id) ?? lead.toOn }));
    const changedLeads = await storeChanged(em, LeadRow, asIs);
    return [...changed.map(({ id }) => id), ...changedLeads.map(({ organisationId }) => organisationId)];
  }

  /** Sends the whole state of these organisations, as of a day; each once. */
  async announce(em: EntityManager, caller: Caller, ids: readonly string[], today: string): Promise<void> {
    const organisations = await organisationsByIds(em, [...new Set(ids)]);
    if (organisations.length === 0) return;
    for (const data of viewsOf(organisations, await this.leads(em, today), await this.officers.members(em, today))) {
      await append(em, caller, OrganisationDescribed, { subject: data.id, data });
    }
  }

  /** Sends those that gain or lose somebody, or a criterion to lead, when the day changes. */
  async announceChanges(em: EntityManager, caller: Caller, days: { from: string; to: string }): Promise<void> {
    const staffed = await this.officers.organisationsChanging(em, days);
    await this.announce(em, caller, [...staffed, ...leadsChanging(await listLeads(em), days)], days.to);
  }

  private async leads(em: EntityManager, on: string): Promise<LeadRow[]> {
    return (await listLeads(em)).filter((lead) => leadsOn(lead, on));
  }
}
