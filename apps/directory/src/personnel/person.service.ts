import type { Caller } from '@langmoi/contracts/caller';
import type { PersonView, PowerView } from '@langmoi/contracts/officers';
import type { ByUnits } from '@langmoi/contracts/units';
import { masked, maskFor } from '@langmoi/domain/access/fields';
import { provincePlace } from '@langmoi/domain/access/table';
import { Db } from '@langmoi/platform/db';
import { recordedRead } from '@langmoi/platform/personal-reads';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountService } from '../account/account.service';
import { inForceOn, OfficerService } from '../officer/officer.service';
import { OrganisationService, type Tenant } from '../organisation/organisation.service';
import { isFound, personViewOf, type Reading } from './person-view';
import { permitRead } from './personnel.policy';
import { knows, provinceNotFound } from '../province/province.service';
import { powerViewsOf } from './powers';

interface Wanted extends ByUnits {
  readonly search?: string | undefined;
  readonly on?: string | undefined;
}

@Injectable()
export class PersonService {
  constructor(
    private readonly db: Db,
    private readonly officers: OfficerService,
    private readonly organisations: OrganisationService,
    private readonly accounts: AccountService,
  ) {}

  /** Persons of a province by name; `on`: those in office on that day, with the appointments of that day. */
  list(caller: Caller, provinceId: string, { search, on, units }: Wanted): Promise<PersonView[]> {
    return this.recorded(caller, async (em) => {
      if (!knows('listPersons', caller, provinceId)) throw provinceNotFound(provinceId);
      const { places, today } = await this.organisations.tenant(em, provinceId);
      permitRead('listPersons', caller, provincePlace(provinceId));
      const reading = await this.reading(em, caller, { provinceId, places, today, units });
      return (await this.officers.persons(em, provinceId))
        .map((person) => (on === undefined ? person : inForceOn(person, on)))
        .filter(({ appointments }) => on === undefined || appointments.length > 0)
        .filter((person) => search === undefined || isFound(person, search, reading))
        .map((person) => personViewOf(person, reading));
    });
  }

  view(caller: Caller, personId: string, { units }: ByUnits): Promise<PersonView> {
    return this.recorded(caller, async (em) => {
      const person = await this.officers.person(em, personId);
      const { provinceId } = person.officer;
      permitRead('viewPerson', caller, provincePlace(provinceId));
      const { places, today } = await this.organisations.tenant(em, provinceId);
      return personViewOf(person, await this.reading(em, caller, { provinceId, places, today, units }));
    });
  }

  /** What somebody could do on a day, today unless said. */
  powers(caller: Caller, personId: string, on?: string): Promise<PowerView[]> {
    return this.db.read(caller, async (em) => {
      const person = await this.officers.person(em, personId);
      const { provinceId } = person.officer;
      permitRead('listPowers', caller, provincePlace(provinceId));
      const { today, places } = await this.organisations.tenant(em, provinceId);
      return powerViewsOf(inForceOn(person, on ?? today).appointments, places);
    });
  }

  /** A person as a command answers with them: without what only a recorded reading shows. */
  async shown(em: EntityManager, caller: Caller, personId: string): Promise<PersonView> {
    const person = await this.officers.person(em, personId);
    const { provinceId } = person.officer;
    const mask = maskFor({ ...caller, roles: [] }, provincePlace(provinceId));
    const { places, today } = await this.organisations.tenant(em, provinceId);
    return personViewOf(person, { ...(await this.reading(em, caller, { provinceId, places, today })), mask });
  }

  /** Whoever sees phones or identity numbers of their own tenant leaves a record of it. */
  private recorded<A extends PersonView | PersonView[]>(
    caller: Caller,
    ask: (em: EntityManager) => Promise<A>,
  ): Promise<A> {
    const mask = maskFor(caller, provincePlace(caller.provinceId));
    return recordedRead(this.db, caller, {
      shows: numbers.some((field) => mask.shows(`person.${field}`)),
      ask,
      record: async (em, answer) => {
        const seen = [answer].flat().filter((person) => person.provinceId === caller.provinceId && showsNumber(person));
        const ids = seen.map(({ id }) => id);
        if (ids.length > 0) await this.officers.recordRead(em, caller, ids);
      },
    });
  }

  private async reading(
    em: EntityManager,
    caller: Caller,
    {
      provinceId,
      places,
      today,
      units,
    }: Pick<Tenant, 'provinceId' | 'places' | 'today'> & { units?: string | undefined },
  ): Promise<Reading> {
    const mask = maskFor(caller, provincePlace(provinceId));
    const asked = await this.organisations.asked(em, provinceId, units);
    return { caller, mask, places, today, asked, accounts: await this.accounts.byOfficer(em) };
  }
}

const numbers = ['phone', 'identityNumber'] as const;

const showsNumber = (person: PersonView): boolean =>
  numbers.some((field) => person[field] !== null && person[field] !== masked);
