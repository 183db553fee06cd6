import type { FigureView } from '@langmoi/contracts/figures';
import { criteria } from '@langmoi/domain/access/criteria';
import { figures } from '@langmoi/domain/access/figures';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { isGranted, unitPlace, type Asking } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

type Commune = Parameters<typeof unitPlace>[0];

export const { permit, actionsOf } = policyOf({
  recordFigures: (caller: Asking, commune: Commune) =>
    refusedBy(figures.recordFigures, caller, { place: unitPlace(commune) }),
});

/** The figure as the reader may see it: a citizen without what officers wrote to each other. */
export function shown(figure: FigureView, caller: Asking, commune: Commune): FigureView {
  return isGranted(criteria.readNotes, caller, { place: unitPlace(commune) }) ? figure : withoutWords(figure);
}

const withoutWords = ({ note: _, evidence: __, ...figure }: FigureView): FigureView => figure;
