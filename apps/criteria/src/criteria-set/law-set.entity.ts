import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { Source } from '@langmoi/contracts/common';
import type { Region } from '@langmoi/contracts/criteria-law';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('law_sets')
export class LawSetRow {
  @PrimaryColumn('text') id!: string;
  @Column('json') content!: CriteriaSetView;
}

/** The region that the thresholds of a province go by. */
@Entity('law_regions')
export class LawRegionRow {
  @PrimaryColumn('text', { name: 'province_code' }) provinceCode!: string;
  @Column('text') region!: Region;
  @Column('jsonb') source!: Source;
}
