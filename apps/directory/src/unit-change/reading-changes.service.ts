import type { Caller } from '@langmoi/contracts/caller';
import type { SuccessionRule, UnitDependant, UnitProposalView } from '@langmoi/contracts/unit-changes';
import { roleNames } from '@langmoi/domain/access/names';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isComing, OfficerService } from '../officer/officer.service';
import { dependantKindOf, OrganisationService } from '../organisation/organisation.service';
import { knows, provinceNotFound, ProvinceService } from '../province/province.service';
import type { EffectRow, ProposalActRow, ProposalRow } from './unit-change.entity';
import { actionsOf, permitDependants, permitRead } from './unit-change.policy';
import { findProposal, listActs, listEffects, listProposals, listRules } from './unit-change.repository';

/** What is shown of decisions about units, of the rules they choose among, and of what hangs on units here. */
@Injectable()
export class ReadingChangesService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly officers: OfficerService,
    private readonly organisations: OrganisationService,
  ) {}

  rules(caller: Caller, on?: string): Promise<SuccessionRule[]> {
    return this.db.read(caller, async (em) =>
      (await listRules(em)).filter(
        ({ effective: { from, to } }) => on === undefined || (from <= on && (to === null || on <= to)), // ISO dates order as text
      ),
    );
  }

  list(caller: Caller, provinceId: string): Promise<UnitProposalView[]> {
    return this.db.read(caller, async (em) => {
      if (!knows('listUnitProposals', caller, provinceId)) throw provinceNotFound(provinceId);
      await this.provinces.tenant(em, provinceId);
      permitRead('listUnitProposals', caller, provinceId);
      return this.viewsOf(em, caller, await listProposals(em, provinceId));
    });
  }

  view(caller: Caller, id: string): Promise<UnitProposalView> {
    return this.db.read(caller, async (em) => {
      const proposal = await findProposal(em, id);
      permitRead('viewUnitProposal', caller, proposal.provinceId);
      return this.shown(em, caller, id);
    });
  }

  /** Offices of these units, what they lead, and who holds them or is going to. */
  dependants(caller: Caller, unitIds: readonly string[]): Promise<UnitDependant[]> {
    return this.db.read(caller, async (em) => {
      permitDependants(caller);
      const provinceId = caller.readsProvinceId ?? caller.provinceId;
      const offices = await this.organisations.rows(em, provinceId);
      const named = new Map(offices.map((office) => [office.id, office]));
      const there = offices.filter(({ unitId }) => unitIds.includes(unitId));
      const given = await this.officers.at(em, unitIds);
      if (there.length + given.length === 0) return [];
      const today = await this.provinces.today(em, provinceId);
      const ids = there.map(({ id }) => id);
      const leads = await this.organisations.leading(em, ids, today);
      const held = given.filter((one) => isComing(one, today));
      const holders = held.map(({ officerId }) => officerId);
      const persons = await this.officers.byIds(em, holders);
      return [
        ...there.map(({ id, unitId, name, kind }) =>
          dependantOf({ kind: dependantKindOf({ kind }), id, unitId, label: { vi: name, en: name } }),
        ),
        ...leads.flatMap(({ id, organisationId, criteriaSet, criterion }) => {
          const office = named.get(organisationId);
          if (!office) return [];
          const label = {
            vi: `${office.name}, tiêu chí số ${criterion} của ${criteriaSet}`,
            en: `${office.name}, criterion ${criterion} of ${criteriaSet}`,
          };
          return [dependantOf({ kind: 'lead', id, unitId: office.unitId, label })];
        }),
        ...held.map(({ id, unitId, officerId, organisationId, role }) => {
          const [who, where] = [persons.get(officerId)?.displayName ?? '', named.get(organisationId)?.name ?? ''];
          const { vi, en } = roleNames[role];
          const label = { vi: `${who}, ${vi}, ${where}`, en: `${who}, ${en}, ${where}` };
          return dependantOf({ kind: 'appointment', id, unitId, label });
        }),
      ];
    });
  }

  /** One decision as the caller sees it, inside the transaction of a command. */
  async shown(em: EntityManager, caller: Caller, id: string): Promise<UnitProposalView> {
    const [view] = await this.viewsOf(em, caller, [await findProposal(em, id)]);
    if (!view) throw new Error('One proposal has one view');
    return view;
  }

  private async viewsOf(em: EntityManager, caller: Caller, proposals: readonly ProposalRow[]) {
    const ids = proposals.map(({ id }) => id);
    const acts = await listActs(em, ids);
    const effects = await listEffects(em, ids);
    const persons = await this.officers.byIds(em, [...new Set(acts.flatMap(({ byUser }) => byUser ?? []))]);
    return proposals.map((proposal): UnitProposalView => {
      const { id, provinceId, national, state, effectiveOn, decision } = proposal;
      const { happenings, rules, units, reversal, version } = proposal;
      const isIts = (row: { proposalId: string }): boolean => row.proposalId === id;
      return {
        ...{ id, provinceId, national, state, effectiveOn, decision, happenings, rules, units, reversal, version },
        acts: acts.filter(isIts).map((act) => actView(act, persons)),
        effects: effects.filter(isIts).map(effectView),
        actions: actionsOf(caller, proposal),
      };
    });
  }
}

type One = Pick<UnitDependant, 'kind' | 'id' | 'unitId' | 'label'>;
const dependantOf = (one: One): UnitDependant => ({ ...one, count: 1, tier: null, dossier: null });

const actView = (
  { kind, byUser, at, reason }: ProposalActRow,
  persons: ReadonlyMap<string, { displayName: string }>,
): UnitProposalView['acts'][number] => ({
  ...{ kind, at: at.toISOString(), reason },
  by: byUser === null ? null : { officerId: byUser, displayName: persons.get(byUser)?.displayName ?? '' },
});

const effectView = ({ kind, subjectId: id, unitId, label, state }: EffectRow): UnitProposalView['effects'][number] => ({
  ...{ kind, id, unitId, label, state },
});
