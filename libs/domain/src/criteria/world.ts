import type { UnitLevel } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { CriterionStatement, IndicatorFact, PersonsDecision } from '@langmoi/contracts/criteria-facts';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { UnitKind } from '@langmoi/contracts/units';
import type { Place } from './threshold';

/** A unit as it is judged on a day. */
export interface JudgedUnit {
  readonly id: string;
  readonly level: UnitLevel;
  readonly kind: UnitKind;
  readonly place: Place;
}

/** What was said of a unit by one set; of each indicator and criterion the newest fact alone. */
export interface SaidOfUnit {
  readonly facts: readonly IndicatorFact[];
  readonly statements: readonly CriterionStatement[];
  readonly decisions: readonly PersonsDecision[];
}

/** That a unit is recognised for a tier, by which set and which paper. */
export interface Recognition {
  readonly tier: SetTier;
  /** Null: by which set is not known. */
  readonly criteriaSet: string | null;
  readonly decision: string | null;
}

/** What is known on a day of the units that a judgement may ask about. It answers the same to the same question. */
export interface World {
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly sets: readonly CriteriaSetView[];
  /** Units of those kinds under a unit on the day; null where nobody can say which they are. */
  below(unit: JudgedUnit, kinds: readonly UnitKind[]): readonly JudgedUnit[] | null;
  said(unit: JudgedUnit, set: CriteriaSetView): SaidOfUnit;
  recognition(unit: JudgedUnit, tier: SetTier): Recognition | null;
  /**
   * False where a later paper calls the unit recognised and does not say since when: on the day in question nobody knows.
   * Absent: it is known of all.
   */
  knowsSince?(unit: JudgedUnit, tier: SetTier): boolean;
}
