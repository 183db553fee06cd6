import type { Actor, End, Stage } from '@langmoi/contracts/regime';
import {
  ActivityFailure,
  ApplicationFailure,
  condition,
  isCancellation,
  log,
  proxyActivities,
  proxyLocalActivities,
  sleep,
} from '@temporalio/workflow';
import type { DossierActivities, Notice } from './activities';
import { agendaOf } from './agenda';
import type { Act, ActAnswer, DossierInput, DossierState } from './contract';
import { LegalClock } from './legal-clock';
import { showEnd, showStage, showTrouble } from './operator-view';
import { wrongStage } from './refusals';
import { Visit } from './visit';

const options = { startToCloseTimeout: 30_000, retry: { nonRetryableErrorTypes: ['Problem'] } };
/** One short transaction each, on a natural key. */
const { enterStage, recordAct, close } = proxyLocalActivities<DossierActivities>(options);
/** Seen waiting in the Temporal UI; the dossier does not wait for it. */
const { notify } = proxyActivities<DossierActivities>(options);

/** How the dossier comes to a place: by which outcome of which stay. */
interface Way {
  readonly to: string;
  readonly after: { readonly stage: string; readonly round: number; readonly outcome: string } | null;
}

/** What a run knows, and the steps that `workflow.ts` puts in order. */
export class DossierRun {
  readonly clock: LegalClock;
  visit: Visit | undefined;
  private closed = false;
  private readonly rounds = new Map<string, number>();
  /** How often the stage has now led to itself without a break: meetings of a council without a quorum. */
  private inARow = 0;
  private noticesUnderWay = 0;

  constructor(private readonly input: DossierInput) {
    this.clock = new LegalClock(input.clock);
  }

  get beginning(): Way {
    return { to: this.input.regime.start, after: null };
  }

  get state(): DossierState {
    const { visit, clock } = this;
    return {
      stage: visit?.stage.id ?? '',
      round: visit?.round ?? 0,
      dueOn: visit?.entered.dueOn ?? null,
      today: clock.today,
    };
  }

  stageAt({ to }: Way): Stage | undefined {
    return this.input.regime.stages.find(({ id }) => id === to);
  }

  /** Synchronous, reads only: the validator of `act`. */
  refuse(act: Act): void {
    if (!this.visit) throw wrongStage();
    this.visit.refuse(act);
  }

  /** Records an act. One that ends the stage is answered when the dossier stands where it leads. */
  async perform(act: Act): Promise<ActAnswer> {
    const { visit, ids } = this;
    if (!visit) throw wrongStage();
    try {
      const outcome = await visit.take(act, () => recordAct({ ...act, ...ids }));
      if (outcome !== null) await condition(() => this.visit !== visit || this.closed);
      return { outcome };
    } catch (error) {
      throw error instanceof ActivityFailure && error.cause instanceof ApplicationFailure ? error.cause : error;
    }
  }

  async enter(stage: Stage, { after }: Way): Promise<Visit> {
    const round = (this.rounds.get(stage.id) ?? 0) + 1;
    const entry = { ...this.ids, stage: stage.id, round, after };
    const entered = await this.untilDone('enterStage', () => enterStage(entry));
    this.rounds.set(stage.id, round);
    this.inARow = after?.stage === stage.id ? this.inARow + 1 : 0;
    this.clock.learn(entered.today);
    const visit = new Visit(stage, round, entered);
    this.visit = visit;
    showStage(this.input, visit);
    if (this.metTooOften(stage)) this.tell(visit, 'escalation', stage.onLimit.escalateTo, entered.today);
    return visit;
  }

  /** Reminds, escalates and takes the automatic way out, each on its day, until the stage has ended or nothing is left. */
  async keepAgenda(visit: Visit): Promise<void> {
    const { actor, onLimit } = visit.stage;
    for (const { on, what } of agendaOf(visit.stage, visit.entered)) {
      if (!(await this.clock.reaches(on, () => visit.ended !== null))) return;
      if (what === 'reminder') {
        this.tell(visit, 'reminder', actor, on);
        continue;
      }
      await condition(() => visit.quiet); // whoever acted in time is not late
      if (visit.ended) return;
      this.tell(visit, 'escalation', onLimit.escalateTo, on);
      if (onLimit.outcome !== null) visit.end(onLimit.outcome);
    }
  }

  wayOutOf({ stage, round, ended }: Visit): Way {
    const outcome = ended ?? '';
    const way = stage.outcomes[outcome];
    if (!way) throw new Error(`Stage ${stage.id} has no outcome ${outcome}`); // stops here, visibly, until it is mended
    return { to: way.to, after: { stage: stage.id, round, outcome } };
  }

  async close({ to, after }: Way): Promise<End['id']> {
    const end = this.input.regime.ends.find(({ id }) => id === to);
    if (!end || !after) throw new Error(`The regime has neither a stage nor an end ${to}`);
    await this.untilDone('close', () => close({ ...this.ids, end: end.id, after }));
    this.closed = true;
    showEnd(this.input, end);
    if (this.noticesUnderWay > 0) await condition(() => this.noticesUnderWay === 0, '1 minute');
    return end.id;
  }

  private get ids(): { readonly dossierId: string; readonly provinceId: string } {
    const { dossierId, provinceId } = this.input;
    return { dossierId, provinceId };
  }

  private metTooOften({ values }: Stage): boolean {
    const max = values['maxMeetings']?.value;
    return typeof max === 'number' && this.inARow >= max;
  }

  /** Started, not awaited, and caught: a notice neither moves a legal day nor fails the dossier. */
  private tell({ stage, round }: Visit, kind: Notice['kind'], to: Actor | null, on: string): void {
    if (!to) return;
    this.noticesUnderWay++;
    notify({ ...this.ids, stage: stage.id, round, kind, on, to })
      .catch((error: unknown) => log.warn('A notice was not sent', { stage: stage.id, kind, error }))
      .finally(() => this.noticesUnderWay--);
  }

  /**
   * Steps of the house itself are never refused. Should one be, by a mistake of ours, the run neither ends nor goes on
   * without it: it says so to the operator and tries again.
   */
  private async untilDone<T>(step: string, work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (isCancellation(error)) throw error;
        log.error('A step of the dossier was refused', { step, error });
        showTrouble(this.input, step);
        await sleep('1 minute');
      }
    }
  }
}
