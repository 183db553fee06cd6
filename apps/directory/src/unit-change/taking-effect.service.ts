import type { Caller } from '@langmoi/contracts/caller';
import { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import { addDays } from '@langmoi/domain/deadlines';
import { together } from '@langmoi/domain/units/succession';
import { systemCaller } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { append } from '@langmoi/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerService, type Ending, type Person } from '../officer/officer.service';
import { OrganisationService } from '../organisation/organisation.service';
import { AnnouncementService } from '../personnel/announcement.service';
import { nationId } from '../province/province.service';
import type { UnitRow } from '../unit/unit.entity';
import { UnitService } from '../unit/unit.service';
import { toldOf } from './in-effect.service';
import { keepShares } from './national-shares.service';
import { officesOf, rowRestored, rowsAfter, type Begun, type Restored } from './taking-effect';
import type { EffectRow, ProposalRow } from './unit-change.entity';
import { insertEffects, listEffects, lockDue, recordAct, settleEffect, updateProposal } from './unit-change.repository';

type Appointment = Person['appointments'][number];

/** What a decision about units does here on its day, and how a reversal takes it back; in the transaction of whoever asks. */
@Injectable()
export class TakingEffectService {
  constructor(
    private readonly units: UnitService,
    private readonly organisations: OrganisationService,
    private readonly officers: OfficerService,
    private readonly announcements: AnnouncementService,
  ) {}

  /**
   * Whatever was approved and has its day now, and what the register learned of the units from others. Offices that end by
   * it are announced by whoever announces the day.
   */
  async newDay(em: EntityManager, provinceId: string, today: string): Promise<void> {
    await this.heed(em, provinceId, today);
    for (const proposal of await lockDue(em, provinceId, today)) await this.apply(em, proposal, today);
  }

  /** What the register learned of a province's units from the nation, told now; in effect at once where its day has come. */
  async learned(em: EntityManager, provinceId: string, today: string): Promise<void> {
    await this.heed(em, provinceId, today);
    const due = await lockDue(em, provinceId, today);
    for (const share of due.filter(({ national }) => national)) await this.atOnce(em, share, today);
  }

  private async heed(em: EntityManager, provinceId: string, today: string): Promise<void> {
    const told = await this.units.follow(em, systemCaller('directory', provinceId));
    if (provinceId === nationId) return;
    for (const { share, reason } of await keepShares(em, provinceId, told)) {
      await this.reverse(em, share, { by: null, today, reversal: { reason, decision: null, on: today } });
    }
  }

  /** The same of one that is approved on its day or later, announced at once. */
  async atOnce(em: EntityManager, proposal: ProposalRow, today: string): Promise<void> {
    const ended = await this.apply(em, proposal, today);
    const over = ended.filter(({ cancelledOn }) => cancelledOn === null);
    await this.announcements.act(em, { ...proposal, today }, { appointments: ended, over });
  }

  private async apply(em: EntityManager, proposal: ProposalRow, today: string): Promise<Appointment[]> {
    const house = systemCaller('directory', proposal.provinceId);
    // What the nation enters is in the register, and each province's to announce: no unit is the nation's, and no row of
    // a province becomes another's.
    const begun =
      proposal.provinceId === nationId || proposal.national ? [] : await this.settleUnits(em, house, proposal);
    await this.openOffices(em, house, { proposal, begun, today });
    const ended = await this.endOffices(em, house, proposal, today);
    await updateProposal(em, proposal, { state: 'inEffect', tookEffectOn: today });
    await recordAct(em, proposal, { kind: 'tookEffect', by: null });
    await this.tell(em, { ...proposal, state: 'inEffect' });
    return ended;
  }

  private async settleUnits(em: EntityManager, house: Caller, proposal: ProposalRow): Promise<Begun[]> {
    const before = await this.units.rows(em, proposal.provinceId);
    const { rows, begun } = rowsAfter(before, proposal);
    await this.units.announce(em, house, rows);
    const was = new Map(before.map((row) => [row.id, row]));
    const effects = rows.map(({ id, fullName }) =>
      effectOf(proposal, { kind: 'unit', subjectId: id, unitId: id, label: fullName, before: was.get(id) ?? null }),
    );
    await insertEffects(em, effects);
    return begun;
  }

  private async openOffices(
    em: EntityManager,
    house: Caller,
    { proposal, begun, today }: { proposal: ProposalRow; begun: readonly Begun[]; today: string },
  ): Promise<void> {
    const offices = officesOf(begun, await this.organisations.rows(em, proposal.provinceId), newId);
    const changed = await this.organisations.describe(em, offices, []);
    const effects = offices.map(({ id, unitId, name }) =>
      effectOf(proposal, { kind: 'organisation', subjectId: id, unitId, label: name, before: null }),
    );
    await insertEffects(em, effects);
    await this.organisations.announce(em, house, changed, today);
  }

  /** Ends the offices of units that are no more, the day before; those yet to begin there are taken back. */
  private async endOffices(em: EntityManager, house: Caller, proposal: ProposalRow, today: string) {
    const { effectiveOn, decision, happenings, provinceId } = proposal;
    const reason = `Đơn vị không còn từ ngày ${effectiveOn.split('-').reverse().join('/')}`;
    const ending = { on: addDays(effectiveOn, -1), reason, decision, today };
    const closed = await this.officers.close(em, house, together(happenings).ends, ending);
    const names = await this.officers.byIds(
      em,
      closed.map(({ is }) => is.officerId),
    );
    const offices = new Map((await this.organisations.rows(em, provinceId)).map((row) => [row.id, row.name]));
    const effects = closed.map(({ was, is: { id, unitId, officerId, organisationId, version } }) => {
      const label = `${names.get(officerId)?.displayName ?? ''} · ${offices.get(organisationId) ?? ''}`;
      return effectOf(proposal, { kind: 'appointment', subjectId: id, unitId, label, before: endingOf(was), version });
    });
    await insertEffects(em, effects);
    return closed.map(({ is }) => is);
  }

  /** It did not happen: what was done here is taken back, and the others are told where they were told before. */
  async reverse(
    em: EntityManager,
    proposal: ProposalRow,
    { by, today, reversal }: { by: Caller | null; today: string; reversal: NonNullable<ProposalRow['reversal']> },
  ): Promise<void> {
    const reversed = { ...proposal, state: 'reversed' as const, reversal };
    await this.restore(em, reversed, today);
    await updateProposal(em, proposal, { state: reversed.state, reversal });
    await recordAct(em, proposal, { kind: 'reversed', by, reason: reversal.reason });
    if (proposal.state === 'inEffect') await this.tell(em, reversed);
  }

  /** Takes back what was done here, so far as nobody changed or used it since; the rest is kept for a person to decide. */
  private async restore(em: EntityManager, proposal: ProposalRow, today: string): Promise<void> {
    const house = systemCaller('directory', proposal.provinceId);
    const effects = await listEffects(em, [proposal.id]);
    const of = (kind: EffectRow['kind']) => effects.filter((effect) => effect.kind === kind);
    const restored: Appointment[] = [];
    for (const effect of of('appointment')) {
      const { subjectId: id, version, before } = effect;
      const back = await this.officers.restore(em, house, { id, version: version ?? 0, before: before as Ending });
      if (back) restored.push(back);
      await settleEffect(em, effect, back ? 'restored' : 'kept');
    }
    const now = new Map((await this.units.rows(em, proposal.provinceId)).map((row) => [row.id, row]));
    for (const effect of of('unit')) {
      if (effect.before === null) await this.removeUnit(em, house, effect, of('organisation'));
      else await this.restoreUnit(em, house, effect, rowRestored(effect.before as UnitRow, proposal, now));
    }
    await this.units.follow(em, house);
    await this.announcements.restored(em, { ...proposal, today }, restored);
  }

  private async restoreUnit(em: EntityManager, house: Caller, effect: EffectRow, { row, whole }: Restored) {
    if (row) await this.units.announce(em, house, [row]);
    await settleEffect(em, effect, whole ? 'restored' : 'kept');
  }

  private async removeUnit(em: EntityManager, house: Caller, effect: EffectRow, offices: readonly EffectRow[]) {
    const { subjectId: id } = effect;
    const own = offices.filter(({ unitId }) => unitId === id);
    const isUsed = (await this.officers.at(em, [id])).length > 0;
    const ids = own.map(({ subjectId }) => subjectId);
    const removed = !isUsed && (await this.organisations.remove(em, house, ids));
    if (removed) await this.units.remove(em, house, id);
    for (const one of [...own, effect]) await settleEffect(em, one, removed ? 'restored' : 'kept');
  }

  /** Tells every service the whole of it. One of the nation is told by each province that it touches, as that one's share. */
  private async tell(em: EntityManager, proposal: ProposalRow & { state: 'inEffect' | 'reversed' }): Promise<void> {
    if (proposal.provinceId === nationId) return;
    const { id: subject, provinceId } = proposal;
    await append(em, systemCaller('directory', provinceId), UnitsSucceeded, { subject, data: toldOf(proposal) });
  }
}

type Done = Pick<EffectRow, 'kind' | 'subjectId' | 'unitId' | 'label' | 'before'> & Partial<Pick<EffectRow, 'version'>>;

const effectOf = ({ id: proposalId, provinceId }: ProposalRow, done: Done): EffectRow => ({
  ...{ version: null, state: 'applied', proposalId, provinceId },
  ...done,
});

/** How an appointment was to end before. */
const endingOf = ({ toOn, endedBy, successorId, stoppedOn, cancelledOn }: Appointment): Ending => ({
  ...{ toOn, endedBy, successorId, stoppedOn, cancelledOn },
});
