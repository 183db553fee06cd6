import { setInForce } from '@langmoi/domain/criteria/in-force';
import type { AssessmentFact } from './facts';
import type { CriteriaSetRow } from './read-model.entity';

/** The size of the set that communes are assessed by; where nobody was yet, of the one in force. */
export function ntmTotalOf(
  sets: readonly CriteriaSetRow[],
  assessments: readonly Pick<AssessmentFact, 'tier' | 'asOf' | 'total'>[],
  today: string,
): number | null {
  const newest = assessments
    .filter(({ tier }) => tier === 'NTM')
    .sort((a, b) => a.asOf.localeCompare(b.asOf))
    .at(-1);
  const inForce = setInForce(sets.map(headOf), { level: 'commune', tier: 'NTM', on: today });
  return newest?.total ?? inForce?.total ?? null;
}

/** Only sets of communes are told, each in its newest version, without the days of the law: so its period counts. */
const headOf = ({ period, ...set }: CriteriaSetRow) => ({
  ...{ ...set, version: 1, level: 'commune' as const, issuer: 'national', effective: { fromOn: null, toOn: null } },
  period: period ?? '0000-9999',
});
