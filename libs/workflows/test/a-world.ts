import type { Regime } from '@langmoi/contracts/regime';
import { dueOn, remindersOn, weekdaysOnly } from '@langmoi/domain/deadlines';
import { ApplicationFailure } from '@temporalio/common';
import type { Closure, DossierActivities, Entered, Notice, Recorded, StageEntry } from '../src/dossier/activities';
import type { Act, ActKind, DossierInput } from '../src/dossier/contract';

/** What stands behind the workflow's activities in a spec: it counts days like the service, and keeps what it was told. */
export class World implements DossierActivities {
  readonly entries: string[] = [];
  /** Ids of the acts it was asked to record. */
  readonly acts: string[] = [];
  readonly notices: string[] = [];
  closure: Closure | undefined;
  branches: readonly string[] = ['so-a', 'so-b'];
  private readonly spoken = new Map<string, { organisationId: string; objects: boolean }[]>();

  constructor(
    private readonly regime: Regime,
    /** The province's date; asked anew each time where the world's clock runs. */
    public today: string | (() => Promise<string>),
  ) {}

  /** As the service hands them to a worker, with `over` in place of some. */
  activities(over: Partial<DossierActivities> = {}): DossierActivities {
    return {
      enterStage: (entry) => this.enterStage(entry),
      recordAct: (act) => this.recordAct(act),
      notify: (notice) => this.notify(notice),
      close: (closure) => this.close(closure),
      ...over,
    };
  }

  async enterStage({ stage, round, after }: StageEntry): Promise<Entered> {
    const { limit, onLimit, kind } = this.stage(stage);
    const today = typeof this.today === 'string' ? this.today : await this.today();
    this.entries.push(`${stage} ${round}${after ? ` after ${after.outcome}` : ''}`);
    const due = dueOn(today, limit, weekdaysOnly);
    const remind = { daysBefore: onLimit.remindDaysBefore, kind: limit.calendar };
    const remindOn = remindersOn(today, due, remind, weekdaysOnly);
    return { today, dueOn: due, remindOn, branches: kind === 'confirmations' ? this.branches : [] };
  }

  async recordAct(act: Act): Promise<Recorded> {
    this.acts.push(act.actId);
    const said = saidIn(act);
    if (said['refuse']) {
      const extra = { missing: [1, 5, 9, 17] };
      const type = '/problems/criteria-missing';
      throw ApplicationFailure.nonRetryable('Criteria are still missing', 'Problem', { type, status: 422, extra });
    }
    if (act.kind === 'confirmation') return this.confirm(act);
    return { outcome: (said['outcome'] ?? null) as string | null };
  }

  async notify({ stage, round, kind, on, to }: Notice): Promise<void> {
    this.notices.push(`${kind} ${stage} ${round} on ${on} to ${to.office}`);
  }

  async close(closure: Closure): Promise<void> {
    this.closure = closure;
  }

  private confirm(act: Act): Recorded {
    const key = `${act.stage} ${act.round}`;
    const { organisationId } = act.by;
    const spoken = [...(this.spoken.get(key) ?? []), { organisationId, objects: Boolean(saidIn(act)['objects']) }];
    this.spoken.set(key, spoken);
    if (spoken.length < this.branches.length) return { outcome: null };
    return { outcome: spoken.some(({ objects }) => objects) ? 'disagreed' : 'confirmed' };
  }

  private stage(id: string) {
    const stage = this.regime.stages.find((candidate) => candidate.id === id);
    if (!stage) throw new Error(`No stage ${id}`);
    return stage;
  }
}

export const aDossier = (regime: Regime, clock: DossierInput['clock'], dossierId = 'd1'): DossierInput => ({
  dossierId,
  provinceId: 'p1',
  tier: 'NTM',
  year: 2020,
  units: { province: 'tỉnh Trà Vinh', district: 'huyện Trà Cú', commune: 'xã Hàm Tân' },
  regime,
  clock,
});

let acts = 0;

/** In place of the table of requests. */
export const saidIn = ({ request }: Pick<Act, 'request'>): Said => JSON.parse(request) as Said;

/** What a spec's act says; the world reads it there, as the service reads its requests. */
export type Said = Readonly<Record<string, unknown>>;

/** An act of some office at a stage, which leads to what it says. */
export const anAct = (kind: ActKind, at: string, said: Said = {}, organisationId = 'o1'): Act => {
  const [stage = '', round = '1'] = at.split(' ');
  const by = { officerId: 'officer', organisationId, role: 'communeOfficer' } as const;
  return { actId: `act-${++acts}`, stage, round: Number(round), kind, by, request: JSON.stringify(said) };
};

/** Acts of Decision 2540 from the registration to the decision, each ending its stage. */
export const pathOf2540 = {
  toPublication: [
    anAct('outcome', 'registration', { outcome: 'accept' }),
    anAct('outcome', 'self-assessment', { outcome: 'complete' }),
  ],
  toConfirmations: [
    anAct('vote', 'commune-vote', { outcome: 'passed' }),
    anAct('outcome', 'submission', { outcome: 'submit' }),
    anAct('outcome', 'district-review', { outcome: 'forward' }),
    anAct('poll', 'front-poll', { outcome: 'passed' }),
    anAct('vote', 'district-vote', { outcome: 'passed' }),
  ],
  toDecision: [
    anAct('confirmation', 'confirmations', {}, 'so-a'),
    anAct('confirmation', 'confirmations', {}, 'so-b'),
    anAct('close-meeting', 'council', { outcome: 'approved' }),
  ],
  toEnd: [
    anAct('decision', 'decision', { outcome: 'issued' }),
    anAct('announcement', 'announcement', { outcome: 'announced' }),
  ],
};

/** 09:00 in Vietnam on a date. */
export const morningOf = (date: string): number => Date.parse(`${date}T09:00:00+07:00`);
