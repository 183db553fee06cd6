import type { CriterionView } from '@langmoi/contracts/criteria';
import type { Known } from '@langmoi/contracts/criteria-law';

interface Content {
  readonly criteria: readonly {
    readonly title: CriterionView['title'];
    readonly indicators: readonly unknown[];
  }[];
}

/** How much is known of a set, from what it holds: nothing is said that its content does not show. */
export function knownOf({ criteria }: Content): Known {
  if (criteria.some(({ indicators }) => indicators.length > 0)) return 'indicators';
  if (criteria.length === 0) return 'noCriteria';
  return criteria.some(({ title }) => title !== null) ? 'criteria' : 'numbers';
}
