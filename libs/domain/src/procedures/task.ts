import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem } from '@langmoi/contracts/problem';
import type { Reason } from '@langmoi/contracts/recognition';
import type { DocumentCode, Stage } from '@langmoi/contracts/regime';
import { refuseAt, refuseStale, requireReasons, type Judgement } from './judgement';
import { isOn } from './share';

/** What the dossier knows of the commune's newest self-assessment. */
export interface AssessmentFacts {
  readonly version: number;
  /** Every criterion that is not achieved: missing ones and those without data. */
  readonly notAchieved: readonly number[];
}

/** How an officer wants to end a step, beside what the dossier has by then. */
export interface TaskFacts {
  readonly outcome: string;
  readonly reasons: readonly Reason[];
  /** The version the officer looked at, where the stage asks for it. */
  readonly seenVersion?: number | undefined;
  readonly assessment: AssessmentFacts | null;
  /** All criteria of the set the dossier is judged by. */
  readonly criteria: readonly number[];
  /** Codes of the documents attached to the dossier. */
  readonly documents: readonly DocumentCode[];
}

/**
 * A task ends by the outcome that is named. What the stage requires (criteria, documents, the assessment's version)
 * holds whoever wants to get on; a return or a refusal, which must give reasons instead, is never held up by it.
 * Throws unknown-outcome, reasons-required, unknown-criterion, stale-version, criteria-missing, documents-missing.
 */
export function judgeTask(stage: Stage, facts: TaskFacts): Judgement {
  const outcome = stage.outcomes[facts.outcome];
  if (!outcome) {
    throw new Problem('/problems/unknown-outcome', 422, 'This step has no such outcome', {
      outcomes: Object.keys(stage.outcomes),
    });
  }
  requireReasons(stage, facts.outcome, facts.reasons);
  refuseUnknownCriteria(facts);
  if (outcome.reasons === 'none') {
    if (isOn(stage, 'assessment')) requireNewest(facts);
    if (isOn(stage, 'allCriteria')) requireAllCriteria(facts);
    requireDocuments(stage, facts);
  }
  return { outcome: facts.outcome, reasons: facts.reasons, figures: [] };
}

/** Required papers that are not attached yet. */
export const missingDocuments = (stage: Stage, attached: readonly DocumentCode[]): DocumentCode[] =>
  stage.documents.filter(({ code, required }) => required && !attached.includes(code)).map(({ code }) => code);

/** The criteria that stand in the way; every one of them where the commune has not assessed itself at all. */
export const missingCriteria = (facts: Pick<TaskFacts, 'assessment' | 'criteria'>): number[] =>
  [...(facts.assessment?.notAchieved ?? facts.criteria)].sort((a, b) => a - b);

function requireNewest({ seenVersion, assessment, criteria }: TaskFacts): void {
  if (!assessment) throw criteriaMissing([...criteria]);
  if (seenVersion === undefined) throw refuseAt('/assessmentVersion', inputTexts.versionNeeded);
  refuseStale(seenVersion, assessment.version);
}

function requireAllCriteria(facts: TaskFacts): void {
  const missing = missingCriteria(facts);
  if (!facts.assessment || missing.length > 0) throw criteriaMissing(missing);
}

function requireDocuments(stage: Stage, { documents }: TaskFacts): void {
  const missing = missingDocuments(stage, documents);
  if (missing.length === 0) return;
  throw new Problem('/problems/documents-missing', 422, 'Required papers are missing', { missing });
}

function refuseUnknownCriteria({ reasons, criteria }: TaskFacts): void {
  const unknown = reasons.flatMap(({ criterion }) =>
    criterion === null || criteria.length === 0 || criteria.includes(criterion) ? [] : [criterion],
  );
  if (unknown.length === 0) return;
  throw new Problem('/problems/unknown-criterion', 422, 'The set has no such criterion', { unknown });
}

const criteriaMissing = (missing: readonly number[]): Problem =>
  new Problem('/problems/criteria-missing', 422, 'Criteria are still missing', { missing });
