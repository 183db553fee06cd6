import type { Capacity } from '@langmoi/contracts/caller';
import type { DecisionPaper } from '@langmoi/contracts/common';
import type { HouseholdAct, HouseholdClass, HouseholdMember, LeavingReason } from '@langmoi/contracts/households';
import { PersonalReadRow } from '@langmoi/platform/personal-reads';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('households')
export class HouseholdRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('integer') number!: number;
  @Column('text') hamlet!: string;
  @Column('text', { nullable: true }) address!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('jsonb') members!: HouseholdMember[];
  @Column('text') classification!: HouseholdClass;
  @Column('text') standard!: string;
  @Column('date') since!: string;
  @Column('jsonb') decision!: DecisionPaper;
  @Column('date', { name: 'left_on', nullable: true }) leftOn!: string | null;
  @Column('text', { name: 'left_reason', nullable: true }) leftReason!: LeavingReason | null;
  @Column('jsonb', { name: 'left_by', nullable: true }) leftBy!: DecisionPaper | null;
  @Column('integer') version!: number;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('household_acts')
export class HouseholdActRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'household_id' }) householdId!: string;
  @Column('integer') version!: number;
  @Column('text') kind!: HouseholdAct['kind'];
  @Column('text') classification!: HouseholdClass;
  @Column('date', { name: 'effective_on' }) effectiveOn!: string;
  @Column('jsonb') decision!: DecisionPaper;
  @Column('text', { nullable: true }) reason!: LeavingReason | null;
  @Column('uuid', { name: 'by_user' }) byUser!: string;
  @Column('uuid', { name: 'by_appointment', nullable: true }) byAppointment!: string | null;
  @Column('text') capacity!: Capacity;
  @Column({ type: 'timestamptz', insert: false, update: false }) at!: Date;
}

@Entity('personal_reads')
export class HouseholdReadRow extends PersonalReadRow {
  @Column('jsonb') households!: string[];
}
