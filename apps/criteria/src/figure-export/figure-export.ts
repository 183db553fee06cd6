import type { Action } from '@langmoi/contracts/common';
import type { FigureExport } from '@langmoi/contracts/figure-exports';
import { Problem } from '@langmoi/contracts/problem';
import type { FigureExportRow } from './figure-export.entity';

const mostUnfinished = 3;

/** Throws `/problems/too-many-exports`: one person does not keep the worker for themselves. */
export function refuseMore(unfinished: number): void {
  if (unfinished < mostUnfinished) return;
  throw new Problem('/problems/too-many-exports', 409, 'Exports of yours are not done yet', { unfinished });
}

export const viewOf = (row: FigureExportRow, actions: Action[]): FigureExport => {
  const { id, state, tier, from, to, layout, format, done, total, files } = row;
  return {
    ...{ id, state, tier, from, to, layout, format, done, total, files: state === 'ready' ? files : [], actions },
    ...{ askedAt: row.recordedAt.toISOString(), expiresAt: row.expiresAt?.toISOString() ?? null },
  };
};
