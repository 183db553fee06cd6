import type { Said } from '@langmoi/contracts/common';
import type { HoldingKey, HoldingRecord, TitleDefinition } from '@langmoi/contracts/culture';
import type { UnitDescribed } from '@langmoi/contracts/directory';
import type { FundingRecord, LineKey } from '@langmoi/contracts/funding';
import type { PolicyDefinition, SupportKey, SupportRecord } from '@langmoi/contracts/poverty';

/** What is known of a province's programmes, by events alone. The view is a function of it. */
export interface ProgrammeFacts {
  readonly provinceId: string;
  readonly units: readonly UnitFact[];
  readonly lines: readonly LineFact[];
  readonly policies: readonly PolicyDefinition[];
  readonly supports: readonly SupportFact[];
  readonly titles: readonly TitleDefinition[];
  readonly holdings: readonly HoldingFact[];
}

export type UnitFact = Pick<UnitDescribed['data'], 'id' | 'parentId' | 'level' | 'kind' | 'code' | 'name'>;

/** Of each key at most two: the newest of papers, and the newest of a rehearsal. */
export type SaidFact = Pick<Said, 'asOf' | 'source' | 'rehearsal'> & Pick<FundingRecord, 'printedRate' | 'readings'>;

export type LineFact = SaidFact & LineKey & Pick<FundingRecord, 'amount' | 'planned' | 'printed'>;
export type SupportFact = SaidFact & SupportKey & Pick<SupportRecord, 'count' | 'amount' | 'period'>;
export type HoldingFact = SaidFact & HoldingKey & Pick<HoldingRecord, 'holders' | 'universe'>;

/** What papers say and what a rehearsal says of one key, either of which may be missing. */
export interface Pair<F extends SaidFact> {
  readonly paper: F | null;
  readonly rehearsal: F | null;
}

/** The two facts among those of one key. */
export const pairOf = <F extends SaidFact>(facts: readonly F[]): Pair<F> => ({
  paper: facts.find(({ rehearsal }) => !rehearsal) ?? null,
  rehearsal: facts.find(({ rehearsal }) => rehearsal) ?? null,
});

/** Facts by a key, in the order in which the keys appear. */
export function groupedBy<F, K>(facts: readonly F[], keyOf: (fact: F) => K): Map<K, F[]> {
  const groups = new Map<K, F[]>();
  for (const fact of facts) {
    const group = groups.get(keyOf(fact));
    if (group) group.push(fact);
    else groups.set(keyOf(fact), [fact]);
  }
  return groups;
}
