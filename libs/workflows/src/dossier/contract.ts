import type { Role } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import type { Regime } from '@langmoi/contracts/regime';
import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';

/**
 * One dossier's run. The regime's whole text comes with the input and stays with the run: a later law moves no running
 * dossier. Unit names are for the search attributes; nothing here names a person.
 */
export interface DossierInput {
  readonly dossierId: string;
  readonly provinceId: string;
  readonly tier: Tier;
  readonly year: number;
  readonly units: { readonly province: string; readonly district: string; readonly commune: string };
  readonly regime: Regime;
  /** `demo`: legal waits are conditions on the date that `dateMoved` brings. `world`: they are timers. */
  readonly clock: 'demo' | 'world';
}

/** What an office does on a dossier. */
export type ActKind =
  'outcome' | 'opinion' | 'vote' | 'poll' | 'confirmation' | 'convene' | 'close-meeting' | 'decision' | 'announcement';

/**
 * That an office acts on a dossier. `actId` is the request's idempotency key: the same act twice is one row. What it
 * says (figures, reasons, opinions, names) is kept in the database before the run hears of it, under `request`: a
 * history in Temporal is read by operators, and holds no word of people. Ballots never come this way.
 */
export interface Act {
  readonly actId: string;
  readonly stage: string;
  readonly round: number;
  readonly kind: ActKind;
  readonly by: { readonly officerId: string; readonly organisationId: string; readonly role: Role };
  /** Fingerprint of the request. */
  readonly request: string;
}

/** `outcome` is set when the act ended the stage; then the dossier has already entered the next one. */
export interface ActAnswer {
  readonly outcome: string | null;
}

/** For operators: where the run stands. */
export interface DossierState {
  readonly stage: string;
  readonly round: number;
  readonly dueOn: string | null;
  readonly today: string;
}

/** Answers once the first stage is entered; sent with the start. */
export const opened = defineUpdate<DossierState, []>('opened');
/** Answers when the act is recorded, and the next stage entered where it ended one; refused by a `Problem`. */
export const act = defineUpdate<ActAnswer, [Act]>('act');
/** The demo province's new date. Cannot be refused, and an older date than the one known changes nothing. */
export const dateMoved = defineSignal<[string]>('dateMoved');
/** For operators: screens read the database. */
export const stateOf = defineQuery<DossierState>('stateOf');

/** The search attributes that namespace.yaml registers, for operators who look for a run. */
export const lmProvince = defineSearchAttributeKey('LmProvince', 'KEYWORD');
export const lmDistrict = defineSearchAttributeKey('LmDistrict', 'KEYWORD');
export const lmCommune = defineSearchAttributeKey('LmCommune', 'KEYWORD');
export const lmStage = defineSearchAttributeKey('LmStage', 'KEYWORD');
export const lmTier = defineSearchAttributeKey('LmTier', 'KEYWORD');
export const lmDueAt = defineSearchAttributeKey('LmDueAt', 'DATETIME');
export const lmYear = defineSearchAttributeKey('LmYear', 'INT');

/** Never renamed: open runs are found by it. */
export const workflowType = 'dossier';
/** The one queue of recognition’s worker. */
export const taskQueue = 'recognition.dossier';

/** The same dossier always finds the same run. */
export const workflowIdOf = (provinceId: string, dossierId: string): string => `dossier/${provinceId}/${dossierId}`;
