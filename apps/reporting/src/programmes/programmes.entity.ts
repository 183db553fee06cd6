import type { Reading, Source, Text } from '@langmoi/contracts/common';
import type { TitleDefinition } from '@langmoi/contracts/culture';
import type { FundingMeasure, FundingSource, Programme } from '@langmoi/contracts/funding';
import type { PolicyDefinition, SupportMeasure } from '@langmoi/contracts/poverty';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The newest version of what is said of a line, a support or a holding; a rehearsal's word has a row of its own. */
export abstract class SaidRow {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('boolean') rehearsal!: boolean;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('integer') version!: number;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('text', { name: 'printed_rate', nullable: true }) printedRate!: string | null;
  @Column('jsonb', { nullable: true }) source!: Source | null;
  @Column('jsonb') readings!: Reading[];
}

@Entity('funding_lines')
export class FundingLineRow extends SaidRow {
  @Column('integer') year!: number;
  @Column('text') programme!: Programme;
  @Column('text', { name: 'funding_source' }) fundingSource!: FundingSource;
  @Column('text') measure!: FundingMeasure;
  /** Whole đồng; strings, as of every bigint. */
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('bigint', { nullable: true }) planned!: string | null;
  @Column('text', { nullable: true }) printed!: string | null;
}

@Entity('policy_supports')
export class SupportRow extends SaidRow {
  @Column('integer') year!: number;
  @Column('text') policy!: string;
  @Column('text') measure!: SupportMeasure;
  @Column('integer', { nullable: true }) count!: number | null;
  /** Whole đồng. */
  @Column('bigint', { nullable: true }) amount!: string | null;
  @Column('jsonb', { nullable: true }) period!: Text | null;
}

@Entity('title_holdings')
export class HoldingRow extends SaidRow {
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') title!: string;
  @Column('integer', { nullable: true }) holders!: number | null;
  @Column('integer', { nullable: true }) universe!: number | null;
}

@Entity('support_policies')
export class PolicyRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('jsonb') definition!: PolicyDefinition;
}

@Entity('movement_titles')
export class MovementTitleRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('jsonb') definition!: TitleDefinition;
}
