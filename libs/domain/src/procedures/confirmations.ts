import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem } from '@langmoi/contracts/problem';
import type { Reason } from '@langmoi/contracts/recognition';
import { goesOn, refuseAt, refuseStale, type Judgement } from './judgement';

/** A department’s word on one criterion that it leads. */
export interface Finding {
  readonly criterion: number;
  readonly agrees: boolean;
  readonly note: string;
}

/** One department's word on the criteria it leads. */
export interface ConfirmationFacts {
  /** Criteria of the dossier's set that the department leads. */
  readonly leads: readonly number[];
  readonly alreadySpoken: boolean;
  readonly seenVersion: number;
  readonly currentVersion: number | null;
  readonly findings: readonly Finding[];
}

/**
 * Whether a department's findings can be taken: each criterion it leads, once, and a reason with each disagreement.
 * Throws already-confirmed, stale-version, not-your-criterion, reasons-required, invalid-request.
 */
export function checkConfirmation(facts: ConfirmationFacts): void {
  const { leads, findings } = facts;
  if (facts.alreadySpoken) {
    throw new Problem('/problems/already-confirmed', 409, 'Your department has already spoken in this round');
  }
  refuseStale(facts.seenVersion, facts.currentVersion);
  const said = findings.map(({ criterion }) => criterion);
  const foreign = said.filter((criterion) => !leads.includes(criterion));
  if (foreign.length > 0) {
    throw new Problem('/problems/not-your-criterion', 403, 'Another department leads this criterion', {
      criteria: foreign,
      leads,
    });
  }
  if (new Set(said).size !== said.length) throw refuseAt('/findings', inputTexts.criterionTwice);
  const silent = leads.filter((criterion) => !said.includes(criterion));
  if (silent.length > 0) {
    const which = silent.join(', ');
    throw refuseAt('/findings', {
      vi: `Còn thiếu ý kiến về tiêu chí ${which}`,
      en: `No opinion yet on criterion ${which}`,
    });
  }
  const bare = findings.filter(({ agrees, note }) => !agrees && note.trim() === '').map(({ criterion }) => criterion);
  if (bare.length > 0) {
    throw new Problem('/problems/reasons-required', 422, 'Reasons are required', { criteria: bare });
  }
}

/** Who has to speak in a round, and who has. */
export interface BranchFacts {
  /** Organisations that must each speak. */
  readonly branches: readonly string[];
  /** What was said so far in this round, the act in hand among it. */
  readonly spoken: readonly { readonly organisationId: string; readonly findings: readonly Finding[] }[];
}

/** Ends when every branch spoke: `disagreed` with each objection, else `confirmed`. Silence is never agreement. */
export function judgeConfirmations({ branches, spoken }: BranchFacts): Judgement {
  const awaited = branches.filter((branch) => !spoken.some(({ organisationId }) => organisationId === branch));
  if (awaited.length > 0) return goesOn;
  const reasons = spoken.flatMap(({ findings }) => findings.filter(({ agrees }) => !agrees).map(objection));
  reasons.sort((a, b) => (a.criterion ?? 0) - (b.criterion ?? 0));
  return { outcome: reasons.length > 0 ? 'disagreed' : 'confirmed', reasons, figures: [] };
}

const objection = ({ criterion, note }: Finding): Reason => ({ criterion, text: note.trim() });
