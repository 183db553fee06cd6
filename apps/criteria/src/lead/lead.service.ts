import type { CriterionLeads } from '@langmoi/contracts/judgement';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { leadsOn, type Leads } from './lead';
import { OrganisationRow } from './organisation.entity';

export { isLedBy, type Leads } from './lead';

@Injectable()
export class LeadService {
  /** Who leads which criterion of a set on a day, of the bound province. */
  async of(em: EntityManager, criteriaSet: string, on: string): Promise<Leads> {
    return leadsOn(await em.find(OrganisationRow), criteriaSet, on);
  }

  /** The same of several sets, each once, as answers tell it. */
  async told(em: EntityManager, criteriaSets: Iterable<string>, on: string): Promise<CriterionLeads[]> {
    const organisations = await em.find(OrganisationRow);
    return [...new Set(criteriaSets)].flatMap((criteriaSet) =>
      [...leadsOn(organisations, criteriaSet, on)].map(([criterion, ids]) => ({
        ...{ criteriaSet, criterion, organisationIds: [...ids] },
      })),
    );
  }

  /** The names of the province's organisations, by their ids. */
  async names(em: EntityManager): Promise<ReadonlyMap<string, string>> {
    return new Map((await em.find(OrganisationRow)).map(({ id, name }) => [id, name]));
  }
}
