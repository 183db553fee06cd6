import { Tier, type UnitLevel } from '@langmoi/contracts/common';
import type { AssessmentView, CommuneCriteriaView, DraftView } from '@langmoi/contracts/criteria';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { FiguresView } from '@langmoi/contracts/figures';

/** Of whom something is said, and for which tier: a commune, or a district or province of what is its own. */
export type SaidOf =
  | { readonly level: 'commune'; readonly unitId: string; readonly tier: Tier }
  | { readonly level: Exclude<UnitLevel, 'commune'>; readonly unitId: string; readonly tier: SetTier };

/** A commune is asked for its three tiers alone: of another the standard is meant. */
export function saidOf(level: UnitLevel, unitId: string, tier: SetTier): SaidOf {
  return level === 'commune' ? { level, unitId, tier: Tier.catch('NTM').parse(tier) } : { level, unitId, tier };
}

/** The address of a page of what is said of it: its criteria as wholes, its figures, or what follows from them. */
export function pageOf({ level, unitId, tier }: SaidOf, page: 'criteria' | 'figures' | 'judgement'): string {
  const path = level === 'commune' ? (page === 'criteria' ? '' : `/${page}`) : `/${page}`;
  return `/${level === 'commune' ? 'communes' : 'units'}/${unitId}${path}?tier=${tier}`;
}

/** The words for whose word an assessment is: a report's, or that of the unit itself. */
export const basisOf = ({ level }: Pick<SaidOf, 'level'>, basis: AssessmentView['basis']) =>
  basis === 'self' && level !== 'commune' ? 'basis.selfOfDistrict' : (`basis.${basis}` as const);

/** What was said of criteria as wholes, whoever it is of. */
export type WholesSaid = Omit<AssessmentView, 'communeId' | 'tier'>;

/** Criteria as wholes by the set of a day, whoever they are of. */
export interface WholesSheet extends Pick<CommuneCriteriaView, 'on' | 'set' | 'actions'> {
  readonly of: SaidOf;
  readonly current: WholesSaid | null;
  readonly history: readonly WholesSaid[];
  readonly draft: Omit<DraftView, 'communeId' | 'tier'>;
}

/** Figures by the set of a day, whoever they are of. */
export interface FigureSheet extends Pick<FiguresView, 'on' | 'criteriaSet' | 'setVersion' | 'figures' | 'actions'> {
  readonly of: SaidOf;
}
