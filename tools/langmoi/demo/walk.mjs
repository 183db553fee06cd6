// What an office does at each kind of stage, with the figures a demo must invent: the product marks them "số liệu diễn tập".
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, Refused } from './office.mjs';
import { rehearsalPaper } from './paper.mjs';

const at = ({ stage, round }) => ({ stage, round });
const path = ({ id }, tail) => `/recognition/dossiers/${id}/${tail}`;

/** `Tờ trình của UBND xã` → `to-trinh-cua-ubnd-xa`: a file's name as people would give it. */
const slug = (words) =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Households of a made-up commune; no seed gives a commune's households. */
const HOUSEHOLDS = 2400;

export class Walk {
  constructor(cast, { commune, district, front, total }, dossier) {
    this.cast = cast;
    this.accounts = { commune, district, front };
    this.total = total;
    this.dossier = dossier;
  }

  /** Registers the commune for its tier and year; the dossier begins. */
  static async register(cast, entry) {
    const office = await cast.office(entry.commune);
    const { communeId, tier } = entry;
    const registering = () => office.post('/recognition/dossiers', { communeId, tier, year: 2020 });
    return new Walk(cast, entry, await onceKnown(registering, ['/problems/unit-not-found', '/problems/no-regime']));
  }

  /** Finds the dossier that a commune already has. */
  static async find(cast, entry) {
    const office = await cast.office('vpdp');
    const items = await office.get(`/recognition/dossiers?communeId=${entry.communeId}&tier=${entry.tier}`);
    const item = items.find(({ status }) => status === 'open') ?? items[0];
    if (!item) throw new Error(`No dossier of ${entry.name}; run ./langmoi reset`);
    const walk = new Walk(cast, entry, item);
    await walk.reload();
    return walk;
  }

  async reload() {
    const office = await this.cast.office('vpdp');
    this.dossier = await office.get(`/recognition/dossiers/${this.dossier.id}`);
    return this.dossier;
  }

  async outcome(who, outcome, more = {}) {
    const office = await this.cast.office(this.accounts[who] ?? who);
    this.dossier = await office.post(path(this.dossier, 'outcomes'), {
      ...at(this.dossier),
      outcome,
      reasons: [],
      ...more,
    });
    return this.dossier;
  }

  accept() {
    return this.outcome('district', 'accept');
  }

  /** The commune assesses itself in `criteria`, then completes the stage by naming that version. */
  async selfAssess(asOf, missing = []) {
    const office = await this.cast.office(this.accounts.commune);
    const base = `/criteria/communes/${this.dossier.communeId}/tiers/${this.dossier.tier}`;
    const { history } = await office.get(base);
    const results = Array.from({ length: this.total }, (_, index) => ({
      criterion: index + 1,
      state: missing.includes(index + 1) ? 'missing' : 'achieved',
    }));
    const { version } = await office.post(`${base}/assessments`, {
      asOf,
      seenVersion: history[0]?.version ?? 0,
      results,
    });
    this.version = version;
    return onceKnown(
      () => this.outcome('commune', 'complete', { assessmentVersion: version }),
      ['/problems/stale-version'],
    );
  }

  async opinion(from, text) {
    const office = await this.cast.office(this.accounts.commune);
    this.dossier = await office.post(path(this.dossier, 'opinions'), { ...at(this.dossier), from, agrees: true, text });
    return this.dossier;
  }

  async vote(who, heldOn, { invited = 40, present = 38, inFavour = 37 } = {}) {
    const office = await this.cast.office(this.accounts[who]);
    const votes = { invited, present, inFavour, against: present - inFavour, abstained: 0 };
    this.dossier = await office.post(path(this.dossier, 'votes'), { ...at(this.dossier), heldOn, ...votes });
    return this.dossier;
  }

  /** Attaches whatever the stage requires and has not got. */
  async attachRequired(who) {
    const office = await this.cast.office(this.accounts[who] ?? who);
    const { requiredDocuments } = await office.get(`/recognition/dossiers/${this.dossier.id}`);
    for (const { code, title } of requiredDocuments.filter(({ required, present }) => required && !present)) {
      const file = {
        name: `${slug(title.vi)}.pdf`,
        type: 'application/pdf',
        bytes: rehearsalPaper(code, title.en),
      };
      await office.attach(path(this.dossier, 'documents'), { code }, file);
    }
  }

  async submit() {
    await this.attachRequired('commune');
    const { assessment } = await this.reload();
    const assessmentVersion = this.version ?? assessment?.version;
    return this.outcome('commune', 'submit', { assessmentVersion });
  }

  async forward() {
    await this.attachRequired('district');
    return this.outcome('district', 'forward');
  }

  async poll(heldOn, satisfied = 0.95) {
    const office = await this.cast.office(this.accounts.front);
    const returned = 1920;
    const contents = [
      'Giao thông nông thôn',
      'Môi trường',
      'An ninh, trật tự',
      'Kết quả chung xây dựng nông thôn mới',
    ].map((content) => {
      const yes = Math.round(returned * satisfied);
      return { content, satisfied: yes, notSatisfied: returned - yes, noOpinion: 0 };
    });
    const body = { ...at(this.dossier), heldOn, households: HOUSEHOLDS, distributed: 2000, returned, contents };
    this.dossier = await office.post(path(this.dossier, 'polls'), body);
    return this.dossier;
  }

  /** The department speaks for the criteria it leads; false where it is not awaited. */
  async confirm(account, agrees = true, note = '') {
    const office = await this.cast.office(account);
    const { mine, assessment, stage, round } = await office.get(`/recognition/dossiers/${this.dossier.id}`);
    if (!mine || mine.spoken) return false;
    const findings = mine.criteria.map((criterion) => ({ criterion, agrees, note }));
    const body = { stage, round, assessmentVersion: assessment.version, findings };
    this.dossier = await office.post(path(this.dossier, 'confirmations'), body);
    return true;
  }

  async confirmAll(accounts) {
    for (const account of accounts) await this.confirm(account);
    return this.reload();
  }

  async convene(meetsOn) {
    const office = await this.cast.office('vpdp');
    this.dossier = await office.post(path(this.dossier, 'meetings'), { ...at(this.dossier), meetsOn });
    return this.dossier;
  }

  async ballots(members, choice = 'inFavour') {
    for (const member of members) {
      const office = await this.cast.office(`hoi-dong.${member}`);
      await office.post(path(this.dossier, 'ballots'), { ...at(this.dossier), choice });
    }
  }

  async closeMeeting(reasons = []) {
    const office = await this.cast.office('vpdp');
    this.dossier = await office.post(path(this.dossier, 'meeting-closures'), { ...at(this.dossier), reasons });
    return this.dossier;
  }

  async decide(number, on) {
    const office = await this.cast.office('chu-tich');
    const body = {
      ...at(this.dossier),
      outcome: 'issued',
      number,
      signedOn: on,
      effectiveOn: on,
      signatory: 'Chủ tịch UBND tỉnh (diễn tập)',
    };
    this.dossier = await office.post(path(this.dossier, 'decisions'), body);
    return this.dossier;
  }

  async announce(on) {
    const office = await this.cast.office('vpdp');
    const body = {
      ...at(this.dossier),
      announcedOn: on,
      means: 'Cổng thông tin điện tử tỉnh, đài truyền thanh (diễn tập)',
    };
    this.dossier = await office.post(path(this.dossier, 'announcements'), body);
    return this.dossier;
  }

  /** Waits for an automatic step: the workflow moves by itself a moment after the date did. */
  async until(stage) {
    for (let left = 120; left > 0; left--) {
      if ((await this.reload()).stage === stage) return this.dossier;
      await sleep(250);
    }
    throw new Error(`${this.dossier.communeName} is at ${this.dossier.stage}, not at ${stage}`);
  }

  /** The date moves first, and its notices follow: an act in between could end the stage before them. */
  async told(kind, times) {
    await eventually(`${this.dossier.communeName}: ${kind}`, async () => {
      const { timeline, stage } = await this.reload();
      const { notices = [] } =
        timeline.filter((entry) => entry.stage === stage && entry.state !== 'ahead').at(-1) ?? {};
      return notices.filter((notice) => notice.kind === kind).length >= times;
    });
  }
}

/** What one service has just recorded reaches another by an event: until then the act is refused, and tried again. */
async function onceKnown(work, passing) {
  for (let left = 120; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused) || !passing.includes(error.problem.type) || left === 0) throw error;
      await sleep(250);
    }
  }
}
