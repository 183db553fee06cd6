import type { FigureImportView, ImportCell, ImportCounts } from '@langmoi/contracts/figure-imports';
import type { Action } from '@langmoi/contracts/common';
import type { Language } from '@langmoi/platform/language';
import type { Act, FigureImportRow } from './import.entity';
import type { FigureImportCell } from './import.repository';
import type { Words } from '@langmoi/facts/lists/faults';
import { faultWords, refusalWords } from './sentences';

export const noCounts: ImportCounts = { rows: 0, left: 0, new: 0, changed: 0, same: 0, error: 0 };

/** A file as its reader sees it, in their language. */
export function viewOf(row: FigureImportRow, actions: Action[], language: Language): FigureImportView {
  const { id, state, tier, criteriaSet, asOf, sheets, sheet, layout, basis, counts, questions } = row;
  const { applied, undone, judged } = row;
  return {
    ...{ id, state, tier, criteriaSet, asOf, sheets, sheet, layout, basis, counts, questions, judged, actions },
    file: { name: row.fileName, digest: row.digest, size: row.size },
    refusal: row.refusal && inWords(refusalWords(row.refusal), language),
    uploaded: { userId: row.recordedBy, at: row.recordedAt.toISOString() },
    applied: applied && { ...by(applied), onlyValid: applied.onlyValid },
    undone: undone && by(undone),
  };
}

const by = ({ userId, at }: Act) => ({ userId, at });

/** Of a file of criteria a cell names the criterion by its number. */
export function cellViewOf(
  cell: FigureImportCell,
  { unit, layout }: { readonly unit: string | null; readonly layout: FigureImportRow['layout'] },
  language: Language,
): ImportCell {
  const isOfCriterion = layout === 'criteria' && cell.indicator !== null;
  const [indicator, criterion] = isOfCriterion ? [null, Number(cell.indicator)] : [cell.indicator, null];
  const { no, at, unitId, asOf, written, outcome, value, before, fault, other } = cell;
  return {
    ...{ no, at, unitId, unit, indicator, criterion, asOf, written, outcome, value, before },
    fault: fault && inWords(faultWords(fault, other), language),
  };
}

const inWords = ({ detail, remedy }: Words, language: Language) => ({
  detail: detail[language],
  remedy: remedy[language],
});
