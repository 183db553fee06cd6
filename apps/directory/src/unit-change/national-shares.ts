import type { DecisionPaper } from '@langmoi/contracts/common';
import type { HappeningAsked } from '@langmoi/contracts/unit-changes';
import { unitsTouchedBy } from '@langmoi/domain/units/change';
import type { Happened, History } from '@langmoi/domain/units/history';
import { shareOf } from '@langmoi/domain/units/succession';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { isOutside } from '../register/register.service';
import type { UnitRow } from '../unit/unit.entity';
import { formsOf } from './unit-change';
import type { ProposalRow } from './unit-change.entity';

/** What of one decision of the nation is a province's, before its rules are known. */
export interface Share extends Pick<
  ProposalRow,
  'id' | 'provinceId' | 'effectiveOn' | 'decision' | 'happenings' | 'units' | 'outside' | 'eventIds'
> {
  /** Ids of the successor rules that the nation chose. */
  readonly chosen: readonly string[];
}

/**
 * What the register tells of decisions of the nation that end or divide units of a province, a share for each day and
 * paper; named by the events and their corrections, so that another account of one is another share. What no paper is
 * known of is applied by nobody: somebody enters the paper first. `national`: the events that the nation entered. Pure.
 */
export function sharesOf(
  history: History,
  { units, national }: { units: readonly UnitRow[]; national: ReadonlySet<string> },
): Share[] {
  const own = new Set(units.map(({ id }) => id));
  const [province] = units.filter(({ level }) => level === 'province');
  const papers = Map.groupBy(
    history.events.filter(
      ({ id, change }) => national.has(id) && [...unitsTouchedBy(change)].some((one) => own.has(one)),
    ),
    ({ change: { effectiveOn, decision } }) => decision && effectiveOn && `${effectiveOn} ${decision.number}`,
  );
  return [...papers].flatMap(([paper, events]): Share[] => {
    const said = paper && province ? saidBy(events) : null;
    if (!said || !province) return [];
    const happenings = shareOf(said.happenings, own);
    if (happenings.length === 0) return [];
    const { effectiveOn, decision, eventIds } = said;
    const forms = formsOf(history, { happenings, effectiveOn });
    const outside = forms
      .map(({ unitId }) => unitId)
      .filter((unitId) => isOutside(history, unitId, { day: effectiveOn, under: province.id }));
    const told = events.flatMap(({ id, correctedBy }) => [id, ...correctedBy]);
    return [
      {
        ...{ id: uuidOf('unit-proposal', [province.provinceId, ...told].join('/')), provinceId: province.provinceId },
        ...{ effectiveOn, decision, happenings, units: forms, outside, eventIds },
        chosen: events.flatMap(({ change }) => change.rules ?? []),
      },
    ];
  });
}

interface Said extends Pick<ProposalRow, 'effectiveOn' | 'eventIds'> {
  readonly decision: DecisionPaper;
  readonly happenings: readonly HappeningAsked[];
}

/** Events of one day and paper. A founding has nothing that hangs on it. */
function saidBy(events: readonly Happened[]): Said | null {
  const [first] = events;
  const { effectiveOn, decision } = first?.change ?? {};
  if (!effectiveOn || !decision) return null;
  const happenings = events.flatMap(({ change: { kind, ends, begins, changes, parts } }) =>
    kind === 'founded' ? [] : [{ kind, ends, begins, changes, parts }],
  );
  return { effectiveOn, decision, happenings, eventIds: events.map(({ id }) => id) };
}
