import type { Regime } from '@langmoi/contracts/regime';
import type { CalendarFile } from '@langmoi/domain/deadlines';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('regimes')
export class RegimeRow {
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('json') content!: Regime;
  @Column('timestamptz', { name: 'loaded_at', default: () => 'now()' }) loadedAt!: Date;
}

@Entity('calendars')
export class CalendarRow {
  @PrimaryColumn('integer') year!: number;
  @Column('json') content!: CalendarFile;
}
