import type { MachineView } from '@langmoi/contracts/identity';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('machines')
export class MachineRow {
  @PrimaryColumn('text', { name: 'client_id' }) clientId!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text') name!: string;
  @Column('text') role!: MachineView['role'];
  @Column('text', { name: 'secret_hash' }) secretHash!: string;
  @Column('boolean') rehearsal!: boolean;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
  @Column('timestamptz', { name: 'revoked_at', nullable: true }) revokedAt!: Date | null;
}
