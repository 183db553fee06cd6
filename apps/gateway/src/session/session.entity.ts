import type { SessionView } from '@langmoi/contracts/gateway';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { WhyEnded } from '../not-signed-in';

@Entity('sessions')
export class SessionRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'cookie_hash' }) cookieHash!: string;
  @Column('text') account!: string;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('text', { name: 'signed_in_by' }) signedInBy!: SessionView['signedInBy'];
  @Column('uuid', { name: 'appointment_id', nullable: true }) appointmentId!: string | null;
  @Column('uuid', { name: 'reads_province_id', nullable: true }) readsProvinceId!: string | null;
  @Column('text', { nullable: true }) purpose!: string | null;
  @Column('text') browser!: string;
  @Column('text', { name: 'browser_kind' }) browserKind!: string;
  @Column('text') address!: string;
  @Column('text', { nullable: true }) subject!: string | null;
  @Column('text', { name: 'provider_session', nullable: true }) providerSession!: string | null;
  @Column('text', { name: 'sealed_tokens', nullable: true }) sealedTokens!: string | null;
  @Column('timestamptz', { name: 'refresh_due_at', nullable: true }) refreshDueAt!: Date | null;
  @Column('timestamptz', { name: 'refresh_claimed_at', nullable: true }) refreshClaimedAt!: Date | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'last_seen_at' }) lastSeenAt!: Date;
  @Column('timestamptz', { name: 'ends_at' }) endsAt!: Date;
  @Column('timestamptz', { name: 'ended_at', nullable: true }) endedAt!: Date | null;
  @Column('text', { name: 'ended_because', nullable: true }) endedBecause!: WhyEnded | null;
}
