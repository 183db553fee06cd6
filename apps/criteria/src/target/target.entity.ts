import type { FactBasis, Source } from '@langmoi/contracts/common';
import type { Remark, TargetContent, TargetStatement } from '@langmoi/contracts/year';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What one paper sets as a target of a year. */
@Entity('targets')
export class TargetRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') year!: number;
  @Column('text') key!: string;
  @Column('integer') version!: number;
  @Column('text') basis!: FactBasis;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  /** Null: the paper takes it back. */
  @Column('jsonb', { nullable: true }) content!: TargetContent | null;
  @Column('jsonb') remarks!: Remark[];
  @Column('jsonb') source!: Source;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('boolean') rehearsal!: boolean;
}

/** How far a target has come, as a report states it. */
@Entity('target_statements')
export class TargetStatementRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') year!: number;
  @Column('text') key!: string;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('jsonb') said!: Pick<TargetStatement, 'text' | 'numerator' | 'denominator' | 'units'>;
  @Column('jsonb') source!: Source;
}
