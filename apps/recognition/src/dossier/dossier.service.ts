import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import type { ByUnits } from '@langmoi/contracts/units';
import type { Caller } from '@langmoi/contracts/caller';
import { Outage, Problem } from '@langmoi/contracts/problem';
import {
  type CastBallot,
  type DossierFilter,
  type DossierView,
  type ListedDossier,
  type Recuse,
  type RegisterDossier,
  type WorkItem,
} from '@langmoi/contracts/recognition';
import type { DocumentCode } from '@langmoi/contracts/regime';
import { roleOf } from '@langmoi/domain/stage-actors';
import { Db, systemCaller } from '@langmoi/platform/db';
import { once } from '@langmoi/platform/idempotency';
import { withCommit } from '@langmoi/platform/prepared';
import type { Act, ActKind, DossierInput } from '@langmoi/workflows/dossier/contract';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { cast, standAside } from '../council/council.service';
import { takeDuty } from '../duty/duty.service';
import { provincesKnown } from '../reference/reference.service';
import { RunService } from '../run/run.service';
import { actionOf, actorOf, stageFor, type Standing } from './dossier';
import type { MeetingRow } from '../council/council.entity';
import type { ActRow, DossierRow } from './dossier.entity';
import { alreadyVoted, fetches, permit, sees, wrongStage } from './dossier.policy';
import {
  cameBefore,
  dossierNotFound,
  findAct,
  findDossier,
  holdDossier,
  keepRequest,
  listOpen,
  listUnheard,
  listUnstarted,
  noteAnswered,
  unheardOf,
  type Unheard,
} from './dossier.repository';
import { viewOf } from './dossier-view';
import { checkAct, fingerprintOf, type SaidAct } from './judge-act';
import { listDependants } from './dependants';
import { listItems, listWork, placing } from './dossier-lists';
import { openDossier } from './open-dossier';
import { loadWhole, type Whole } from './load-standing';

export { fetches };

/** The place an act was meant for, beside what it says. */
export interface Deed {
  readonly kind: ActKind;
  readonly data: { readonly stage: string; readonly round: number; readonly [field: string]: unknown };
}

/** Signals on their way at one time: a province may have hundreds of open dossiers. */
const atOnce = 16;

/** A transaction of no province: it sees none of their rows. */
const nowhere = '00000000-0000-0000-0000-000000000000';

@Injectable()
export class DossierService {
  constructor(
    private readonly db: Db,
    private readonly runs: RunService,
  ) {}

  view(caller: Caller, id: string, { units }: ByUnits = {}): Promise<DossierView> {
    return this.db.read(caller, async (em) => {
      const whole = await wholeFor(em, caller, id);
      return { ...viewOf(caller, whole), ...(await placing(em, units))(whole.dossier) };
    });
  }

  list(caller: Caller, filter: DossierFilter & ByUnits): Promise<ListedDossier[]> {
    return this.db.read(caller, (em) => listItems(em, caller, filter));
  }

  /** What a change of these units would touch here. Throws `/problems/not-permitted`. */
  dependants(caller: Caller, unitIds: readonly string[]): Promise<UnitDependant[]> {
    return this.db.read(caller, (em) => listDependants(em, caller, unitIds));
  }

  work(caller: Caller, by: ByUnits): Promise<WorkItem[]> {
    return this.db.read(caller, (em) => listWork(em, caller, by));
  }

  /**
   * The dossier exists from here on, whatever becomes of Temporal: should it be away, the caller hears 503 and the
   * worker begins the run later.
   */
  async register(caller: Caller, key: string, request: RegisterDossier): Promise<DossierView> {
    const { id } = await this.db.run(caller, (em) =>
      once(em, { caller, key, request: { register: request } }, () => openDossier(em, caller, request)),
    );
    await this.begin(caller, id);
    return this.view(caller, id);
  }

  /** Begins the run of a registered dossier; one that runs already is left alone. */
  async begin(caller: Caller, id: string): Promise<void> {
    const whole = await this.db.read(caller, (em) => loadWhole(em, caller, id));
    if (whole.dossier.stage === null) await this.runs.begin(inputOf(whole));
  }

  /** Ids of those in any province that were registered before and have not begun, each with who begins it. */
  async waiting(registeredBefore: Date): Promise<{ caller: Caller; id: string }[]> {
    return this.inProvinces(async (em, caller) =>
      (await listUnstarted(em, registeredBefore)).map(({ id }) => ({ caller, id })),
    );
  }

  /** Acts in any province that were recorded before and that their run may not know. */
  unheard(recordedBefore: Date): Promise<Unheard[]> {
    return this.inProvinces((em) => listUnheard(em, recordedBefore));
  }

  private async inProvinces<T>(list: (em: EntityManager, caller: Caller) => Promise<T[]>): Promise<T[]> {
    const provinces = await this.db.read(systemCaller('recognition', nowhere), (em) => provincesKnown(em));
    const found: T[] = [];
    for (const provinceId of provinces) {
      const caller = systemCaller('recognition', provinceId);
      found.push(...(await this.db.read(caller, (em) => list(em, caller))));
    }
    return found;
  }

  /** Tells every open run of the province its new date. */
  async dateMoved(provinceId: string, today: string): Promise<void> {
    const open = await this.db.read(systemCaller('recognition', provinceId), (em) => listOpen(em));
    for (let first = 0; first < open.length; first += atOnce) {
      const some = open.slice(first, first + atOnce);
      await Promise.all(some.map((dossier) => this.runs.dateMoved(dossier, today)));
    }
  }

  /**
   * A command on the stage in hand. Refused here if it can be known here; the workflow then puts acts in order, and its
   * activity decides again under the dossier's lock. The key is the act's id: the same act twice is one act.
   */
  async perform(caller: Caller, key: string, id: string, { kind, data }: Deed): Promise<DossierView> {
    const { whole, act, pending } = await this.db.run(caller, async (em) => {
      const whole = await wholeFor(em, caller, id);
      const act = actOf(caller, key, { kind, data }, whole.standing);
      const pending = isPending(caller, act, whole);
      if (pending) await withCommit(em, keepRequest(em, requestOf(caller, whole.dossier, act)));
      return { whole, act, pending };
    });
    for (const one of heardBefore(key, whole)) await this.remind(unheardOf(one));
    if (!pending) return this.view(caller, id);
    await this.deliver(caller, whole.dossier, act);
    return this.viewAfter(caller, id, act);
  }

  /**
   * Tells a run again what it may not know. It takes nothing in twice, and what it refuses it no longer needs; but for
   * one that has yet to come to the act's stage: false, and it is told another time.
   */
  async remind({ dossier, act }: Unheard): Promise<boolean> {
    try {
      const house = systemCaller('recognition', dossier.provinceId);
      await this.deliver(house, dossier, act);
      this.answered(house, dossier.id, act);
    } catch (error) {
      if (error instanceof Outage && error.cause instanceof Problem) return false;
      if (!(error instanceof Problem)) throw error;
    }
    return true;
  }

  /** The dossier as the act left it, and in one transaction with this the note that its run has heard of it. */
  private async viewAfter(caller: Caller, id: string, act: Act): Promise<DossierView> {
    const whole = await this.db.run(caller, async (em) => {
      const [read] = await Promise.all([wholeFor(em, caller, id), noteAnswered(em, id, act)]);
      return read;
    });
    return viewOf(caller, whole);
  }

  /** What was said stays here; the run hears only that it was. */
  private async deliver(caller: Caller, dossier: Unheard['dossier'], said: Act): Promise<void> {
    const act = withoutWords(said);
    try {
      await this.runs.perform(dossier, act, `${act.actId}/${act.request.slice(0, 16)}`);
    } catch (error) {
      if (await this.isBehind(caller, { dossier, act, error })) throw new Outage('Temporal', 5, { cause: error });
      const ended = !(error instanceof Problem) && (await this.hasEnded(caller, dossier.id));
      if (error instanceof Problem || ended) this.answered(caller, dossier.id, act);
      if (!ended) throw error;
      // A run that has ended hears nothing more: either this act ended it, or somebody else's did a moment before.
      if (await this.db.read(caller, (em) => findAct(em, dossier.id, act.actId))) return;
      throw wrongStage({ stage: null, round: 0 });
    }
  }

  /** Nobody waits for the note: should it be lost, the run is told once more. */
  private answered(caller: Caller, dossierId: string, act: Act): void {
    this.db.run(caller, (em) => noteAnswered(em, dossierId, act)).catch(() => undefined);
  }

  /**
   * True when the run refuses because its server died before it had kept what our rows say: it has no stage yet, or is
   * at one that the dossier left before it came to the act's. It comes there by itself, and then wants the act.
   */
  private async isBehind(caller: Caller, { dossier, act, error }: Refusal): Promise<boolean> {
    if (!(error instanceof Problem) || error.type !== '/problems/wrong-stage') return false;
    const { stage, round } = error.extra;
    if (!stage) return true;
    const run = { stage: String(stage), round: Number(round) };
    return this.db.read(caller, (em) => cameBefore(em, dossier.id, run, act));
  }

  private async hasEnded(caller: Caller, id: string): Promise<boolean> {
    const { status } = await this.db.read(caller, (em) => findDossier(em, id));
    return status !== 'open';
  }

  /** Secret, so it goes neither through the workflow nor into any record of who asked for what. */
  async castBallot(caller: Caller, key: string, id: string, ballot: CastBallot): Promise<DossierView> {
    const { stage, round, choice } = ballot;
    await this.inMeeting(caller, key, { id, stage, round, action: 'ballot' }, async (em, meeting) => {
      const { dossierId, provinceId, meetsOn: takenOn } = meeting;
      // Of the day the council meets, not of the ballot: no row tells in which order they came.
      await takeDuty(em, { dossierId, provinceId, personId: caller.userId, duty: 'vote', stage, takenOn });
      if (!(await cast(em, meeting, caller.userId, choice))) throw alreadyVoted();
    });
    return this.view(caller, id);
  }

  /** A member stands aside, before voting; the meeting and its minutes show it with the reason. */
  async recuse(caller: Caller, key: string, id: string, { stage, round, reason }: Recuse): Promise<DossierView> {
    const request = { id, stage, round, reason, action: 'recuse' };
    await this.inMeeting(caller, key, request, (em, meeting) => standAside(em, meeting, caller.userId, reason));
    return this.view(caller, id);
  }

  /** What a member does in the open meeting, under the dossier's lock. */
  private inMeeting(
    caller: Caller,
    key: string,
    { id, action, ...at }: { id: string; action: string; stage: string; round: number },
    work: (em: EntityManager, meeting: MeetingRow) => Promise<void>,
  ): Promise<unknown> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { dossierId: id, [action]: at } }, async () => {
        const [, whole] = await Promise.all([holdDossier(em, id), wholeFor(em, caller, id)]);
        const { standing, meetings } = whole;
        if (standing.stage?.id !== at.stage || standing.round !== at.round) throw wrongStage(standing);
        permit(action, caller, standing);
        const meeting = meetings.find(({ closedOn }) => closedOn === null);
        if (!meeting) throw alreadyVoted();
        await work(em, meeting);
        return {};
      }),
    );
  }
}

/** The dossier as far as the caller may see it; what is out of sight is not there. */
export async function wholeFor(em: EntityManager, caller: Caller, id: string): Promise<Whole> {
  const whole = await loadWhole(em, caller, id);
  if (!sees(caller, whole.dossier)) throw dossierNotFound(id);
  return whole;
}

/** The stage that a paper from this caller belongs to. Throws the problem of one who may not attach it. */
export function stageForPaper(caller: Caller, code: DocumentCode, standing: Standing): string {
  permit('attach', caller, standing);
  if (!standing.stage) throw wrongStage(standing);
  return stageFor(code, standing.regime, standing.stage).id;
}

interface Refusal extends Unheard {
  readonly error: unknown;
}

/** The act that a request is, by the role that the step's law gives it. Throws where the regime has no such step. */
function actOf(caller: Caller, actId: string, { kind, data }: Deed, standing: Standing): SaidAct {
  const { stage, round } = data;
  const at = standing.regime.stages.find((each) => each.id === stage);
  const role = at && roleOf(actorOf(at, actionOf(kind, data)));
  if (!role) throw wrongStage(standing);
  const by = { officerId: caller.userId, organisationId: caller.organisationId, role };
  const said = { stage, round, kind, by, data };
  return { actId, request: fingerprintOf(said), ...said };
}

const requestOf = (
  { appointmentId, capacity }: Caller,
  { id: dossierId, provinceId }: DossierRow,
  { actId, request: fingerprint, data }: SaidAct,
) => ({ dossierId, actId, fingerprint, provinceId, data, appointmentId, capacity });

/** What the run must know before an act: the acts it may not have heard of, as far as they were done before that one. */
function heardBefore(actId: string, { unheard }: Whole): readonly ActRow[] {
  const own = unheard.findIndex((one) => one.actId === actId);
  return own < 0 ? unheard : unheard.slice(0, own);
}

const withoutWords = ({ actId, stage, round, kind, by, request }: Act): Act => ({
  ...{ actId, stage, round, kind, by, request },
});

/**
 * True when the workflow must be told. An act that is on record may still have to be: its worker or Temporal can have
 * died between the commit and the answer. Then the run does not know it, even where the dossier has moved on.
 */
function isPending(caller: Caller, act: SaidAct, { acts, standing, unheard }: Whole): boolean {
  const known = acts.find(({ actId }) => actId === act.actId);
  if (!known) {
    checkAct(caller, act, standing);
    return true;
  }
  if (known.fingerprint === act.request) return unheard.includes(known);
  throw new Problem('/problems/idempotency-key-reused', 422, 'This key already belongs to another request', {
    key: act.actId,
  });
}

function inputOf({ dossier, standing, rehearsal, units }: Whole): DossierInput {
  const { id, provinceId, tier, year } = dossier;
  const nameOf = (unit: string) => units.get(unit)?.name ?? '';
  const { commune, district, province } = standing.units;
  return {
    ...{ dossierId: id, provinceId, tier, year, regime: standing.regime },
    units: { province: nameOf(province), district: nameOf(district), commune: nameOf(commune) },
    clock: rehearsal ? 'demo' : 'world',
  };
}
