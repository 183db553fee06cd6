import type { Caller } from '@langmoi/contracts/caller';
import type { FolderAnswer, ProvinceFolder } from '@langmoi/contracts/folder';
import { Db, systemCaller } from '@langmoi/platform/db';
import { once } from '@langmoi/platform/idempotency';
import type { Language } from '@langmoi/platform/language';
import { nationId } from '@langmoi/platform/nation';
import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { DEMO } from '../account/account.service';
import type { Words } from './cell';
import { checkFolder, type Checked } from './check';
import { permit } from './folder.policy';
import { insertFolder, listFolders } from './folder.repository';
import { rowsOf, type FolderRows } from './folder-rows';
import { faultOf, KeepingService } from './keeping.service';
import { LawService } from './law.service';
import { lawWords } from './law-words';
import type { SentFile } from './read';

interface Wish {
  readonly key: string;
  readonly dryRun: boolean;
  readonly language: Language;
}

const nation = systemCaller('directory', nationId);

/** A folder without a fault. */
type Sound = Checked & { readonly folder: ProvinceFolder };

/** Provinces from folders: one transaction makes all that is this service's, and events tell the others of theirs. */
@Injectable()
export class FolderService {
  constructor(
    private readonly db: Db,
    private readonly law: LawService,
    private readonly keeping: KeepingService,
    @Inject(DEMO) private readonly demo: boolean,
  ) {}

  /** Checks a folder, and keeps it where nothing is wrong and more than that was asked. */
  async import(caller: Caller, wish: Wish, files: readonly SentFile[]): Promise<FolderAnswer> {
    permit('importProvince', caller, nationId);
    const law = await this.db.read(nation, (em) => this.law.known(em));
    const checked = await checkFolder(files, law);
    const { folder } = checked;
    if (folder === null) return answerOf(wish, checked, { outcome: 'refused', provinceId: null });
    const known = await this.db.read(nation, (em) => this.keeping.known(em, folder));
    const rows = rowsOf(folder, known);
    const provinceId = rows.province.id;
    const digest = createHash('sha256').update(JSON.stringify(folder)).digest('hex');
    const { key, dryRun } = wish;
    return this.db.run(systemCaller('directory', provinceId), (em) =>
      once(em, { caller, key, request: { dryRun, digest } }, () =>
        this.take(em, caller, { wish, digest, rows, checked: { ...checked, folder } }),
      ),
    );
  }

  private async take(
    em: EntityManager,
    caller: Caller,
    { wish, digest, rows, checked }: { wish: Wish; digest: string; rows: FolderRows; checked: Sound },
  ): Promise<FolderAnswer> {
    const { folder } = checked;
    const provinceId = rows.province.id;
    const earlier = await listFolders(em);
    // The newest alone: after another, an earlier one is taken in again.
    if (earlier[0]?.digest === digest) return answerOf(wish, checked, { outcome: 'known', provinceId });
    await em.query('SAVEPOINT folder');
    const faults =
      this.demo && !rows.province.isDemo
        ? [faultOf('province', { column: 'rehearsal', ...realBesideDemo })]
        : await this.keeping.keep(em, folder, rows, earlier.length > 0);
    const kept = faults.length === 0 && !wish.dryRun;
    if (!kept) {
      await em.query('ROLLBACK TO SAVEPOINT folder');
      const outcome = faults.length === 0 ? ('fit' as const) : ('refused' as const);
      return answerOf(wish, { ...checked, faults }, { outcome, provinceId: faults.length === 0 ? provinceId : null });
    }
    await insertFolder(em, caller, { provinceId, digest, content: folder });
    return answerOf(wish, checked, { outcome: 'taken', provinceId });
  }
}

interface Outcome {
  readonly outcome: FolderAnswer['outcome'];
  readonly provinceId: string | null;
}

function answerOf(
  { dryRun, language }: Wish,
  { counts, faults, missingLaw }: Pick<Checked, 'counts' | 'faults' | 'missingLaw'>,
  { outcome, provinceId }: Outcome,
): FolderAnswer {
  return {
    ...{ dryRun, outcome, provinceId, files: [...counts] },
    faults: faults.map(({ detail, remedy, ...at }) => ({ ...at, detail: detail[language], remedy: remedy[language] })),
    missingLaw: missingLaw.map((missing) => lawWords(missing)[language]),
  };
}

const realBesideDemo: Words = {
  detail: { vi: 'Bản chạy thử không nhận tỉnh thật', en: 'A demo takes in no real province' },
  remedy: {
    vi: 'Ghi “có” ở cột diễn tập, hoặc dùng bản chính thức.',
    en: 'Say “yes” under rehearsal, or use a real deployment.',
  },
};
