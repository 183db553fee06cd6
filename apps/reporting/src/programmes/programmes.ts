import type { ProgrammesView } from '@langmoi/contracts/reporting';
import { carriedHoldings } from '@langmoi/domain/carried-holdings';
import type { Asked } from '@langmoi/domain/units/lineage';
import type { ProgrammeFacts } from './facts';
import { disbursedOf, mobilisedOf } from './mobilised';
import { supportsOf } from './supports';
import { saidHoldings, titlesOf } from './titles';

/**
 * Money, poverty reduction and culture, from what is known alone: what papers say beside what their numbers give,
 * nothing adjusted to agree. What is unknown is null and never zero; a rehearsal's word stands apart and in no sum.
 */
export const programmesOf = (facts: ProgrammeFacts, asked: Asked | null = null): ProgrammesView => ({
  provinceId: facts.provinceId,
  mobilised: mobilisedOf(facts.lines),
  disbursed: disbursedOf(facts.lines),
  supports: supportsOf(facts),
  titles: titlesOf(facts),
  ...carriedHoldings(asked, saidHoldings(facts), [...facts.lines, ...facts.supports]),
});
