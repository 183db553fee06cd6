import type { Succession, UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import type { Parts } from '@langmoi/platform/rows';
import type { Succeeded } from '@langmoi/domain/units/succession';
import { SuccessionRow } from './succession.entity';

export {
  findChange,
  insertSuccessions,
  keepChange,
  listOfChange,
  listOfTitles,
  settleSuccessions,
} from './succession.repository';
export type { SuccessionRow };

type Change = UnitsSucceeded['data'];

/** What a dossier has of changes of units. */
export interface SuccessionRows {
  /** In force, in the order they came. */
  readonly successions: SuccessionRow[];
}

/** For the statement that reads a dossier ($1). */
export const successionParts = ({ all }: Parts): Record<keyof SuccessionRows, string> => ({
  successions: all(SuccessionRow, `WHERE t.subject_id = $1 AND t.state <> 'restored' ORDER BY t.seq`),
});

/**
 * What becomes of one thing, in the words of the decision and of the rule that it chose. Undefined where it chose none
 * for the case: an event of before the case was known. Pure.
 */
export function toldBy(change: Change, succeeded: Succeeded): Succession | undefined {
  const { changeId, effectiveOn, decision, rules, units } = change;
  const rule = rules.find((one) => one.case === succeeded.case);
  if (!rule) return undefined;
  const nameOf = (id: string | null): string | null => units.find(({ unitId }) => unitId === id)?.name ?? null;
  const { fromId, toId } = succeeded;
  return {
    ...{ changeId, effectiveOn, decision, rule, fromId, toId, case: rule.case, outcome: rule.outcome },
    ...{ fromName: nameOf(fromId) ?? '', toName: nameOf(toId) },
  };
}

/** A row of it, as it comes into force. Pure. */
export const rowOf = (
  told: Succession,
  { subjectId, provinceId, kind }: Pick<SuccessionRow, 'subjectId' | 'provinceId' | 'kind'>,
): Omit<SuccessionRow, 'seq'> => ({
  ...{ changeId: told.changeId, effectiveOn: told.effectiveOn, told, subjectId, provinceId, kind },
  ...{ before: null, after: null, state: 'inForce' },
});
