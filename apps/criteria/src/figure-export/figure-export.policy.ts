import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { figureExports } from '@langmoi/domain/access/figure-exports';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { listedPlace, provincePlace } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';
import type { FigureExportRow } from './figure-export.entity';

type Of = Pick<FigureExportRow, 'provinceId' | 'state'>;

/** Only whoever asked for an export comes to it at all: anybody else finds none. */
export const { permit, actionsOf } = policyOf({
  cancelFigureExport: (caller: Caller, { provinceId, state }: Of) =>
    refusedBy(figureExports.cancelFigureExport, caller, { place: provincePlace(provinceId) }) ??
    (['waiting', 'writing', 'ready'].includes(state)
      ? undefined
      : new Problem('/problems/figure-export-not-ready', 409, 'The export is at another step', { state })),
});

/** Throws `/problems/not-permitted`. */
export function permitExports(
  action: 'beginFigureExport' | 'listFigureExports' | 'downloadFigureExport',
  caller: Caller,
): void {
  const place = action === 'beginFigureExport' ? provincePlace(caller.provinceId) : listedPlace(caller);
  const refused = refusedBy(figureExports[action], caller, { place });
  if (refused) throw refused;
}
