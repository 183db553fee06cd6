import type { ProgrammesView } from '@langmoi/contracts/reporting';
import type { ProgrammeFacts } from './facts';
import { disbursedOf, mobilisedOf } from './mobilised';
import { supportsOf } from './supports';
import { titlesOf } from './titles';

/**
 * Money, poverty reduction and culture, from what is known alone: what papers say beside what their numbers give,
 * nothing adjusted to agree. What is unknown is null and never zero; a rehearsal's word stands apart and in no sum.
 */
export const programmesOf = (facts: ProgrammeFacts): ProgrammesView => ({
  provinceId: facts.provinceId,
  mobilised: mobilisedOf(facts.lines),
  disbursed: disbursedOf(facts.lines),
  supports: supportsOf(facts),
  titles: titlesOf(facts),
});
