import type { DocumentCode } from '@langmoi/contracts/regime';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('dossier_documents')
export class DocumentRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('text') code!: DocumentCode;
  /** The stage that asks for the paper, even if it came before that stage began. */
  @Column('text') stage!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('integer') bytes!: number;
  @Column('text') sha256!: string;
  /** Read only when the file itself is asked for. */
  @Column('bytea', { select: false }) content!: Buffer;
  @Column('date', { name: 'attached_on' }) attachedOn!: string;
  @Column('uuid', { name: 'officer_id' }) officerId!: string;
  @Column('uuid', { name: 'organisation_id' }) organisationId!: string;
  @Column('text', { name: 'organisation_name' }) organisationName!: string;
  @Column('boolean') rehearsal!: boolean;
}
