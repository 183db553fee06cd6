// Who works in a drill. A desk is one aggregate with its officer: each turn is one command, and none begins before the
// one before is acknowledged, so every refusal is a fault.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Refused } from './office.mjs';

const asOf = '2020-03-31';
const criteria = 19;

/** A commune that assesses itself again and again: a chain of versions in `criteria`. */
export class AssessingDesk {
  version = 0;
  /** Ids of what was acknowledged. */
  done = [];

  /** `whole`: every criterion is achieved, as a dossier needs it. */
  constructor(offices, commune, { whole = false } = {}) {
    Object.assign(this, { offices, commune, whole });
  }

  async turn(answers, random, how) {
    const office = await this.offices.of(this.commune.account);
    const state = () => (this.whole || random.next() < 0.8 ? 'achieved' : 'missing');
    const results = Array.from({ length: criteria }, (_, index) => ({ criterion: index + 1, state: state() }));
    const path = `/criteria/communes/${this.commune.id}/tiers/NTM/assessments`;
    const { id, version } = await office.command(
      path,
      { asOf, seenVersion: this.version, results },
      { answers, ...how },
    );
    this.version = version;
    this.done.push(id);
  }
}

/** A line of money, a policy's support or a unit's titles: a chain of versions in one of the three services. */
export class RecordingDesk {
  version = 0;
  done = [];

  constructor(offices, { account, approver, path, body }) {
    Object.assign(this, { offices, account, approver, path, body });
  }

  async turn(answers, random, how) {
    const office = await this.offices.of(this.account);
    const body = { asOf, seenVersion: this.version, ...this.body(random.below(1_000_000)) };
    const { current, history = [] } = await office.command(this.path, body, { answers, ...how });
    // What waits for an approval is on record, and not yet what counts.
    const [newest] = [current, ...history].filter(Boolean).toSorted((one, other) => other.version - one.version);
    this.version = newest.version;
    this.done.push(newest.id);
    // Money counts, and is told, once another officer has approved it.
    if (!this.approver) return;
    const other = await this.offices.of(this.approver);
    await other.command(`${this.path}/${this.version}/approvals`, {}, { answers, ...how });
  }
}

/** Rightly refused: the news of the assessment is on its way. */
const tooEarly = ['/problems/stale-version', '/problems/criteria-missing'];

/** Opinions a dossier hears before its commune turns to the next one. */
const opinions = 12;

/** A commune with its dossiers, one after the other: registered, accepted, assessed, published, and spoken about. */
export class DossierDesk {
  /** { id, acts: [key], stage, round } of every dossier of this commune. */
  dossiers = [];
  #year = 2020;
  #assessed;

  constructor(offices, commune) {
    Object.assign(this, { offices, commune });
    this.assessing = new AssessingDesk(offices, commune, { whole: true });
  }

  async turn(answers, random, how) {
    const dossier = this.dossiers.at(-1);
    if (!dossier || dossier.acts.length >= opinions + 2) return this.register(answers, how);
    return this.act(dossier, answers, random, how);
  }

  async register(answers, how) {
    const office = await this.offices.of(this.commune.account);
    const body = { communeId: this.commune.id, tier: 'NTM', year: this.#year++ };
    const { id, stage, round } = await office.command('/recognition/dossiers', body, { answers, ...how });
    // Acknowledged by the database while the run has not begun: its first stage is the regime's.
    this.dossiers.push({ id, acts: [], stage: stage || 'registration', round: round || 1 });
  }

  /** Whatever the dossier waits for, once. */
  act(dossier, answers, random, how) {
    const { account, reviewer } = this.commune;
    if (dossier.stage === 'registration') {
      return this.#act(
        dossier,
        { account: reviewer, tail: 'outcomes' },
        { outcome: 'accept', reasons: [] },
        { answers, ...how },
      );
    }
    if (dossier.stage === 'self-assessment') return this.#complete(dossier, answers, random, how);
    const said = { from: 'residents', agrees: true, text: 'Thống nhất (diễn tập)' };
    return this.#act(dossier, { account, tail: 'opinions' }, said, { answers, ...how });
  }

  /** The dossier names the version it saw: it can be given only once `recognition` has heard of it. */
  async #complete(dossier, answers, random, how) {
    if (!this.#assessed) {
      this.#assessed = true;
      return this.assessing.turn(answers, random, how);
    }
    const said = { outcome: 'complete', reasons: [], assessmentVersion: this.assessing.version };
    const asked = { answers, expected: tooEarly, ...how };
    for (const deadline = Date.now() + 300_000; ; await sleep(500)) {
      try {
        return await this.#act(dossier, { account: this.commune.account, tail: 'outcomes' }, said, asked);
      } catch (error) {
        const early = error instanceof Refused && tooEarly.includes(error.type);
        if (!early || Date.now() > deadline) throw error;
      }
    }
  }

  async #act(dossier, { account, tail }, said, how) {
    const office = await this.offices.of(account);
    const key = randomUUID();
    const body = { stage: dossier.stage, round: dossier.round, ...said };
    const view = await office.command(`/recognition/dossiers/${dossier.id}/${tail}`, body, { key, ...how });
    dossier.acts.push(key);
    Object.assign(dossier, { stage: view.stage, round: view.round });
  }
}
