import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import { figureClosings } from '@langmoi/domain/access/figure-closings';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace, type Asking } from '@langmoi/domain/access/table';
import { policyOf } from '@langmoi/domain/policy';

type Of = Pick<Caller, 'provinceId'>;

export const closing = policyOf({
  closeFigures: (caller: Asking, { provinceId }: Of) =>
    refusedBy(figureClosings.closeFigures, caller, { place: provincePlace(provinceId) }),
});

/** A closing as the rule looks at it. */
export interface Openable {
  readonly row: { readonly provinceId: string; readonly recordedBy: string };
  /** Of those that stand the newest: what it closed is opened before what an older one closed. */
  readonly isNewest: boolean;
}

/** Nobody opens what they closed themselves. */
export const { permit, actionsOf } = policyOf({
  openFigures: (caller: Caller, { row, isNewest }: Openable) => {
    const refused = refusedBy(figureClosings.openFigures, caller, { place: provincePlace(row.provinceId) });
    if (refused) return refused;
    if (!isNewest) return new Problem('/problems/figures-not-closed', 409, 'This is not the closing that stands');
    return row.recordedBy === caller.userId
      ? new Problem('/problems/own-closing', 403, 'Nobody opens what they closed themselves')
      : undefined;
  },
});
