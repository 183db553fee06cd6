import type { Caller } from '@langmoi/contracts/caller';
import type { DossierStatus } from '@langmoi/contracts/recognition';
import type { Actor, DocumentCode, Regime, Stage, StageKind } from '@langmoi/contracts/regime';
import type { HeldDuty, Seat } from '@langmoi/domain/duties';
import type { Separation } from '@langmoi/contracts/duties';
import type { Finding } from '@langmoi/domain/procedures/confirmations';
import type { AssessmentFacts } from '@langmoi/domain/procedures/task';
import { officesOf, roleOf, type DossierUnits, type Office } from '@langmoi/domain/stage-actors';
import type { ActKind } from '@langmoi/workflows/dossier/contract';
import type { Branch } from './dossier.entity';

/** Where a dossier stands, as far as rules need to know it. */
export interface Standing {
  readonly status: DossierStatus;
  readonly regime: Regime;
  /** The stage it waits at; null before its workflow began and after it ended. */
  readonly stage: Stage | null;
  readonly round: number;
  /** The province's date. */
  readonly today: string;
  /** The tenant. */
  readonly provinceId: string;
  readonly units: DossierUnits;
  /** Offices of the province, with the criteria that they lead in the dossier's set. */
  readonly offices: readonly Office[];
  /** Departments that must speak in this round, as they were when the stage was entered. */
  readonly branches: readonly Branch[];
  readonly spoken: readonly { readonly organisationId: string; readonly findings: readonly Finding[] }[];
  readonly meeting: OpenMeeting | null;
  /** Officers with an appointment to the appraisal council, and who of them stands aside from this dossier. */
  readonly seats: readonly Seat[];
  readonly separation: Separation;
  /** The duties that people have taken in this dossier. */
  readonly held: readonly HeldDuty[];
  /** The appointment of the caller in hand is known to have ended. */
  readonly left: boolean;
  readonly assessment: AssessmentFacts | null;
  readonly criteria: readonly number[];
  readonly documents: readonly { readonly code: DocumentCode; readonly stage: string }[];
  readonly decision: { readonly signedOn: string } | null;
}

interface OpenMeeting {
  readonly members: number;
  readonly present: number;
  readonly inFavour: number;
  readonly against: number;
  readonly blank: number;
  /** Whether the caller in hand has voted in it. */
  readonly voted: boolean;
}

/** What can be done at a stage: the names that `actions` of the view carries. A task's are its ways out. */
export function actionsAt(stage: Stage): string[] {
  switch (stage.kind) {
    case 'task':
      return Object.keys(stage.outcomes);
    case 'notice':
      return ['opinion'];
    case 'vote':
      return ['vote'];
    case 'poll':
      return ['poll'];
    case 'confirmations':
      return ['confirm'];
    case 'council':
      return ['convene', 'ballot', 'recuse', 'closeMeeting'];
    case 'decision':
      return ['issued', 'declined'];
    case 'announcement':
      return ['announce'];
  }
}

const names: Record<ActKind, string | null> = {
  outcome: null,
  opinion: 'opinion',
  vote: 'vote',
  poll: 'poll',
  confirmation: 'confirm',
  convene: 'convene',
  'close-meeting': 'closeMeeting',
  decision: null,
  announcement: 'announce',
};

/** The action that an act is; a task's and a decision's is the outcome they name. */
export const actionOf = (kind: ActKind, data: Readonly<Record<string, unknown>>): string =>
  names[kind] ?? String(data['outcome']);

const council: Actor = { level: 'province', office: 'appraisalCouncil' };

/** Who carries an action of a stage out: its actor; to vote, or to stand aside, is for the council's members. */
export const actorOf = (stage: Stage, action: string): Actor =>
  action === 'ballot' || action === 'recuse' ? council : stage.actor;

/** Where an office stands: its unit, with those of the dossier above it. Nowhere, where it is none of the dossier's. */
export function seatOf(
  organisationId: string,
  { units, offices }: Pick<Standing, 'units' | 'offices'>,
): Pick<Caller, 'unitId' | 'unitPath'> {
  const unitId = offices.find(({ id }) => id === organisationId)?.unitId ?? '';
  const path = [units.province, units.district, units.commune];
  return { unitId, unitPath: path.slice(0, path.indexOf(unitId) + 1) };
}

/** Whether the caller holds the actor's role in one of the offices that the actor means for this dossier. */
export function acts(caller: Caller, actor: Actor, { units, offices }: Pick<Standing, 'units' | 'offices'>): boolean {
  const role = roleOf(actor);
  if (!role || !caller.roles.includes(role)) return false;
  return officesOf(actor, units, offices).some(({ id }) => id === caller.organisationId);
}

/**
 * While departments confirm, who leads what is as it was when the stage was entered: a new lead joins the next round, and
 * one who was asked may always speak.
 */
export function officesAt(
  kind: StageKind | undefined,
  offices: readonly Office[],
  branches: readonly Branch[],
): Office[] {
  if (kind !== 'confirmations') return [...offices];
  const asked = new Map(branches.map(({ organisationId, criteria }) => [organisationId, criteria]));
  return offices.map((office) => ({ ...office, criteria: asked.get(office.id) ?? [] }));
}

/** The stages still to come if all goes well: the first way out of each is the way forward. */
export function stagesAhead(regime: Regime, from: Stage): Stage[] {
  const ahead: Stage[] = [];
  let stage: Stage | undefined = from;
  while (stage) {
    const forward: string | undefined = Object.values(stage.outcomes)[0]?.to;
    stage = regime.stages.find(({ id }) => id === forward);
    if (!stage || stage === from || ahead.includes(stage)) break;
    ahead.push(stage);
  }
  return ahead;
}

/**
 * The stage that a paper is for: the one in hand if it asks for it, else the next one ahead that does, so that a commune
 * may prepare its papers before it submits; a paper nobody asks for stays with the stage in hand.
 */
export function stageFor(code: DocumentCode, regime: Regime, stage: Stage): Stage {
  const asks = ({ documents }: Stage) => documents.some((document) => document.code === code);
  return [stage, ...stagesAhead(regime, stage)].find(asks) ?? stage;
}

/** Codes attached for a stage, whenever that was. */
export const attachedFor = (stage: Stage, documents: Standing['documents']): DocumentCode[] =>
  documents.filter((document) => document.stage === stage.id).map(({ code }) => code);
