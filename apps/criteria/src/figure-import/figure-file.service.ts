import type { Caller } from '@langmoi/contracts/caller';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ImportLayout } from '@langmoi/contracts/figure-imports';
import type { Tier } from '@langmoi/contracts/common';
import { formatDate } from '@langmoi/domain/vietnamese';
import { Db } from '@langmoi/platform/db';
import { listUnits, todayIn } from '@langmoi/platform/directory-copy';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import type { Language } from '@langmoi/platform/language';
import { tableAnswer, workbookType } from '@langmoi/facts/table-answer';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';
import type { CellOf } from '@langmoi/contracts/workbook';
import { Problem } from '@langmoi/contracts/problem';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService } from '../criteria-set/criteria-set.service';
import { JudgementService } from '../judgement/judgement.service';
import { isLedBy, LeadService } from '../lead/lead.service';
import { correctedRows } from './corrected';
import { decidedOn } from './decided-criteria';
import { communesOf, criteriaRows, longRows, wideRows } from './export';
import { gatheredOn } from './gathered-criteria';
import { permitFiles, seesFile } from './import.policy';
import { contentOf, findImport, isMoreThan, listErrors, listExported } from './import.repository';

export { communesOf, longHeading, longRowsOf, wideColumns, wideHeading, wideRowsOf } from './export';
export type { CommuneOfFile } from './export';
export { listExported } from './import.repository';

/** Which figures, and as what file. */
export interface Wanted {
  readonly tier: Tier;
  readonly on: string;
  readonly layout: ImportLayout;
  readonly format: 'csv' | 'xlsx';
}

/** Versions of figures that are answered at once; of more the worker makes files. */
const mostAtOnce = 60_000;

const tooLarge = (): Problem =>
  new Problem('/problems/export-too-large', 409, 'There is too much of it to be answered at once');

/** Files that the service writes: of figures, and of what was wrong in one that was sent. */
@Injectable()
export class FigureFileService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly leads: LeadService,
    private readonly judgements: JudgementService,
  ) {}

  async corrected(caller: Caller, id: string, language: Language): Promise<FileAnswer> {
    permitFiles('listFigureImports', caller);
    const { row, content, errors } = await this.db.read(caller, async (em) => {
      const row = await findImport(em, id);
      if (!row || !seesFile(caller, row))
        throw new Problem('/problems/figure-import-not-found', 404, 'No such file of figures', { id });
      return { row, content: await contentOf(em, id), errors: await listErrors(em, id) };
    });
    const fileName = `${row.fileName.replace(/\.\w+$/, '')} - ${language === 'vi' ? 'đánh dấu lỗi' : 'errors'}.xlsx`;
    const rows = correctedRows(content, row, errors, language);
    return { fileName, mediaType: workbookType, content: await workbookOf(row.sheet ?? 'Số liệu', rows) };
  }

  async export(caller: Caller, { tier, on, layout, format }: Wanted): Promise<FileAnswer> {
    permitFiles('exportFigures', caller);
    const provinceId = caller.readsProvinceId ?? caller.provinceId;
    const rows = await this.db.read(caller, async (em) => {
      const set = await this.sets.inForce(em, tier, on);
      const communes = communesOf(await listUnits(em), layout === 'long' ? null : on);
      if (layout === 'criteria') return this.criteria(em, caller, { set, tier, on, provinceId, communes });
      const asked = { provinceId, criteriaSet: set.id, from: layout === 'wide' ? on : '0001-01-01', to: on };
      if (await isMoreThan(em, asked, mostAtOnce)) throw tooLarge();
      const figures = await listExported(em, asked);
      return layout === 'wide' ? wideRows(set, communes, figures) : longRows(set, communes, figures);
    });
    const name = `${layout === 'criteria' ? 'tieu-chi' : 'so-lieu'}-${tier}-${formatDate(on).replaceAll('/', '-')}`;
    return tableAnswer(rows, { name, sheet: 'Số liệu', format });
  }

  /** Of a department what it leads, as it stands by figures and decisions; of others what communes report. */
  private async criteria(
    em: EntityManager,
    caller: Caller,
    { set, tier, on, provinceId, communes }: OfCriteria,
  ): Promise<Generator<CellOf[]>> {
    if (!caller.roles.includes('departmentOfficer')) {
      return criteriaRows(set.criteria, communes, await gatheredOn(em, { tier, criteriaSet: set.id }, on));
    }
    const { today } = await todayIn(em, provinceId);
    const leads = await this.leads.of(em, set.id, today);
    const led = set.criteria.filter(({ no }) => isLedBy(leads, no, caller.organisationId));
    const ids = communes.map(({ unit }) => unit.id);
    return criteriaRows(led, communes, await decidedOn(em, this.judgements, { setId: set.id, provinceId, on, ids }));
  }
}

interface OfCriteria extends Pick<Wanted, 'tier' | 'on'> {
  readonly set: CriteriaSetView;
  readonly provinceId: string;
  readonly communes: ReturnType<typeof communesOf>;
}
