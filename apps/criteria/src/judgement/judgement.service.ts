import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { JudgementsView, JudgementView } from '@langmoi/contracts/judgement';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { UnitJudgementView } from '@langmoi/contracts/unit-judgements';
import { unitPlace } from '@langmoi/domain/access/table';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { judge, judging } from '@langmoi/domain/criteria/judge';
import type { Judgement } from '@langmoi/domain/criteria/judgement';
import { Db } from '@langmoi/platform/db';
import { findCommune, findUnit, todayIn, type UnitRow } from '@langmoi/platform/directory-copy';
import { Problem } from '@langmoi/contracts/problem';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ofUnit as ofAssessments, type Place, type UnitPlace } from '../assessment/assessment.service';
import { CriteriaSetService, provinceAsked } from '../criteria-set/criteria-set.service';
import { LeadService } from '../lead/lead.service';
import { carriedAt, ofUnit as ofFigures, seesWords, shown, viewOf, type Asking } from '../figure/figure.service';
import { openOf, viewOf as decisionView, type SaidDecision } from './decision';
import { DecisionRow } from './decision.entity';
import { decides, decisionShown, mayDecideIn, ofUnit as ofDecisions } from './decision.policy';
import { exactView, judgementsOf, placeOf, rowOf } from './judgement-view';
import {
  everyUnit,
  insertDecisions,
  listDecisions,
  readBareCommunes,
  readBareWorld,
  readWorld,
  withAdded,
  type Added,
  type Asked,
  type BareFigure,
  type Units,
  type WorldRows,
} from './judgement.repository';
import { RecognitionRow } from './recognition.entity';
import { setsAskedBy, worldOf, type KnownWorld } from './world';

export { restsOnRehearsal } from './rehearsal';
export type { Added, BareFigure };
export { DecisionRow, exactView, insertDecisions, openOf, type KnownWorld };

interface Page extends Asking {
  readonly tier: Tier;
  readonly limit: number;
  readonly offset: number;
}

/** A province's communes at a moment. */
export interface ProvinceAt {
  readonly world: KnownWorld;
  readonly setOf: (tier: Tier) => CriteriaSetView | null;
  /** Judges each of its units once by each set. */
  readonly judge: ReturnType<typeof judging>;
  readonly moment: { readonly on: string; readonly knownOn: string | null };
}

type JudgementMoment = Pick<JudgementView, 'on' | 'knownOn'>;

/** Of which units, by the set of which tier of which level (of communes unless said). */
interface Known {
  readonly level?: UnitRow['level'];
  readonly tier: SetTier;
  readonly asking: Asking;
  readonly units: Units;
}

interface JudgedFor {
  readonly tier: SetTier;
  readonly asking: Asking;
}

/** As much of the figures as the answer tells. */
type Reading<F extends BareFigure> = (em: EntityManager, asked: Asked) => Promise<WorldRows<F>>;

/** Outcomes of communes by one set about one day. */
export interface Outcomes {
  readonly set: CriteriaSetView;
  of(ids: readonly string[]): Promise<Judgement[]>;
  /** What is known of communes, but figures of an entry: those that whoever asks adds, and holds in their hands. */
  known(ids: readonly string[], butEntry?: string): Promise<WorldRows<BareFigure>>;
  /** Judges communes by what is known and what was added. */
  judge(known: WorldRows<BareFigure>, added?: readonly Added[]): Judgement[];
}

interface By extends Pick<Known, 'asking' | 'units'> {
  readonly sets: readonly CriteriaSetView[];
  readonly by: readonly CriteriaSetView[];
  readonly day: string;
}

@Injectable()
export class JudgementService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly leads: LeadService,
  ) {}

  view(caller: Caller, { communeId, tier }: Place, asking: Asking): Promise<JudgementView> {
    return this.db.read(caller, async (em) => {
      const commune = await findCommune(em, communeId);
      return { communeId, tier, ...(await this.shownOf(em, caller, commune, { tier, asking })) };
    });
  }

  /** Of whichever level; the reasoning opens down to the communes. */
  viewUnit(caller: Caller, { unitId, tier }: UnitPlace, asking: Asking): Promise<UnitJudgementView> {
    return this.db.read(caller, async (em) => {
      const unit = await findUnit(em, unitId);
      const actions = [ofFigures, ofAssessments, ofDecisions].flatMap(({ actionsOf }) => actionsOf(caller, unit));
      const seen = await this.shownOf(em, caller, unit, { tier, asking });
      return { unitId, level: unit.level, tier, ...seen, actions };
    });
  }

  /** What of a judgement the caller may decide; nothing of a day to come, nor by what was known once. */
  private async mayDecide(
    em: EntityManager,
    caller: Caller,
    judgement: Judgement,
    { on, knownOn }: JudgementMoment,
  ): Promise<JudgementView['mayDecide']> {
    const { provinceId } = caller;
    if (knownOn !== null || !mayDecideIn(caller, { provinceId })) return [];
    const { today } = await todayIn(em, provinceId);
    if (on > today) return [];
    const leads = await this.leads.of(em, judgement.set.id, today);
    return openOf(judgement).flatMap(({ of, criterion }) => (decides(caller, criterion, leads) ? [of] : []));
  }

  list(caller: Caller, { tier, limit, offset, ...asking }: Page): Promise<JudgementsView> {
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const { world, set, moment, total } = await this.known(em, provinceId, {
        tier,
        asking,
        units: { limit, offset },
      });
      const { id, version, law } = set;
      const judged = judging(world);
      const rows = world.communes.map((unit) => rowOf(judged(unit, set), world));
      const of = rows.map(({ communeId }) => communeId);
      const leads = await this.leads.told(em, [id], moment.on);
      const carried = await carriedAt(em, asking, { on: moment.on, of });
      return { tier, ...moment, set: { id, version, tier: set.tier, law }, leads, total, rows, ...carried };
    });
  }

  /** The communes of a province on a day as far as the set asks; by facts up to then, or by all that is said where `upTo` is null. */
  async communesFor(
    em: EntityManager,
    set: CriteriaSetView,
    { provinceId, on, upTo }: { provinceId: string; on: string; upTo: string | null },
  ): Promise<KnownWorld> {
    const sets = (await this.sets.onDay(em, { provinceId, on })).map((one) => (one.id === set.id ? set : one));
    const setIds = setsAskedBy(set, sets, on).map(({ id }) => id);
    const rows = await readBareWorld(em, { provinceId, setIds, units: everyUnit, on: upTo, knownOn: null, day: on });
    return worldOf(rows, { on, sets });
  }

  /**
   * All communes of a province at a moment, with what is known of them by the sets of several tiers and by `also`, read by
   * one statement; the set of each tier, null where none is in force on the day.
   */
  async provinceAt(
    em: EntityManager,
    provinceId: string,
    asked: { readonly asking: Asking; readonly tiers: readonly Tier[]; readonly also?: readonly CriteriaSetView[] },
  ): Promise<ProvinceAt> {
    const { asking, tiers, also = [] } = asked;
    const day = asking.on ?? (await todayIn(em, provinceId)).today;
    const sets = await this.sets.onDay(em, { provinceId, on: day });
    const setOf = (tier: Tier) => setInForce(sets, { level: 'commune', tier, on: day });
    const by = [...tiers.map(setOf), ...also].filter((set) => set !== null);
    const { world, moment } = await this.worldBy(em, provinceId, { sets, by, asking, units: everyUnit, day });
    return { world, setOf, judge: judging(world), moment };
  }

  /**
   * Whoever is asked the outcomes of communes by a set about a day, by all that is known when they are asked; of those
   * alone that there were on the day. In the transaction of whoever asks, and of many portion by portion.
   */
  async outcomesBy(
    em: EntityManager,
    { provinceId, setId, on }: { provinceId: string; setId: string; on: string },
  ): Promise<Outcomes> {
    const sets = await this.sets.onDay(em, { provinceId, on });
    const set = sets.find(({ id }) => id === setId);
    if (!set) throw new Error(`There is no criteria set ${setId}`);
    const setIds = setsAskedBy(set, sets, on).map(({ id }) => id);
    const known = (ids: readonly string[], butEntry?: string) =>
      readBareCommunes(em, { provinceId, setIds, on, day: on, ids, ...(butEntry !== undefined && { butEntry }) });
    const judge = (rows: WorldRows<BareFigure>, added: readonly Added[] = []) => {
      const world = worldOf(withAdded(rows, added), { on, sets });
      const judged = judging(world);
      return world.communes.map((unit) => judged(unit, set));
    };
    return { set, known, judge, of: async (ids) => judge(await known(ids)) };
  }

  /** A unit judged for a tier, in the transaction of whoever asks. Throws where there was no such unit, or no set. */
  judged(em: EntityManager, unit: UnitRow, asked: JudgedFor) {
    return this.judgedWith(readBareWorld, em, unit, asked);
  }

  /** Units as they are known at a moment, by the set of a tier and all that it refers to. */
  known(em: EntityManager, provinceId: string, asked: Known) {
    return this.knownWith(readBareWorld, em, provinceId, asked);
  }

  /** The same by several sets at once. */
  worldBy(em: EntityManager, provinceId: string, by: By) {
    return this.worldWith(readBareWorld, em, provinceId, by);
  }

  private async judgedWith<F extends BareFigure>(
    read: Reading<F>,
    em: EntityManager,
    { id, provinceId, level }: UnitRow,
    { tier, asking }: JudgedFor,
  ) {
    const known = await this.knownWith(read, em, provinceId, { level, tier, asking, units: { ids: [id] } });
    const unit = known.world.units.find((one) => one.id === id);
    if (!unit) throw new Problem('/problems/unit-not-found', 404, 'No such unit on that day', { id });
    return { ...known, judgement: judge(known.world, unit, known.set) };
  }

  private async knownWith<F extends BareFigure>(
    read: Reading<F>,
    em: EntityManager,
    provinceId: string,
    { level, tier, asking, units }: Known,
  ) {
    const day = asking.on ?? (await todayIn(em, provinceId)).today;
    const { sets, set } = await this.sets.allWith(em, { provinceId, ...(level && { level }), tier, on: day });
    return { ...(await this.worldWith(read, em, provinceId, { sets, by: [set], asking, units, day })), set };
  }

  private async worldWith<F extends BareFigure>(
    read: Reading<F>,
    em: EntityManager,
    provinceId: string,
    { sets, by, asking, units, day }: By,
  ) {
    const { on = null, knownOn = null } = asking;
    const setIds = new Set(by.flatMap((set) => setsAskedBy(set, sets, day).map(({ id }) => id)));
    const rows = await read(em, { provinceId, setIds: [...setIds], units, on, knownOn, day });
    return { world: worldOf(rows, { on: day, sets }), moment: { on: day, knownOn }, total: rows.total };
  }

  /** Takes in which districts papers call recognised: of them no service tells yet. */
  async keepStated(em: EntityManager, rows: readonly RecognitionRow[]): Promise<void> {
    await em
      .createQueryBuilder()
      .insert()
      .into(RecognitionRow)
      .values([...rows])
      .orIgnore()
      .execute();
  }

  private async shownOf(
    em: EntityManager,
    caller: Caller,
    unit: UnitRow,
    asked: JudgedFor,
  ): Promise<Omit<JudgementView, 'communeId' | 'tier'>> {
    const { judgement, world, moment } = await this.judgedWith(readWorld, em, unit, asked);
    const sees = seesWords(caller, unitPlace(unit));
    const decision = (row: SaidDecision) => decisionShown(decisionView(row), sees);
    const judgements = judgementsOf(judgement, world, { figure: (row) => shown(viewOf(row), sees), decision });
    const known = await listDecisions(em, { criteriaSet: judgement.set.id, unitId: unit.id, ...moment });
    const decided = {
      decisions: known.map(decision),
      mayDecide: await this.mayDecide(em, caller, judgement, moment),
    };
    const sets = judgements.map(({ set }) => set.id);
    const leads = await this.leads.told(em, sets, moment.on);
    const of = judgements.map(({ unitId }) => unitId);
    const carried = await carriedAt(em, asked.asking, { on: moment.on, of });
    return { ...moment, place: placeOf(judgement.unit.place), judgements, leads, ...decided, ...carried };
  }
}
