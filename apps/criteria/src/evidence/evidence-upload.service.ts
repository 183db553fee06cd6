import type { Caller } from '@langmoi/contracts/caller';
import { largestEvidence, type EvidenceUpload } from '@langmoi/contracts/evidence';
import { Problem } from '@langmoi/contracts/problem';
import { Db } from '@langmoi/platform/db';
import { commanded } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { permitSending } from './evidence.policy';
import { bytesUnderWay, insertPart, listParts } from './evidence.repository';

/** Bytes that one person may have on their way: some forty photos of a phone. */
const mostUnderWay = 16 * largestEvidence;

/** Files on their way, part by part: a line that breaks costs the part in hand, not the file. */
@Injectable()
export class EvidenceUploadService {
  constructor(private readonly db: Db) {}

  view(caller: Caller, uploadId: string): Promise<EvidenceUpload> {
    permitSending('viewEvidenceUpload', caller);
    const { provinceId, userId } = caller;
    return this.db.read(caller, async (em) => ({
      uploadId,
      parts: await listParts(em, { provinceId, userId, uploadId }),
    }));
  }

  send(
    caller: Caller,
    key: string,
    { uploadId, no, content }: { uploadId: string; no: number; content: Buffer },
  ): Promise<EvidenceUpload> {
    permitSending('sendEvidencePart', caller);
    const { provinceId, userId } = caller;
    const upload = { provinceId, userId, uploadId };
    const sha256 = createHash('sha256').update(content).digest('hex');
    return commanded(this.db, { caller, key, request: { uploadId, no, sha256 } }, async (em) => {
      if ((await bytesUnderWay(em, upload)) + content.length > mostUnderWay)
        throw new Problem('/problems/evidence-too-much', 409, 'Too many files are half sent', { most: mostUnderWay });
      await insertPart(em, { ...upload, no, content });
      return { uploadId, parts: await listParts(em, upload) };
    });
  }
}
