import type { DossierView, RecordPoll } from '@langmoi/contracts/recognition';
import { eventually, office, Refused, type Office } from './api';
import { paper } from './paper';
import { communeNamed, departments, type Commune } from './province';
import { criteria, recognition, type InputOf, type ServedRoute } from './routes';

type Who = 'commune' | 'district' | 'front' | (string & {});
type Votes = { readonly invited: number; readonly present: number; readonly inFavour: number };

/** Households of a made-up commune; no paper gives them. */
const HOUSEHOLDS = 2400;
const contents = ['Giao thông nông thôn', 'Môi trường', 'An ninh, trật tự'];

/** The offices around one dossier at their desks, for journeys where the screen is not the subject. */
export class Walk {
  private constructor(
    readonly commune: Commune,
    public dossier: DossierView,
  ) {}

  /** The open dossier of a commune, else its newest. */
  static async of(name: string): Promise<Walk> {
    const commune = await communeNamed(name);
    const reader = await office('vpdp');
    const items = await reader.do(recognition.listDossiers, { query: { communeId: commune.id, tier: commune.tier } });
    const item = items.find(({ status }) => status === 'open') ?? items[0];
    if (!item) throw new Error(`${name} has no dossier`);
    return new Walk(commune, await reader.do(recognition.viewDossier, { params: { dossierId: item.id } }));
  }

  /** The newest dossier of a commune of whichever province; its accounts name everybody who acts. */
  static async in(commune: Commune): Promise<Walk> {
    const reader = await office(commune.accounts['vpdp'] ?? 'vpdp');
    const items = await reader.do(recognition.listDossiers, { query: { communeId: commune.id, tier: commune.tier } });
    if (!items[0]) throw new Error(`${commune.name} has no dossier`);
    return new Walk(commune, await reader.do(recognition.viewDossier, { params: { dossierId: items[0].id } }));
  }

  get at(): { stage: string; round: number } {
    const { stage, round } = this.dossier;
    return { stage, round };
  }

  desk(who: Who): Promise<Office> {
    const { accounts } = this.commune;
    return office(accounts[who] ?? who);
  }

  async reload(who: Who = 'vpdp'): Promise<DossierView> {
    const { id: dossierId } = this.dossier;
    return (this.dossier = await (await this.desk(who)).do(recognition.viewDossier, { params: { dossierId } }));
  }

  /** What an office does on this dossier, at its present stage. */
  async act(who: Who, route: ServedRoute, body: Record<string, unknown>): Promise<DossierView> {
    const input: unknown = { params: { dossierId: this.dossier.id }, body: { ...this.at, ...body } };
    const answer: unknown = await (await this.desk(who)).do(route, input as InputOf<ServedRoute>);
    return (this.dossier = answer as DossierView);
  }

  /** The refusal that the same act must meet. */
  async refusedAct(who: Who, route: ServedRoute, body: Record<string, unknown>): Promise<Refused> {
    return (await this.desk(who)).refused(route, {
      params: { dossierId: this.dossier.id },
      body: { ...this.at, ...body },
    });
  }

  outcome(who: Who, outcome: string, more: Record<string, unknown> = {}): Promise<DossierView> {
    return this.act(who, recognition.giveOutcome, { outcome, ...more });
  }

  /** Records an assessment in `criteria`; returns its version. */
  async assess(asOf: string, missing: readonly number[] = []): Promise<number> {
    const desk = await this.desk('commune');
    const params = { communeId: this.commune.id, tier: this.commune.tier };
    const { history } = await desk.do(criteria.viewCommune, { params });
    const results = Array.from({ length: this.commune.total }, (_, index) => ({
      criterion: index + 1,
      state: missing.includes(index + 1) ? ('missing' as const) : ('achieved' as const),
    }));
    const body = { asOf, seenVersion: history[0]?.version ?? 0, results };
    return (await desk.do(criteria.recordAssessment, { params, body })).version;
  }

  /** Records it and completes the stage by naming it; the version takes a moment from service to service. */
  async selfAssess(asOf: string, missing: readonly number[] = []): Promise<DossierView> {
    const assessmentVersion = await this.assess(asOf, missing);
    return eventually(`version ${assessmentVersion} is known`, () =>
      this.outcome('commune', 'complete', { assessmentVersion }).catch((error: unknown) => {
        if (error instanceof Refused && error.problem.type === '/problems/stale-version') return undefined;
        throw error;
      }),
    );
  }

  vote(who: Who, heldOn: string, { invited, present, inFavour }: Votes): Promise<DossierView> {
    const sums = { invited, present, inFavour, against: present - inFavour, abstained: 0 };
    return this.act(who, recognition.recordVote, { heldOn, ...sums });
  }

  async attach(who: Who, code: string): Promise<void> {
    const desk = await this.desk(who);
    const input = { params: { dossierId: this.dossier.id }, body: { code }, file: paper(code) };
    await desk.do(recognition.attachDocument, input as InputOf<typeof recognition.attachDocument>);
  }

  async attachRequired(who: Who): Promise<void> {
    const { requiredDocuments } = await this.reload();
    const wanted = requiredDocuments.filter(({ required, present }) => required && !present);
    for (const { code } of wanted) await this.attach(who, code);
  }

  async submit(): Promise<DossierView> {
    await this.attachRequired('commune');
    const { assessment } = await this.reload();
    return this.outcome('commune', 'submit', { assessmentVersion: assessment?.version });
  }

  async forward(): Promise<DossierView> {
    await this.attachRequired('district');
    return this.outcome('district', 'forward');
  }

  /** `satisfied` of `returned` in every content. */
  poll(heldOn: string, { returned, satisfied }: { returned: number; satisfied: number }): Promise<DossierView> {
    return this.act('front', recognition.recordPoll, pollOf({ heldOn, returned, satisfied }));
  }

  /** The department speaks for the criteria it leads; false where nobody waits for it. */
  async confirm(account: string, disagrees?: { criterion: number; note: string }): Promise<boolean> {
    const { mine, assessment } = await this.reload(account);
    if (!mine || mine.spoken) return false;
    const findings = mine.criteria.map((criterion) =>
      criterion === disagrees?.criterion
        ? { criterion, agrees: false, note: disagrees.note }
        : { criterion, agrees: true, note: '' },
    );
    await this.act(account, recognition.confirmCriteria, { assessmentVersion: assessment?.version, findings });
    return true;
  }

  async confirmAll(disagrees?: { criterion: number; note: string }): Promise<DossierView> {
    for (const account of departments) await this.confirm(account, disagrees);
    return this.reload();
  }

  convene(meetsOn: string): Promise<DossierView> {
    return this.act('vpdp', recognition.conveneMeeting, { meetsOn });
  }

  async ballots(members: readonly number[], choice: 'inFavour' | 'against' | 'blank' = 'inFavour'): Promise<void> {
    for (const member of members) await this.act(`hoi-dong.${member}`, recognition.castBallot, { choice });
  }

  closeMeeting(reasons: { criterion: number | null; text: string }[] = []): Promise<DossierView> {
    return this.act('vpdp', recognition.closeMeeting, { reasons });
  }

  /** Waits for a step that the workflow takes by itself. */
  until(stage: string): Promise<DossierView> {
    return eventually(`${this.dossier.communeName} is at ${stage}`, async () => {
      const view = await this.reload();
      return view.stage === stage && view;
    });
  }

  /** The newest entry of a stage on the time line. */
  entry(stage: string): DossierView['timeline'][number] {
    const found = this.dossier.timeline.filter((entry) => entry.stage === stage && entry.state !== 'ahead').at(-1);
    if (!found)
      throw new Error(`${stage} was never entered: ${this.dossier.timeline.map((one) => one.stage).join(', ')}`);
    return found;
  }
}

export function pollOf(figures: {
  heldOn: string;
  returned: number;
  satisfied: number;
}): Omit<RecordPoll, 'stage' | 'round'> {
  const { heldOn, returned, satisfied } = figures;
  return {
    heldOn,
    households: HOUSEHOLDS,
    distributed: Math.max(returned, 2000),
    returned,
    contents: contents.map((content) => ({ content, satisfied, notSatisfied: returned - satisfied, noOpinion: 0 })),
  };
}
