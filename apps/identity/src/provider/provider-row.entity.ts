import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('provider_rows')
export class ProviderRow {
  @PrimaryColumn('text') model!: string;
  @PrimaryColumn('text', { name: 'id_hash' }) idHash!: string;
  @Column('text') sealed!: string;
  @Column('uuid', { name: 'officer_id', nullable: true }) officerId!: string | null;
  @Column('text', { name: 'client_id', nullable: true }) clientId!: string | null;
  @Column('text', { name: 'grant_id', nullable: true }) grantId!: string | null;
  @Column('text', { nullable: true }) uid!: string | null;
  @Column('text', { name: 'user_code', nullable: true }) userCode!: string | null;
  @Column('timestamptz', { name: 'consumed_at', nullable: true }) consumedAt!: Date | null;
  @Column('timestamptz', { name: 'expires_at', nullable: true }) expiresAt!: Date | null;
}
