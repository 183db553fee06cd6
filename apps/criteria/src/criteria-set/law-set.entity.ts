import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('law_sets')
export class LawSetRow {
  @PrimaryColumn('text') id!: string;
  @Column('json') content!: CriteriaSetView;
}
