import { Problem } from '@langmoi/contracts/problem';
import type { DocumentView } from '@langmoi/contracts/recognition';
import type { Parts } from '@langmoi/platform/rows';
import type { EntityManager } from 'typeorm';
import { DocumentRow } from './document.entity';
import { largestFile } from './file-kind';

/** What a dossier has of papers. */
export interface DocumentRows {
  /** Without their bytes. */
  readonly documents: DocumentRow[];
}

/** For the statement that reads a dossier ($1). */
export const documentParts = ({ all }: Parts): Record<keyof DocumentRows, string> => ({
  documents: all(DocumentRow, 'WHERE t.dossier_id = $1 ORDER BY t.id'),
});

export async function insertDocument(em: EntityManager, document: DocumentRow): Promise<void> {
  await em.insert(DocumentRow, document);
}

/** With its bytes. */
export async function findDocument(em: EntityManager, dossierId: string, id: string): Promise<DocumentRow> {
  const query = em.createQueryBuilder(DocumentRow, 'd').addSelect('d.content');
  const document = await query.where('d.id = :id AND d.dossierId = :dossierId', { id, dossierId }).getOne();
  if (document) return document;
  throw documentNotFound(id);
}

export const documentNotFound = (id: string): Problem =>
  new Problem('/problems/document-not-found', 404, 'No such document', { id });

export const documentView = (document: DocumentRow): DocumentView => {
  const { id, code, fileName, mediaType, bytes, sha256, stage, attachedOn, organisationName, rehearsal } = document;
  return { id, code, fileName, mediaType, bytes, sha256, stage, attachedOn, organisationName, rehearsal };
};

/** One file of at most 10 MB and a few short fields; a longer file is cut off there and refused. */
export const uploads = { limits: { fileSize: largestFile, files: 1, fields: 10, fieldSize: 1_000, parts: 12 } };
