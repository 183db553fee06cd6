import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import type { CellOutcome, FigureImportView, ImportAnswer, ImportCell } from '@langmoi/contracts/figure-imports';
import { Problem } from '@langmoi/contracts/problem';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { refuseFuture } from '@langmoi/domain/facts';
import { fullName } from '@langmoi/domain/unit-name';
import { Db } from '@langmoi/platform/db';
import { listUnits, todayIn } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import type { Language } from '@langmoi/platform/language';
import { sheetNames } from '@langmoi/platform/upload/sheets';
import { isArchive } from '@langmoi/platform/upload/table';
import { notReadable, type SentSheet } from '@langmoi/platform/upload/workbook';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService, foundBy } from '../criteria-set/criteria-set.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { cellViewOf, noCounts, viewOf } from './import';
import type { Act, FigureImportRow } from './import.entity';
import { actionsOf, basisOf, permit, permitFiles, seesFile } from './import.policy';
import {
  deletePortions,
  findImport,
  insertImport,
  keepAnswers,
  listCells,
  listImports,
  lockImport,
  updateImport,
} from './import.repository';

/** What is asked of a page of cells. */
export interface CellPage {
  readonly outcome?: CellOutcome;
  readonly after: number;
  readonly limit: number;
}

/** Files of figures, as people deal with them; what takes long is the worker's (`ImportJobs`). */
@Injectable()
export class FigureImportService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
  ) {}

  async upload(
    caller: Caller,
    key: string,
    { tier, asOf, sheet: { fileName, content } }: { tier: Tier; asOf: string; sheet: SentSheet },
  ): Promise<FigureImportView> {
    permitFiles('uploadFigures', caller);
    const { provinceId } = caller;
    const digest = createHash('sha256').update(content).digest('hex');
    const sheets = isArchive(content) ? await sheetNames(content).catch(() => refuseFile(fileName)) : [];
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { tier, asOf, digest } }, async () => {
        const { isDemo, today } = await todayIn(em, provinceId);
        refuseFuture(asOf, today);
        refuseClosed(await closedNow(em), { asOf, pointer: '/asOf' });
        const set = await foundBy('/asOf', this.sets.inForce(em, tier, asOf));
        const row: FigureImportRow = {
          ...{ provinceId, id: newId(), state: 'reading', tier, criteriaSet: set.id, setVersion: set.version, asOf },
          ...{ fileName, digest, size: content.length, sheets, sheet: sheets[0] ?? null, layout: null },
          ...{ basis: basisOf(caller), organisationId: caller.organisationId },
          ...{
            layoutKey: null,
            headingRow: null,
            counts: noCounts,
            questions: [],
            refusal: null,
            rehearsal: isDemo,
            ...signedNow(caller),
          },
          ...{ applied: null, undone: null, judged: null },
        };
        await insertImport(em, row, content);
        return acted(row, caller);
      }),
    );
  }

  list(caller: Caller, language: Language): Promise<FigureImportView[]> {
    permitFiles('listFigureImports', caller);
    return this.db.read(caller, async (em) => {
      const rows = (await listImports(em)).filter((row) => seesFile(caller, row));
      return rows.map((row) => shown(row, caller, language));
    });
  }

  view(caller: Caller, id: string, language: Language): Promise<FigureImportView> {
    permitFiles('listFigureImports', caller);
    return this.db.read(caller, async (em) => shown(await found(findImport(em, id), id, caller), caller, language));
  }

  cells(caller: Caller, id: string, page: CellPage, language: Language): Promise<ImportCell[]> {
    permitFiles('listFigureImports', caller);
    return this.db.read(caller, async (em) => {
      const { layout } = await found(findImport(em, id), id, caller);
      const names = new Map((await listUnits(em)).map((unit) => [unit.id, fullName(unit)]));
      const cells = await listCells(em, id, page);
      return cells.map((cell) => {
        const unit = names.get(cell.unitId ?? '') ?? null;
        return cellViewOf(cell, { unit, layout }, language);
      });
    });
  }

  /** What somebody said is kept for the layout, and the file is checked again from its first row. */
  answer(
    caller: Caller,
    key: string,
    { id, sheet, answers }: { id: string; sheet?: string; answers: readonly ImportAnswer[] },
  ): Promise<FigureImportView> {
    return this.act(caller, { key, id, name: 'answerImport', request: { sheet, answers } }, async (em, row) => {
      const { layoutKey } = row;
      const said = { provinceId: row.provinceId, recordedBy: caller.userId, recordedAt: new Date() };
      const kept = layoutKey
        ? answers.map((answer) => ({ ...said, layoutKey, kind: answer.kind, written: answer.written, answer }))
        : [];
      await keepAnswers(em, kept);
      await deletePortions(em, id);
      const chosen = sheet !== undefined && row.sheets.includes(sheet) ? sheet : row.sheet;
      return { state: 'reading', sheet: chosen, counts: noCounts, questions: [], refusal: null };
    });
  }

  apply(caller: Caller, key: string, { id, onlyValid }: { id: string; onlyValid: boolean }): Promise<FigureImportView> {
    return this.act(caller, { key, id, name: 'applyImport', request: { onlyValid } }, async (_, row) => {
      if (row.counts.error > 0 && !onlyValid)
        throw new Problem('/problems/figure-import-not-ready', 409, 'The file has errors', row.counts);
      return { state: 'applying', applied: { ...actOf(caller), onlyValid } };
    });
  }

  undo(caller: Caller, key: string, id: string): Promise<FigureImportView> {
    return this.act(caller, { key, id, name: 'undoImport', request: {} }, async () => ({
      ...{ state: 'undoing', undone: actOf(caller) },
    }));
  }

  cancel(caller: Caller, key: string, id: string): Promise<FigureImportView> {
    return this.act(caller, { key, id, name: 'cancelImport', request: {} }, async () => ({
      state: 'cancelled',
    }));
  }

  private act(
    caller: Caller,
    { key, id, name, request }: Acting,
    change: (em: EntityManager, row: FigureImportRow) => Promise<Partial<FigureImportRow>>,
  ): Promise<FigureImportView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { id, name, ...request } }, async () => {
        const row = await found(lockImport(em, id), id, caller);
        permit(name, caller, row);
        const changed = { ...(await change(em, row)), refusal: null };
        await updateImport(em, row, changed);
        return acted({ ...row, ...changed }, caller);
      }),
    );
  }
}

interface Acting {
  readonly key: string;
  readonly id: string;
  readonly name: 'answerImport' | 'applyImport' | 'undoImport' | 'cancelImport';
  readonly request: object;
}

const actOf = ({ userId, appointmentId, capacity }: Caller): Act => ({
  ...{ userId, appointmentId, capacity, at: new Date().toISOString() },
});

/** Just after a command there is no refusal, and so no sentence in any language. */
const acted = (row: FigureImportRow, caller: Caller): FigureImportView => shown(row, caller, 'vi');

const shown = (row: FigureImportRow, caller: Caller, language: Language): FigureImportView =>
  viewOf(row, actionsOf(caller, row), language);

function refuseFile(fileName: string): never {
  throw notReadable({ fileName });
}

/** Throws `/problems/figure-import-not-found`, for another province's or office's as well. */
async function found(finding: Promise<FigureImportRow | null>, id: string, caller: Caller): Promise<FigureImportRow> {
  const row = await finding;
  if (row && seesFile(caller, row)) return row;
  throw new Problem('/problems/figure-import-not-found', 404, 'No such file of figures', { id });
}
