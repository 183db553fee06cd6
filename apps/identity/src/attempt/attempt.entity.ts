import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('attempts')
export class AttemptRow {
  @PrimaryColumn('text') key!: string;
  @Column('integer') failures!: number;
  @Column('timestamptz', { name: 'failed_at' }) failedAt!: Date;
  @Column('timestamptz', { name: 'open_at' }) openAt!: Date;
}
