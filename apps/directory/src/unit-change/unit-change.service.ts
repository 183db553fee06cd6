import type { Caller } from '@langmoi/contracts/caller';
import type {
  AmendingProposal,
  DecidingProposal,
  DraftingProposal,
  ReturningProposal,
  ReversingChange,
  UnitProposalView,
} from '@langmoi/contracts/unit-changes';
import { withHand } from '@langmoi/domain/policy';
import { Db } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { commanded } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { refuseStale } from '../officer/officer.service';
import { provinceNotFound } from '../province/province.service';
import { ReadingChangesService } from './reading-changes.service';
import { RegisteringChangesService } from './registering-changes.service';
import { TakingEffectService } from './taking-effect.service';
import type { ProposalRow } from './unit-change.entity';
import { permit, permitDraft } from './unit-change.policy';
import { insertProposal, keepRules, recordAct, updateProposal } from './unit-change.repository';

export { keepRules };

/** Decisions about units: entered by one administrator, approved by another, in effect on their day, reversed by a correction. */
@Injectable()
export class UnitChangeService {
  constructor(
    private readonly db: Db,
    private readonly registering: RegisteringChangesService,
    private readonly effect: TakingEffectService,
    private readonly reading: ReadingChangesService,
  ) {}

  draft(caller: Caller, key: string, provinceId: string, asked: DraftingProposal): Promise<UnitProposalView> {
    return commanded(this.db, { caller, key, request: { provinceId, ...asked } }, async (em) => {
      if (caller.provinceId !== provinceId) throw provinceNotFound(provinceId);
      permitDraft(caller, provinceId);
      const proposal = {
        ...{ id: newId(), provinceId, state: 'draft' as const, enteredBy: [caller.userId], version: 1 },
        ...{ national: false, outside: [], approvedBy: null, eventIds: [], tookEffectOn: null, reversal: null },
        ...(await this.registering.entered(em, caller, asked)),
      };
      await insertProposal(em, proposal);
      await recordAct(em, proposal, { kind: 'drafted', by: caller });
      return this.reading.shown(em, caller, proposal.id);
    });
  }

  amend(caller: Caller, key: string, id: string, asked: AmendingProposal): Promise<UnitProposalView> {
    return this.step(caller, { key, id, asked, name: 'amendUnitProposal' }, async (em, { proposal }) => {
      const entered = await this.registering.entered(em, caller, asked);
      await updateProposal(em, proposal, { ...entered, enteredBy: withHand(proposal.enteredBy, caller.userId) });
      await recordAct(em, proposal, { kind: 'amended', by: caller });
    });
  }

  propose(caller: Caller, key: string, id: string, asked: DecidingProposal): Promise<UnitProposalView> {
    return this.step(caller, { key, id, asked, name: 'proposeUnitChange' }, async (em, { proposal }) => {
      await this.registering.foresee(em, caller, proposal);
      const enteredBy = withHand(proposal.enteredBy, caller.userId);
      await updateProposal(em, proposal, { state: 'proposed', enteredBy });
      await recordAct(em, proposal, { kind: 'proposed', by: caller });
    });
  }

  sendBack(caller: Caller, key: string, id: string, asked: ReturningProposal): Promise<UnitProposalView> {
    return this.step(caller, { key, id, asked, name: 'returnUnitProposal' }, async (em, { proposal }) => {
      await updateProposal(em, proposal, { state: 'draft' });
      await recordAct(em, proposal, { kind: 'returned', by: caller, reason: asked.reason });
    });
  }

  /** The register learns it now; here and elsewhere it takes effect on its day, or at once where that has come. */
  async approve(caller: Caller, key: string, id: string, asked: DecidingProposal): Promise<UnitProposalView> {
    const step = { key, id, asked, name: 'approveUnitProposal' as const };
    const view = await this.step(caller, step, async (em, { proposal, today }) => {
      const eventIds = await this.registering.learn(em, caller, proposal);
      const approved = { state: 'approved' as const, approvedBy: caller.userId, eventIds };
      await updateProposal(em, proposal, approved);
      await recordAct(em, proposal, { kind: 'approved', by: caller });
      if (proposal.effectiveOn > today) return; // ISO dates order as text
      await this.effect.atOnce(em, { ...proposal, ...approved, version: proposal.version + 1 }, today);
    });
    await this.registering.tellProvinces(view);
    return view;
  }

  /** A correcting event for each that the register learned; everything that depended on them is as it was before. */
  async reverse(caller: Caller, key: string, id: string, asked: ReversingChange): Promise<UnitProposalView> {
    const step = { key, id, asked, name: 'reverseUnitChange' as const };
    const view = await this.step(caller, step, async (em, { proposal, today }) => {
      const { reason, decision } = asked;
      await this.registering.unlearn(em, caller, proposal, reason);
      await this.effect.reverse(em, proposal, { by: caller, today, reversal: { reason, decision, on: today } });
    });
    await this.registering.tellProvinces(view);
    return view;
  }

  /** One step of a decision that was seen at its newest version, by somebody who may take it now. */
  private step(
    caller: Caller,
    { key, id, asked, name }: Step,
    work: (em: EntityManager, held: { proposal: ProposalRow; today: string }) => Promise<void>,
  ): Promise<UnitProposalView> {
    return commanded(this.db, { caller, key, request: { name, id, ...asked } }, async (em) => {
      const held = await this.registering.hold(em, id);
      permit(name, caller, held.proposal);
      refuseStale(held.proposal.version, asked.seenVersion);
      await work(em, held);
      return this.reading.shown(em, caller, id);
    });
  }
}

interface Step {
  readonly key: string;
  readonly id: string;
  readonly asked: DecidingProposal;
  readonly name: Parameters<typeof permit>[0];
}
