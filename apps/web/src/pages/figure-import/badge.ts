import type { CellOutcome, FigureImportState } from '@langmoi/contracts/figure-imports';
import type { State } from '../../ui/state-badge';

export const badgeOf: Readonly<Record<FigureImportState, State>> = {
  ...{ reading: 'awaiting', asking: 'late', checked: 'awaiting', applying: 'awaiting', applied: 'achieved' },
  ...{ undoing: 'awaiting', undone: 'noData', cancelled: 'noData', unreadable: 'missing' },
};

export const badgeOfCell: Readonly<Record<CellOutcome, State>> = {
  ...{ new: 'achieved', changed: 'inferred', same: 'noData', error: 'missing' },
};
