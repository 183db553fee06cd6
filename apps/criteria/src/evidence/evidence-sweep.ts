import { Db, systemCaller } from '@langmoi/platform/db';
import type { FileStore } from '@langmoi/platform/files';
import type { Log } from '@langmoi/platform/logger';
import { LOG } from '@langmoi/platform/platform.module';
import { takeTurns, type Turns } from '@langmoi/platform/turns';
import { Inject, Injectable } from '@nestjs/common';
import { FILES, namedByKey } from './evidence-files';
import { deleteOldParts, namesKept } from './evidence.repository';

const hour = 3_600_000;
const day = 24 * hour;
const atOnce = 500;

/**
 * Removes what nobody can see: bytes that no row names a day after they were kept, for their command did not commit, and
 * parts of files that nobody bound. A name is given once, so bytes without a row a day later never get one.
 */
@Injectable()
export class EvidenceSweep {
  constructor(
    private readonly db: Db,
    @Inject(FILES) private readonly store: FileStore,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** Every hour until stopped. */
  start(): Turns {
    return takeTurns({ log: this.log, part: 'evidence', words: 'files without a row stay' }, async () => {
      await this.sweep(new Date());
      return hour;
    });
  }

  /** Answers how many files it removed. */
  async sweep(now: Date): Promise<number> {
    let removed = 0;
    const waiting = new Map<string, Map<string, string>>();
    for await (const { key, at } of this.store.list('')) {
      const named = namedByKey(key);
      if (!named) continue;
      const own = waiting.get(named.provinceId) ?? new Map<string, string>();
      waiting.set(named.provinceId, own);
      if (now.getTime() - at.getTime() > day) own.set(key, named.name);
      if (own.size >= atOnce) removed += await this.removeUnknown(named.provinceId, own);
    }
    for (const [provinceId, own] of waiting) removed += await this.removeUnknown(provinceId, own);
    if (removed > 0) this.log.info({ part: 'evidence', removed }, 'files without a row were removed');
    return removed;
  }

  private async removeUnknown(provinceId: string, keys: Map<string, string>): Promise<number> {
    const names = [...new Set(keys.values())];
    const known = await this.db.run(systemCaller('criteria', provinceId), async (em) => {
      await deleteOldParts(em, provinceId);
      return names.length > 0 ? namesKept(em, provinceId, names) : new Set<string>();
    });
    const gone = [...keys].filter(([, name]) => !known.has(name));
    for (const [key] of gone) await this.store.remove(key);
    keys.clear();
    return gone.length;
  }
}
