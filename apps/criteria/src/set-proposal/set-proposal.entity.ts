import type { SetDraft, SetProposalAct, SetProposalState } from '@langmoi/contracts/set-proposals';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('set_proposals')
export class SetProposalRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text', { name: 'set_id' }) setId!: string;
  @Column('integer', { name: 'base_version' }) baseVersion!: number;
  /** The newest version of the set when it was begun. */
  @Column('integer', { name: 'newest_version' }) newestVersion!: number;
  @Column('text') state!: SetProposalState;
  @Column('jsonb') draft!: SetDraft;
  /** Everybody who wrote or submitted it: none of them approves. */
  @Column('uuid', { name: 'written_by', array: true }) writtenBy!: string[];
  @Column('uuid', { name: 'approved_by', nullable: true }) approvedBy!: string | null;
  @Column('integer') revision!: number;
  @Column('timestamptz', { name: 'changed_at' }) changedAt!: Date;
}

@Entity('set_proposal_acts')
export class SetProposalActRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'proposal_id' }) proposalId!: string;
  @Column('text') kind!: SetProposalAct['kind'];
  @Column('text') role!: SetProposalAct['role'];
  @Column('text', { nullable: true }) reason!: string | null;
}
