import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import { csvOf } from '@langmoi/domain/csv';
import { formatDate } from '@langmoi/domain/vietnamese';
import { Db } from '@langmoi/platform/db';
import { listUnits } from '@langmoi/platform/directory-copy';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import type { Language } from '@langmoi/platform/language';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import type { CellOf } from '@langmoi/contracts/workbook';
import { Problem } from '@langmoi/contracts/problem';
import { Injectable } from '@nestjs/common';
import { CriteriaSetService } from '../criteria-set/criteria-set.service';
import { correctedRows } from './corrected';
import { communesOf, csvCell, longRows, wideRows } from './export';
import { permitFiles } from './import.policy';
import { contentOf, findImport, listErrors, listExported } from './import.repository';

/** Which figures, and as what file. */
export interface Wanted {
  readonly tier: Tier;
  readonly on: string;
  readonly layout: 'wide' | 'long';
  readonly format: 'csv' | 'xlsx';
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Files that the service writes: of figures, and of what was wrong in one that was sent. */
@Injectable()
export class FigureFileService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
  ) {}

  async corrected(caller: Caller, id: string, language: Language): Promise<FileAnswer> {
    permitFiles('viewFigureImport', caller);
    const { row, content, errors } = await this.db.read(caller, async (em) => {
      const row = await findImport(em, id);
      if (!row) throw new Problem('/problems/figure-import-not-found', 404, 'No such file of figures', { id });
      return { row, content: await contentOf(em, id), errors: await listErrors(em, id) };
    });
    const fileName = `${row.fileName.replace(/\.\w+$/, '')} - ${language === 'vi' ? 'đánh dấu lỗi' : 'errors'}.xlsx`;
    const rows = correctedRows(content, row, errors, language);
    return { fileName, mediaType: xlsx, content: await workbookOf(row.sheet ?? 'Số liệu', rows) };
  }

  async export(caller: Caller, { tier, on, layout, format }: Wanted): Promise<FileAnswer> {
    permitFiles('exportFigures', caller);
    const provinceId = caller.readsProvinceId ?? caller.provinceId;
    const { set, communes, figures } = await this.db.read(caller, async (em) => {
      const set = await this.sets.inForce(em, tier, on);
      const asked = { provinceId, criteriaSet: set.id, from: layout === 'wide' ? on : '0001-01-01', to: on };
      return { set, communes: communesOf(await listUnits(em)), figures: await listExported(em, asked) };
    });
    const rows = layout === 'wide' ? wideRows(set, communes, figures) : longRows(set, communes, figures);
    const fileName = `so-lieu-${tier}-${formatDate(on).replaceAll('/', '-')}.${format}`;
    if (format === 'csv') return { fileName, mediaType: 'text/csv', content: Buffer.from(csvOf(inText(rows))) };
    return { fileName, mediaType: xlsx, content: await workbookOf('Số liệu', inRows(rows)) };
  }
}

const inText = (rows: Iterable<readonly CellOf[]>): string[][] => [...rows].map((cells) => cells.map(csvCell));

function* inRows(rows: Iterable<CellOf[]>): Generator<{ cells: CellOf[] }> {
  for (const cells of rows) yield { cells };
}
