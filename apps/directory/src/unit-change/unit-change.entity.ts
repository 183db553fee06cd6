import type { Capacity } from '@langmoi/contracts/caller';
import type { DecisionPaper } from '@langmoi/contracts/common';
import type {
  DirectoryEffect,
  HappeningAsked,
  ProposalState,
  SuccessionRule,
  UnitProposalView,
} from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Law: no province’s. */
@Entity('succession_rules')
export class SuccessionRuleRow {
  @PrimaryColumn('text') id!: string;
  @Column('integer') position!: number;
  @Column('jsonb') content!: SuccessionRule;
  /** The files name it no more: it is offered no more. The API may take no law away. */
  @Column('boolean') withdrawn!: boolean;
}

@Entity('unit_proposals')
export class ProposalRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  /** The nation decided it: what of it is the province's. */
  @Column('boolean') national!: boolean;
  @Column('text') state!: ProposalState;
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('jsonb') decision!: DecisionPaper;
  @Column('jsonb') happenings!: HappeningAsked[];
  /** Those that were chosen, whole: law that changes later changes nothing here. */
  @Column('jsonb') rules!: SuccessionRule[];
  @Column('jsonb') units!: UnitForm[];
  /** Of these those that are another province's from the day on. */
  @Column('uuid', { array: true }) outside!: string[];
  /** Everybody who wrote or proposed it: none of them approves. */
  @Column('uuid', { name: 'entered_by', array: true }) enteredBy!: string[];
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy!: string | null;
  @Column('uuid', { name: 'event_ids', array: true }) eventIds!: string[];
  @Column('date', { name: 'took_effect_on', nullable: true }) tookEffectOn!: string | null;
  @Column('jsonb', { nullable: true }) reversal!: UnitProposalView['reversal'];
  @Column('integer') version!: number;
  @Column({ type: 'timestamptz', name: 'entered_at', insert: false, update: false }) enteredAt!: Date;
}

@Entity('unit_proposal_acts')
export class ProposalActRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'proposal_id' }) proposalId!: string;
  @Column('text') kind!: UnitProposalView['acts'][number]['kind'];
  @Column('uuid', { name: 'by_user', nullable: true }) byUser!: string | null;
  @Column('uuid', { name: 'by_appointment', nullable: true }) byAppointment!: string | null;
  @Column('text') capacity!: Capacity;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column({ type: 'timestamptz', insert: false, update: false }) at!: Date;
}

@Entity('unit_change_effects')
export class EffectRow {
  @PrimaryColumn('uuid', { name: 'proposal_id' }) proposalId!: string;
  @PrimaryColumn('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') kind!: DirectoryEffect['kind'];
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') label!: string;
  /** How it was; null: it was not there. */
  @Column('jsonb', { nullable: true }) before!: object | null;
  /** Of an appointment: the version that the change left. */
  @Column('integer', { nullable: true }) version!: number | null;
  @Column('text') state!: DirectoryEffect['state'];
}
