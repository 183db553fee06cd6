import type { Caller } from '@langmoi/contracts/caller';
import type { DraftingProposal, HappeningAsked, SuccessionRule } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { together, unitsConcerned } from '@langmoi/domain/units/succession';
import { newId } from '@langmoi/platform/id';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { nationId, ProvinceService } from '../province/province.service';
import type { Entry } from '../register/register';
import { RegisterService } from '../register/register.service';
import { UnitService } from '../unit/unit.service';
import { atFields, chosenRules, entriesOf, formsOf, named, refuseKnownCodes } from './unit-change';
import type { ProposalRow } from './unit-change.entity';
import { FollowingService } from './following.service';
import { findProposal, listRules } from './unit-change.repository';

type Said = Pick<DraftingProposal, 'effectiveOn' | 'decision'> & {
  readonly happenings: HappeningAsked[];
  readonly rules: readonly SuccessionRule[];
};

/** What the register of units says to a decision before it is approved, learns by the approval, and unlearns by a reversal. */
@Injectable()
export class RegisteringChangesService {
  constructor(
    private readonly provinces: ProvinceService,
    private readonly register: RegisterService,
    private readonly units: UnitService,
    private readonly following: FollowingService,
  ) {}

  /** Holds a proposal, and before it its province, as a new day does; with the day. Throws `/problems/proposal-not-found`. */
  async hold(em: EntityManager, id: string): Promise<{ proposal: ProposalRow; today: string }> {
    const { provinceId } = await findProposal(em, id);
    await this.provinces.lock(em, provinceId);
    return { proposal: await findProposal(em, id, true), today: await this.provinces.today(em, provinceId) };
  }

  /** What a draft says, judged as if its day had come. Throws, at its field, what cannot have happened so. */
  async entered(em: EntityManager, caller: Caller, asked: DraftingProposal) {
    const { effectiveOn, decision } = asked;
    const rules = chosenRules(await listRules(em), asked);
    const happenings = named(asked);
    const units = await this.foresee(em, caller, { effectiveOn, decision, happenings, rules });
    return { effectiveOn, decision, happenings, rules, units };
  }

  /** The units that it names as its day would leave them. Throws as `entered`; keeps nothing. */
  async foresee(em: EntityManager, caller: Caller, said: Said): Promise<UnitForm[]> {
    const { under, entries } = await this.asked(em, caller, said);
    const history = await asRegister(entries, this.register.foresee(em, caller, { under, entries }));
    return formsOf(history, said);
  }

  /** The register learns it, and the tenant’s units are told what is coming; answers with the events. Throws as `entered`. */
  async learn(em: EntityManager, caller: Caller, said: Said): Promise<string[]> {
    const { under, entries } = await this.asked(em, caller, said);
    await asRegister(entries, this.register.record(em, caller, { under, entries }));
    await this.units.follow(em, caller);
    return entries.map(({ id }) => id);
  }

  /** A correction about each event: it did not happen. */
  async unlearn(em: EntityManager, caller: Caller, { eventIds }: ProposalRow, reason: string): Promise<void> {
    const entries = eventIds.map((about) => ({ id: newId(), about, change: null, reason }));
    const under = topOf(await this.units.rows(em, caller.provinceId));
    await this.register.record(em, caller, { under, entries });
  }

  /**
   * What the nation entered, each province whose units it names announces in its own name; for when the command is
   * committed. Should this process end before all have, the same command again, or the province's next day, does what is
   * left.
   */
  async tellProvinces({ provinceId, happenings }: Pick<ProposalRow, 'provinceId' | 'happenings'>): Promise<void> {
    if (provinceId === nationId) await this.following.tellProvinces(unitsConcerned(together(happenings)));
  }

  private async asked(em: EntityManager, { provinceId }: Caller, said: Said) {
    const units = await this.units.rows(em, provinceId);
    refuseKnownCodes(said.happenings, units);
    const ids = said.happenings.map(() => newId());
    const rules = provinceId === nationId ? said.rules.map(({ id }) => id) : []; // a province's own are its own to follow
    return { under: topOf(units), entries: entriesOf({ ...said, rules }, ids) };
  }
}

const asRegister = <A>(entries: readonly Entry[], judged: Promise<A>): Promise<A> =>
  judged.catch((problem: unknown) => {
    throw atFields(problem, entries);
  });

/** The province unit of a tenant’s units. */
const topOf = (units: readonly { id: string; level: string }[]): string =>
  units.find(({ level }) => level === 'province')?.id ?? '';
