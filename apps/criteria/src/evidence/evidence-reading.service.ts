import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { unitPlace } from '@langmoi/domain/access/table';
import { Db } from '@langmoi/platform/db';
import { findUnit } from '@langmoi/platform/directory-copy';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import type { FileStore } from '@langmoi/platform/files';
import { readingOf, recordedRead } from '@langmoi/platform/personal-reads';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { boundOf } from './evidence';
import { FILES, readFile, readPreview } from './evidence-files';
import { EvidenceReadRow } from './evidence.entity';
import { permit, permitReading } from './evidence.policy';
import { findKnown, notFound, type Known } from './evidence.repository';
import type { Position } from './file/tiff';

/** Files as they are looked at: faces and places are personal data, so whoever opens one is on record. */
@Injectable()
export class EvidenceReadingService {
  constructor(
    private readonly db: Db,
    @Inject(FILES) private readonly store: FileStore,
  ) {}

  async file(caller: Caller, id: string): Promise<FileAnswer> {
    const { row, file } = await recordedRead(this.db, caller, {
      shows: true,
      ask: (em) => this.readable(em, caller, id, 'viewEvidenceFile'),
      record: (em) => this.record(em, caller, id),
    });
    const { fileName } = row;
    return { fileName, mediaType: file.mediaType, content: await readFile(this.store, file) };
  }

  /** Of a photo. */
  async preview(caller: Caller, id: string): Promise<FileAnswer> {
    const { row, file } = await this.db.read(caller, (em) => this.readable(em, caller, id, 'viewEvidencePreview'));
    if (file.kind !== 'photo') throw notFound(id);
    return { fileName: `${row.id}.webp`, mediaType: 'image/webp', content: await readPreview(this.store, file) };
  }

  position(caller: Caller, id: string): Promise<Position> {
    return recordedRead(this.db, caller, {
      shows: true,
      ask: async (em) => {
        const known = await findKnown(em, id);
        permit('viewEvidencePosition', caller, boundOf(known, await findUnit(em, known.row.unitId)));
        if (!known.row.position) throw new Problem('/problems/evidence-not-found', 404, 'No position is kept', { id });
        return known.row.position;
      },
      record: (em) => this.record(em, caller, id),
    });
  }

  private async readable(
    em: EntityManager,
    caller: Caller,
    id: string,
    action: 'viewEvidenceFile' | 'viewEvidencePreview',
  ): Promise<Known> {
    const known = await findKnown(em, id);
    permitReading(action, caller, unitPlace(await findUnit(em, known.row.unitId)));
    return known;
  }

  private async record(em: EntityManager, caller: Caller, id: string): Promise<void> {
    await em.insert(EvidenceReadRow, { ...readingOf(caller), evidence: [id] });
  }
}
