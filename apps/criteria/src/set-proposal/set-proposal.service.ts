import type { Caller } from '@langmoi/contracts/caller';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest } from '@langmoi/contracts/problem';
import type {
  BeginningProposal,
  ChangingProposal,
  ReasonedStep,
  SetProposalAct,
  SetProposalHead,
  SetProposalView,
  SetTrial,
  StepOfProposal,
} from '@langmoi/contracts/set-proposals';
import { comparedSets } from '@langmoi/domain/criteria/comparison';
import { copiedDraft, draftedSet } from '@langmoi/domain/criteria/set-draft';
import { faultsOfDraft, type DraftFault } from '@langmoi/domain/criteria/set-draft-faults';
import { triedSet } from '@langmoi/domain/criteria/trial';
import { withHand } from '@langmoi/domain/policy';
import { Db } from '@langmoi/platform/db';
import { listUnits, todayIn } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { commanded } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService, type SetHistory } from '../criteria-set/criteria-set.service';
import { carriedAt } from '../figure/figure.service';
import { JudgementService } from '../judgement/judgement.service';
import { baseOf, headOf, refuseStale, refuseSucceeded, viewOf } from './set-proposal';
import type { SetProposalRow } from './set-proposal.entity';
import { permit, permitBeginning, permitRead } from './set-proposal.policy';
import {
  findProposal,
  insertAct,
  insertProposal,
  listActs,
  listProposals,
  lockProposal,
  updateProposal,
} from './set-proposal.repository';

/** Successors of criteria sets: drafted by the province's office, approved by a second person, in force from their day. */
@Injectable()
export class SetProposalService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly judging: JudgementService,
  ) {}

  list(caller: Caller): Promise<SetProposalHead[]> {
    return this.db.read(caller, async (em) => {
      permitRead('listSetProposals', caller);
      const proposals = await listProposals(em);
      const ids = [...new Set(proposals.map(({ setId }) => setId))];
      const histories = new Map<string, SetHistory>();
      for (const id of ids) histories.set(id, await this.historyOf(em, id));
      return proposals.flatMap((one) => {
        const history = histories.get(one.setId);
        return history ? [headOf(one, history)] : [];
      });
    });
  }

  view(caller: Caller, id: string): Promise<SetProposalView> {
    return this.db.read(caller, async (em) => {
      permitRead('viewSetProposal', caller);
      return this.shown(em, caller, id);
    });
  }

  /** What it would make of what is known of communes on a day; unless said of all that is known today. */
  try(caller: Caller, id: string, asked: { readonly on?: string; readonly units?: string }): Promise<SetTrial> {
    return this.db.read(caller, async (em) => {
      permitRead('trySetProposal', caller);
      const { provinceId, setId, baseVersion, draft } = await findProposal(em, id);
      const { frame, newest, ...history } = await this.historyOf(em, setId);
      const on = asked.on ?? (await todayIn(em, provinceId)).today;
      if (frame.level !== 'commune') return { on, total: 0, criteria: [], communes: [] };
      const base = baseOf(history, baseVersion);
      const drafted = draftedSet(frame, draft, { version: newest.version + 1, province: null });
      const world = await this.judging.communesFor(em, base, { provinceId, on, upTo: asked.on ?? null });
      const tried = triedSet(world, world.communes, { base, drafted });
      const of = tried.communes.map(({ communeId }) => communeId);
      return { on, ...tried, ...(await carriedAt(em, asked, { on, of })) };
    });
  }

  /** Begins one as a copy of what a version asks beside the national frame. */
  begin(caller: Caller, key: string, asked: BeginningProposal): Promise<SetProposalView> {
    const { setId, version } = asked;
    return commanded(this.db, { caller, key, request: asked }, async (em) => {
      permitBeginning(caller);
      const history = await this.sets.history(em, setId);
      if (!history) throw invalidRequest([{ pointer: '/setId', detail: inputTexts.setUnknown }], 422);
      const base = history.versions.find((one) => one.version === version);
      if (!base) throw invalidRequest([{ pointer: '/version', detail: inputTexts.setUnknown }], 422);
      const draft = copiedDraft(history.frame, base);
      const proposal: SetProposalRow = {
        ...{ id: newId(), provinceId: caller.provinceId, setId, baseVersion: version, draft, revision: 1 },
        ...{ newestVersion: history.newest.version, state: 'draft', changedAt: new Date() },
        ...{ writtenBy: [caller.userId], approvedBy: null },
      };
      await insertProposal(em, proposal);
      await this.note(em, caller, proposal, { kind: 'begun' });
      return this.shown(em, caller, proposal.id);
    });
  }

  /** Keeps what is drafted, whatever is wrong with it; of two who write at once the second is shown the draft of the first. */
  change(caller: Caller, key: string, id: string, asked: ChangingProposal): Promise<SetProposalView> {
    return this.step(caller, { key, id, asked, name: 'changeSetProposal' }, async (em, proposal) => {
      const writtenBy = withHand(proposal.writtenBy, caller.userId);
      await updateProposal(em, proposal, { draft: asked.draft, writtenBy });
      const last = (await listActs(em, id)).at(-1);
      if (last?.kind === 'changed' && last.recordedBy === caller.userId) return; // one line for a sitting
      await this.note(em, caller, proposal, { kind: 'changed' });
    });
  }

  submit(caller: Caller, key: string, id: string, asked: StepOfProposal): Promise<SetProposalView> {
    return this.step(caller, { key, id, asked, name: 'submitSetProposal' }, async (em, proposal) => {
      await this.refuseFaulty(em, proposal);
      const writtenBy = withHand(proposal.writtenBy, caller.userId);
      await updateProposal(em, proposal, { state: 'submitted', writtenBy });
      await this.note(em, caller, proposal, { kind: 'submitted' });
    });
  }

  sendBack(caller: Caller, key: string, id: string, asked: ReasonedStep): Promise<SetProposalView> {
    return this.step(caller, { key, id, asked, name: 'returnSetProposal' }, async (em, proposal) => {
      await updateProposal(em, proposal, { state: 'draft' });
      await this.note(em, caller, proposal, { kind: 'returned', reason: asked.reason });
    });
  }

  /** It is the next version of the set now, and in force from its day. */
  approve(caller: Caller, key: string, id: string, asked: StepOfProposal): Promise<SetProposalView> {
    return this.step(caller, { key, id, asked, name: 'approveSetProposal' }, async (em, proposal) => {
      const { frame, newest } = await this.refuseFaulty(em, proposal);
      await updateProposal(em, proposal, { state: 'approved', approvedBy: caller.userId });
      await this.note(em, caller, proposal, { kind: 'approved' });
      const province = (await listUnits(em)).find(({ level }) => level === 'province')?.code ?? null;
      const set = draftedSet(frame, proposal.draft, { version: newest.version + 1, province });
      await this.sets.succeed(em, caller, set, id);
    });
  }

  withdraw(caller: Caller, key: string, id: string, asked: ReasonedStep): Promise<SetProposalView> {
    return this.step(caller, { key, id, asked, name: 'withdrawSetProposal' }, async (em, proposal) => {
      await updateProposal(em, proposal, { state: 'withdrawn' });
      await this.note(em, caller, proposal, { kind: 'withdrawn', reason: asked.reason });
    });
  }

  /** Throws `/problems/set-succeeded`, or `/problems/invalid-request` with every fault. */
  private async refuseFaulty(em: EntityManager, proposal: SetProposalRow): Promise<SetHistory> {
    const history = await this.historyOf(em, proposal.setId);
    refuseSucceeded(proposal, history);
    const faults = await this.faultsOf(em, proposal, history);
    if (faults.length > 0) throw invalidRequest(faults, 422);
    return history;
  }

  private async historyOf(em: EntityManager, setId: string): Promise<SetHistory> {
    const history = await this.sets.history(em, setId);
    if (!history) throw new Error('A proposal is of a set that is there');
    return history;
  }

  private async faultsOf(em: EntityManager, proposal: SetProposalRow, history: SetHistory): Promise<DraftFault[]> {
    const { today } = await todayIn(em, proposal.provinceId);
    const base = baseOf(history, proposal.baseVersion);
    return faultsOfDraft({ frame: history.frame, base, versions: history.versions, today }, proposal.draft);
  }

  private async shown(em: EntityManager, caller: Caller, id: string): Promise<SetProposalView> {
    const proposal = await findProposal(em, id);
    const history = await this.historyOf(em, proposal.setId);
    const base = baseOf(history, proposal.baseVersion);
    const after = draftedSet(history.frame, proposal.draft, { version: history.newest.version + 1, province: null });
    return viewOf(proposal, {
      ...{ caller, history, acts: await listActs(em, id), comparison: comparedSets(base, after) },
      // What became a version has no faults; as of today it would not begin after itself.
      faults: proposal.state === 'approved' ? [] : await this.faultsOf(em, proposal, history),
    });
  }

  private async note(
    em: EntityManager,
    caller: Caller,
    { id: proposalId, provinceId }: SetProposalRow,
    { kind, reason = null }: Pick<SetProposalAct, 'kind'> & Partial<Pick<SetProposalAct, 'reason'>>,
  ): Promise<void> {
    const [role] = caller.roles;
    if (!role) throw new Error('Nobody without an office gets here');
    await insertAct(em, { id: newId(), provinceId, proposalId, kind, role, reason, ...signedNow(caller) });
  }

  /** One step of a proposal that was seen at its newest revision, by somebody who may take it now. */
  private step(
    caller: Caller,
    { key, id, asked, name }: Step,
    work: (em: EntityManager, proposal: SetProposalRow) => Promise<void>,
  ): Promise<SetProposalView> {
    return commanded(this.db, { caller, key, request: { name, id, ...asked } }, async (em) => {
      const proposal = await lockProposal(em, id);
      permit(name, caller, proposal);
      refuseStale(proposal, asked.seenRevision);
      await work(em, proposal);
      return this.shown(em, caller, id);
    });
  }
}

interface Step {
  readonly key: string;
  readonly id: string;
  readonly asked: StepOfProposal;
  readonly name: Parameters<typeof permit>[0];
}
