import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { Source } from '@langmoi/contracts/common';
import type { Region } from '@langmoi/contracts/criteria-law';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('law_sets')
export class LawSetRow {
  @PrimaryColumn('text') id!: string;
  @Column('json') content!: CriteriaSetView;
}

/** The region that the thresholds of a province go by, from day to day; of one that is joined from several nothing stands here. */
@Entity('law_regions')
export class LawRegionRow {
  @PrimaryColumn('text', { name: 'province_code' }) provinceCode!: string;
  /** `-infinity` and `infinity` where the law names no day. */
  @PrimaryColumn('date', { name: 'from_on' }) fromOn!: string;
  @Column('date', { name: 'to_on' }) toOn!: string;
  @Column('text') region!: Region;
  @Column('jsonb') source!: Source;
}
