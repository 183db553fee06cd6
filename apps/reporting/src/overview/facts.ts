import type { Source, Text, Tier } from '@langmoi/contracts/common';
import type { UnitDescribed } from '@langmoi/contracts/directory';
import type { UnitState } from '@langmoi/contracts/units';

/** What is known of a province: by events, and by what its papers state. The overview is a function of it. */
export interface Facts {
  readonly province: { readonly id: string; readonly name: string };
  /** The date the province lives by. */
  readonly today: string;
  /** Criteria of the NTM set; null while no set is known. */
  readonly ntmTotal: number | null;
  readonly units: readonly UnitFact[];
  readonly assessments: readonly AssessmentFact[];
  readonly registrations: readonly RegistrationFact[];
  readonly titles: readonly TitleFact[];
  readonly dossiers: readonly DossierFact[];
  readonly stated: readonly StatedFact[];
  readonly contradictions: readonly ContradictionFact[];
}

/** One that ended stays known, for the figures of its own day. */
export interface UnitFact extends Pick<UnitDescribed['data'], 'id' | 'parentId' | 'level' | 'kind' | 'code' | 'name'> {
  /** From the oldest to the newest; null where the register of units told nothing of it. */
  readonly states: readonly UnitState[] | null;
}

/** The newest version of one commune and tier; apart from it, the newest of a rehearsal. */
export interface AssessmentFact {
  readonly communeId: string;
  readonly tier: Tier;
  readonly version: number;
  readonly basis: 'stated' | 'self';
  readonly asOf: string;
  readonly metCount: number;
  readonly total: number;
  readonly missing: number[];
  readonly source: Source | null;
  readonly rehearsal: boolean;
}

interface RegistrationFact {
  readonly communeId: string;
  readonly tier: Tier;
  readonly year: number;
}

/** By a report (`source`), or by a decision issued here (`dossierId`). */
export interface TitleFact {
  readonly communeId: string;
  readonly tier: Tier;
  readonly decisionNumber: string | null;
  /** The report's date, or the day the decision takes effect. */
  readonly asOf: string;
  readonly dossierId: string | null;
  readonly source: Source | null;
  readonly rehearsal: boolean;
}

interface DossierFact {
  readonly id: string;
  readonly communeId: string;
  readonly tier: Tier;
  readonly stage: string;
  readonly status: string;
}

/** A number as a paper prints it, and where in our tables it stands. */
export interface StatedFact {
  readonly id: string;
  /** `figure` stands alone; the others are a district's (`place` its id) or a group's (`place` its count of criteria). */
  readonly measure: 'figure' | 'districtRecognised' | 'districtRate' | 'districtMean' | 'group';
  readonly place: string | null;
  readonly groupName: string | null;
  readonly label: Text;
  readonly value: string;
  readonly number: number;
  readonly asOf: string;
  readonly source: Source;
}

interface ContradictionFact {
  readonly id: string;
  readonly explanation: Text;
  readonly statements: { readonly figure: string | null; readonly text: Text; readonly source: Source }[];
}
