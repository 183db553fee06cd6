import type { Duty, Separation } from '@langmoi/contracts/duties';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Law as loaded; of no province. */
@Entity('separations')
export class SeparationRow {
  @PrimaryColumn('text') id!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('json') content!: Separation;
  @Column('timestamptz', { name: 'loaded_at', default: () => 'now()' }) loadedAt!: Date;
}

/** One side of a pair that the law keeps apart. */
@Entity('incompatible_duties')
export class IncompatibleDutyRow {
  @PrimaryColumn('text') pair!: string;
  @PrimaryColumn('text') duty!: Duty;
}

/** What somebody is in a dossier, since the first act of that kind. */
@Entity('duties')
export class DutyRow {
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('text') duty!: Duty;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') stage!: string;
  @Column('date', { name: 'taken_on' }) takenOn!: string;
}

/** Written by the database itself when a duty is taken. */
@Entity('duty_sides')
export class DutySideRow {
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' }) personId!: string;
  @PrimaryColumn('text') pair!: string;
  @Column('text') duty!: Duty;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
}
