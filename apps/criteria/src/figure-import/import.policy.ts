import type { FigureImportState } from '@langmoi/contracts/figure-imports';
import { Problem } from '@langmoi/contracts/problem';
import { figureImports } from '@langmoi/domain/access/figure-imports';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { listedPlace, provincePlace, type Asking } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

interface Imported {
  readonly provinceId: string;
  readonly state: FigureImportState;
}

const acting =
  (action: 'answerImport' | 'applyImport' | 'undoImport' | 'cancelImport', ...states: FigureImportState[]) =>
  (caller: Asking, { provinceId, state }: Imported) =>
    refusedBy(figureImports[action], caller, { place: provincePlace(provinceId) }) ??
    (states.includes(state) ? undefined : notReady(state));

const notReady = (state: FigureImportState) =>
  new Problem('/problems/figure-import-not-ready', 409, 'The file is at another step', { state });

export const { permit, actionsOf } = policyOf({
  answerImport: acting('answerImport', 'asking', 'checked', 'unreadable'),
  applyImport: acting('applyImport', 'checked'),
  undoImport: acting('undoImport', 'applied'),
  cancelImport: acting('cancelImport', 'reading', 'asking', 'checked', 'unreadable'),
});

/** Throws `/problems/not-permitted` for whoever may not send files to their province, or read those of the one they read. */
export function permitFiles(action: 'uploadFigures' | 'viewFigureImport' | 'exportFigures', caller: Asking): void {
  const place = action === 'uploadFigures' ? provincePlace(caller.provinceId) : listedPlace(caller);
  const refusal = refusedBy(figureImports[action], caller, { place });
  if (refusal) throw refusal;
}
