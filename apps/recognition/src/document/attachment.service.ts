import type { Caller } from '@langmoi/contracts/caller';
import { Outage } from '@langmoi/contracts/problem';
import type { DocumentView } from '@langmoi/contracts/recognition';
import type { DocumentCode } from '@langmoi/contracts/regime';
import { Db } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { fetches, stageForPaper, wholeFor } from '../dossier/dossier.service';
import type { DocumentRow } from './document.entity';
import { documentNotFound, documentView, findDocument, insertDocument } from './document.service';
import { kindOf } from './file-kind';

export interface SentFile {
  readonly code: DocumentCode;
  readonly fileName: string;
  readonly declared: string;
  readonly content: Buffer;
}

@Injectable()
export class AttachmentService {
  constructor(private readonly db: Db) {}

  /** Goes nowhere near the workflow, so papers are taken while Temporal is away. */
  async attach(caller: Caller, key: string, dossierId: string, file: SentFile): Promise<DocumentView> {
    const { code, fileName, content } = file;
    const mediaType = await kindOf(content, file.declared);
    const sha256 = createHash('sha256').update(content).digest('hex');
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { dossierId, code, fileName, sha256 } }, async () => {
        const whole = await wholeFor(em, caller, dossierId);
        const { standing, rehearsal } = whole;
        const stage = stageForPaper(caller, code, standing);
        const organisation = standing.offices.find(({ id }) => id === caller.organisationId);
        if (!organisation) throw new Outage('directory');
        const document: DocumentRow = {
          ...{
            id: newId(),
            provinceId: caller.provinceId,
            dossierId,
            code,
            stage,
            fileName,
            mediaType,
            sha256,
            content,
          },
          ...{ bytes: content.length, attachedOn: standing.today, officerId: caller.userId, rehearsal },
          ...{ organisationId: organisation.id, organisationName: organisation.name },
        };
        await insertDocument(em, document);
        return documentView(document);
      }),
    );
  }

  /** The file with its bytes, for whoever may see the dossier's papers. */
  download(caller: Caller, dossierId: string, documentId: string): Promise<DocumentRow> {
    return this.db.read(caller, async (em) => {
      const { dossier } = await wholeFor(em, caller, dossierId);
      if (!fetches(caller, dossier)) throw documentNotFound(documentId);
      return findDocument(em, dossierId, documentId);
    });
  }
}
