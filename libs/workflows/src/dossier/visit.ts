import type { Stage, StageKind } from '@langmoi/contracts/regime';
import type { Entered, Recorded } from './activities';
import type { Act, ActKind } from './contract';
import { alreadyConfirmed, notPermitted, wrongStage } from './refusals';

const actsAt: Readonly<Record<StageKind, readonly ActKind[]>> = {
  task: ['outcome'],
  notice: ['opinion'],
  vote: ['vote'],
  poll: ['poll'],
  confirmations: ['confirmation'],
  council: ['convene', 'close-meeting'],
  decision: ['decision'],
  announcement: ['announcement'],
};

/** Acts that many may do at once, and that never end a stage. */
const besides: readonly ActKind[] = ['opinion', 'convene'];

/** One stay of the dossier at one stage: who may act, who is acting, and what it led to. */
export class Visit {
  /** How the stage ended; from then on nobody acts here. */
  ended: string | null = null;
  private readonly claims = new Set<string>();
  private recording = 0;

  constructor(
    readonly stage: Stage,
    readonly round: number,
    readonly entered: Entered,
  ) {}

  /** Nothing that was accepted here is still being recorded. */
  get quiet(): boolean {
    return this.recording === 0;
  }

  /** Throws the refusal of an act that is not for here and now. Synchronous: an update's validator calls it. */
  refuse(act: Act): void {
    const here = act.stage === this.stage.id && act.round === this.round && this.ended === null;
    const mine = actsAt[this.stage.kind].includes(act.kind);
    if (!here || !mine) throw wrongStage({ stage: this.stage.id, round: this.round });
    if (act.kind === 'confirmation' && !this.entered.branches.includes(act.by.organisationId)) throw notPermitted();
    if (!this.claims.has(this.claimOf(act))) return;
    throw act.kind === 'confirmation' ? alreadyConfirmed() : wrongStage({ stage: this.stage.id, round: this.round });
  }

  /** Records an act, having claimed its place before the first await; a refused one gives the place back. */
  async take(act: Act, record: () => Promise<Recorded>): Promise<string | null> {
    const claim = this.claimOf(act);
    this.claims.add(claim);
    this.recording++;
    try {
      const { outcome } = await record();
      if (outcome !== null) this.end(outcome);
      return outcome;
    } catch (error) {
      this.claims.delete(claim);
      throw error;
    } finally {
      this.recording--;
    }
  }

  /** The first way out that was decided is the one taken. */
  end(outcome: string): void {
    this.ended ??= outcome;
  }

  private claimOf({ actId, kind, by }: Act): string {
    if (kind === 'confirmation') return `branch ${by.organisationId}`;
    return besides.includes(kind) ? `act ${actId}` : 'outcome';
  }
}
