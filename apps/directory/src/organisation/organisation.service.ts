import type { Caller } from '@langmoi/contracts/caller';
import { OrganisationDescribed, type ListedOrganisation, type OrganisationView } from '@langmoi/contracts/directory';
import type { AssigningLead } from '@langmoi/contracts/officers';
import { askedFor, placeIn, type Asked } from '@langmoi/domain/units/lineage';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { append, appendTombstone } from '@langmoi/platform/outbox';
import { storeChanged } from '@langmoi/platform/reference';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerService } from '../officer/officer.service';
import { nationId, ProvinceService } from '../province/province.service';
import { UnitService } from '../unit/unit.service';
import { changesInEffect } from '../unit-change/in-effect.service';
import { dayBefore, leadOf, refuseLaterLead, runsInto } from './lead';
import {
  dependantKindOf,
  leadsChanging,
  leadsOn,
  organisationNotFound,
  pathOf,
  placeOf,
  seenBy,
  viewsOf,
  withSuccessions,
  type Places,
} from './organisation';
import { LeadRow, OrganisationRow } from './organisation.entity';
import { endLead, insertLead, listLeads, listOrganisations, organisationsByIds } from './organisation.repository';

export { dependantKindOf, pathOf, placeOf, type Places };

/** A province, or the nation, as one transaction knows it. */
export interface Tenant {
  readonly provinceId: string;
  readonly isDemo: boolean;
  readonly today: string;
  readonly places: Places;
}

@Injectable()
export class OrganisationService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly officers: OfficerService,
    private readonly units: UnitService,
  ) {}

  list(caller: Caller, provinceId: string, units?: string): Promise<ListedOrganisation[]> {
    return this.db.read(caller, async (em) => {
      const { today } = await this.provinces.requireFor(em, caller, 'listOrganisations', provinceId);
      const organisations = await listOrganisations(em, provinceId);
      const views = await this.views(em, organisations, today);
      const changes = await changesInEffect(em);
      const asked = await this.asked(em, provinceId, units);
      return views.map((view) => ({
        ...withSuccessions(seenBy(caller, view), changes),
        ...placeIn(asked, { unitId: view.unitId, on: today }),
      }));
    });
  }

  /** A province, or the nation for its own offices, as of now. Throws `/problems/province-not-found`. */
  async tenant(em: EntityManager, provinceId: string): Promise<Tenant> {
    const { isDemo, today } = await this.provinces.tenant(em, provinceId);
    return { provinceId, isDemo, today, places: await this.places(em, provinceId) };
  }

  /** Where offices of a tenant may be: its organisations, and its units by name and path, each by id. */
  private async places(em: EntityManager, provinceId: string): Promise<Places> {
    const organisations = new Map((await listOrganisations(em, provinceId)).map((row) => [row.id, row]));
    const units = await this.units.fullNames(em, provinceId);
    const paths = await this.units.paths(em, provinceId);
    const unitIds = await this.units.idsByCode(em, provinceId);
    return { organisations, units, paths, unitIds, changes: await changesInEffect(em) };
  }

  /** Where the units of a province lie on the day asked for; null where nobody asked. */
  asked(em: EntityManager, provinceId: string, units: string | undefined): Promise<Asked | null> {
    return askedFor(units, () => this.units.rows(em, provinceId));
  }

  /** The units of a province, and who holds and leads what in them on a day. */
  async staffing(em: EntityManager, provinceId: string, on: string) {
    const units = await this.units.rows(em, provinceId);
    return { units, held: await this.officers.inForce(em, on), leads: await this.leads(em, on) };
  }

  /** The units of a province that there are on its day, its organisations, everybody of it, and who leads what then. */
  async asIs(em: EntityManager, provinceId: string, today: string) {
    return {
      ...{ today, units: await this.units.there(em, provinceId, today) },
      ...{ organisations: await listOrganisations(em, provinceId), leads: await this.leads(em, today) },
      persons: await this.officers.persons(em, provinceId),
    };
  }

  /** Who holds which office today, by name of office and unit; the newest appointment first. */
  async offices(em: EntityManager, provinceId: string) {
    const { today, places } = await this.tenant(em, provinceId);
    const { organisations, units, paths } = places;
    return (await this.officers.inForce(em, today)).map(
      ({ id, officerId, organisationId, unitId, role, capacity }) => ({
        officerId,
        appointmentId: id,
        organisationId,
        organisationName: organisations.get(organisationId)?.name ?? '',
        unitId,
        unitName: units.get(unitId) ?? '',
        unitPath: [...(paths.get(unitId) ?? [])],
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

  /** Sends the whole state of these organisations, as of a day; each once. Those of the nation concern nobody. */
  async announce(em: EntityManager, caller: Caller, ids: readonly string[], today: string): Promise<void> {
    if (caller.provinceId === nationId) return;
    const organisations = await organisationsByIds(em, [...new Set(ids)]);
    if (organisations.length === 0) return;
    for (const data of await this.views(em, organisations, today)) {
      await append(em, caller, OrganisationDescribed, { subject: data.id, data });
    }
  }

  /** Those of a tenant. */
  rows(em: EntityManager, provinceId: string): Promise<OrganisationRow[]> {
    return listOrganisations(em, provinceId);
  }

  /** What these organisations lead on a day or from a later one. */
  async leading(em: EntityManager, ids: readonly string[], on: string): Promise<LeadRow[]> {
    return (await listLeads(em)).filter(
      ({ organisationId, toOn }) => ids.includes(organisationId) && runsInto(toOn, on),
    );
  }

  /** Removes those of a unit that never was, and tells so; false, and nothing is done, where one of them leads a criterion. */
  async remove(em: EntityManager, caller: Caller, ids: readonly string[]): Promise<boolean> {
    const leads = await listLeads(em);
    if (leads.some(({ organisationId }) => ids.includes(organisationId))) return false;
    for (const id of ids) {
      await em.delete(OrganisationRow, { id });
      await appendTombstone(em, caller, OrganisationDescribed, { subject: id });
    }
    return true;
  }

  /**
   * Makes an organisation lead a criterion from a day; whoever led it until then leads it until the day before. Throws
   * `/problems/organisation-not-found`, and as not well formed where a later assignment stands already.
   */
  async assign(em: EntityManager, { provinceId, today }: Tenant, asked: AssigningLead): Promise<LeadRow> {
    await this.provinces.lock(em, provinceId);
    const [organisation] = await organisationsByIds(em, [asked.organisationId]);
    if (!organisation) throw organisationNotFound(asked.organisationId);
    const { criteriaSet, criterion } = asked;
    const running = (await listLeads(em, { criteriaSet, criterion })).filter(({ toOn }) =>
      runsInto(toOn, asked.fromOn),
    );
    refuseLaterLead(running, asked.fromOn);
    const toOn = dayBefore(asked.fromOn);
    for (const { id } of running) await endLead(em, id, toOn);
    const lead = leadOf(asked, { id: newId(), provinceId });
    await insertLead(em, lead);
    const ids = [...running, lead].map(({ organisationId }) => organisationId);
    await this.announce(em, systemCaller('directory', provinceId), ids, today);
    return lead;
  }

  /** Sends those that gain or lose somebody, or a criterion to lead, when the day changes. */
  async announceChanges(em: EntityManager, caller: Caller, days: { from: string; to: string }): Promise<void> {
    const staffed = await this.officers.organisationsChanging(em, days);
    await this.announce(em, caller, [...staffed, ...leadsChanging(await listLeads(em), days)], days.to);
  }

  private async views(em: EntityManager, organisations: OrganisationRow[], on: string): Promise<OrganisationView[]> {
    return viewsOf(organisations, { leads: await listLeads(em), members: await this.officers.members(em, on), on });
  }

  private async leads(em: EntityManager, on: string): Promise<LeadRow[]> {
    return (await listLeads(em)).filter((lead) => leadsOn(lead, on));
  }
}
