import type { Actor } from '@langmoi/contracts/regime';
import type { Act } from './contract';

interface OfDossier {
  readonly dossierId: string;
  readonly provinceId: string;
}

/** That the dossier comes to a stage, and by which way out of which one; `after` null: it was opened. */
export interface StageEntry extends OfDossier {
  readonly stage: string;
  /** How many times the dossier has been at this stage, from 1. */
  readonly round: number;
  readonly after: { readonly stage: string; readonly round: number; readonly outcome: string } | null;
}

/** Dates are Vietnamese dates, `YYYY-MM-DD`. */
export interface Entered {
  /** The province's date when the stage was entered. */
  readonly today: string;
  /** Last day of the legal limit; null where the law's limit is not known. */
  readonly dueOn: string | null;
  /** Days on which the actor is reminded, ascending. */
  readonly remindOn: readonly string[];
  /** Organisations that must each speak before the stage ends; empty but for `confirmations`. */
  readonly branches: readonly string[];
}

/** What an act has done to the stage. */
export interface Recorded {
  /** The way out that this act decided; null while the stage goes on. */
  readonly outcome: string | null;
}

/** That a limit nears, or has passed. */
export interface Notice extends OfDossier {
  readonly stage: string;
  readonly round: number;
  readonly kind: 'reminder' | 'escalation';
  readonly on: string;
  readonly to: Actor;
}

/** That the dossier’s way is over. */
export interface Closure extends OfDossier {
  readonly end: 'recognised' | 'rejected' | 'refused';
  readonly after: { readonly stage: string; readonly round: number; readonly outcome: string };
}

/**
 * What the workflow asks of the world. Each is one transaction (rows + outbox) and may run twice: it keys on the
 * dossier with stage and round, or on the act's id, and answers the second time as it did the first. `recordAct` may
 * refuse, by a failure of type `Problem`; the others never do.
 */
export interface DossierActivities {
  enterStage(entry: StageEntry): Promise<Entered>;
  recordAct(act: Act & OfDossier): Promise<Recorded>;
  notify(notice: Notice): Promise<void>;
  close(closure: Closure): Promise<void>;
}
