import type { Caller } from '@langmoi/contracts/caller';
import type { FigureImportState, ImportBasis } from '@langmoi/contracts/figure-imports';
import { Problem } from '@langmoi/contracts/problem';
import { figureImports } from '@langmoi/domain/access/figure-imports';
import { notPermitted, refusedBy } from '@langmoi/domain/access/refusal';
import { isGranted, listedPlace, provincePlace, type Asking } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

type Sender = Asking & Pick<Caller, 'organisationId'>;

interface Sent {
  readonly basis: ImportBasis;
  readonly organisationId: string | null;
}

interface Imported extends Sent {
  readonly provinceId: string;
  readonly state: FigureImportState;
}

/** What a file's words become, by who sends it. */
export const basisOf = ({ roles }: Pick<Caller, 'roles'>): ImportBasis =>
  roles.includes('coordinationOffice') ? 'entered' : 'confirmed';

/** What a department sent is its own; what the coordination office gathers is any of its officers'. */
const isOwn = ({ organisationId }: Sender, file: Sent): boolean =>
  file.basis === 'entered' || file.organisationId === organisationId;

/** Whether a reader whom the table lets in sees this file; auditors see every one. */
export const seesFile = (caller: Sender, file: Sent & Pick<Imported, 'provinceId'>): boolean =>
  isGranted(figureImports.viewFigureImport, caller, { place: provincePlace(file.provinceId), state: file.basis }) &&
  (caller.roles.includes('auditor') || isOwn(caller, file));

const acting =
  (action: 'answerImport' | 'applyImport' | 'undoImport' | 'cancelImport', ...states: FigureImportState[]) =>
  (caller: Sender, { provinceId, state, ...file }: Imported) =>
    refusedBy(figureImports[action], caller, { place: provincePlace(provinceId), state: file.basis }) ??
    (isOwn(caller, file) ? undefined : notPermitted('Another office sent this file')) ??
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
export function permitFiles(action: 'uploadFigures' | 'listFigureImports' | 'exportFigures', caller: Asking): void {
  const place = action === 'uploadFigures' ? provincePlace(caller.provinceId) : listedPlace(caller);
  const refusal = refusedBy(figureImports[action], caller, { place });
  if (refusal) throw refusal;
}
