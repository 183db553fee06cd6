import type { EvidenceBringer, EvidenceKind } from '@langmoi/contracts/evidence';
import { SignedRow } from '@langmoi/platform/fact.entity';
import { PersonalReadRow } from '@langmoi/platform/personal-reads';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Position } from './file/tiff';

@Entity('evidence_files')
export class EvidenceFileRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('text') sha256!: string;
  /** Under the province, in the store of files. */
  @Column('uuid') name!: string;
  @Column('text') kind!: EvidenceKind;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('integer') bytes!: number;
  @Column('integer', { nullable: true }) width!: number | null;
  @Column('integer', { nullable: true }) height!: number | null;
}

@Entity('evidence_parts')
export class EvidencePartRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('uuid', { name: 'user_id' }) userId!: string;
  @PrimaryColumn('uuid', { name: 'upload_id' }) uploadId!: string;
  @PrimaryColumn('integer') no!: number;
  @Column('bytea') content!: Buffer;
  @Column({ type: 'timestamptz', name: 'sent_at', insert: false, update: false }) sentAt!: Date;
}

@Entity('evidence')
export class EvidenceRow extends SignedRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('text', { name: 'criteria_set' }) criteriaSet!: string;
  @Column('integer', { name: 'set_version' }) setVersion!: number;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  /** Of an indicator or a condition; else `criterion` is the number of one. */
  @Column('text', { nullable: true }) code!: string | null;
  @Column('integer', { nullable: true }) criterion!: number | null;
  @Column('date', { name: 'as_of' }) asOf!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
  @Column('text', { name: 'brought_by' }) by!: EvidenceBringer;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text') sha256!: string;
  @Column('text', { name: 'sent_sha256' }) sentSha256!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('date', { name: 'taken_on', nullable: true }) takenOn!: string | null;
  @Column('jsonb', { nullable: true }) position!: Position | null;
  @Column('text', { name: 'position_reason', nullable: true }) positionReason!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('boolean') rehearsal!: boolean;
}

@Entity('evidence_withdrawals')
export class EvidenceWithdrawalRow extends SignedRow {
  @PrimaryColumn('uuid', { name: 'province_id' }) provinceId!: string;
  @PrimaryColumn('uuid', { name: 'evidence_id' }) evidenceId!: string;
  @Column('text') reason!: string;
  @Column('date', { name: 'known_on' }) knownOn!: string;
}

@Entity('personal_reads')
export class EvidenceReadRow extends PersonalReadRow {
  /** Whose files were opened. */
  @Column('jsonb') evidence!: string[];
}
