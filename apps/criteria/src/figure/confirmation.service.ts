import type { Caller } from '@langmoi/contracts/caller';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import {
  FiguresOf,
  type ConfirmFigures,
  type FiguresOfCriterion,
  type RecordedFigures,
  type WaitingFigures,
} from '@langmoi/contracts/figures';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { Problem } from '@langmoi/contracts/problem';
import { daysOf } from '@langmoi/domain/criteria/in-force';
import { listedPlace } from '@langmoi/domain/access/table';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { Db } from '@langmoi/platform/db';
import { lockUnits, todayIn } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService, foundBy, provinceAsked } from '../criteria-set/criteria-set.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { isLedBy, LeadService } from '../lead/lead.service';
import { addFigures } from './add-figures';
import { carriedAt } from './carried';
import { confirmed, saidAndConfirmed } from './confirmation';
import { viewOf, type Asking } from './figure';
import type { FigureRow } from './figure.entity';
import { confirming, seesWords, shown, waiting } from './figure.policy';
import { countWaiting, listFiguresAcross, listUnitsThere } from './figure.repository';

/** A page of the figures of one criterion. */
export interface CriterionPage extends Asking {
  readonly level: FiguresOf;
  readonly tier: SetTier;
  readonly criterion: number;
  readonly limit: number;
  readonly offset: number;
}

/** For whose word, on which day; what is said of the days up to `closedUntil` waits for nobody any more. */
interface Waited {
  readonly provinceId: string;
  readonly organisationId: string;
  readonly today: string;
  readonly closedUntil: string | null;
}

@Injectable()
export class ConfirmationService {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly leads: LeadService,
  ) {}

  /** A criterion across the communes or districts of a day: what each said, and what the department that leads it confirmed. */
  list(
    caller: Caller,
    { level, tier, criterion, limit, offset, ...asked }: CriterionPage,
  ): Promise<FiguresOfCriterion> {
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      const { on = null, knownOn = null } = asked;
      const { today } = await todayIn(em, provinceId);
      const day = on ?? today;
      const set = await this.sets.inForce(em, tier, day, level);
      const indicators = set.criteria.find(({ no }) => no === criterion)?.indicators.map(({ code }) => code);
      if (!indicators) throw unknownCriterion(criterion);
      const { total, ids } = await listUnitsThere(em, { provinceId, day, level, limit, offset });
      const across = { provinceId, criteriaSet: set.id, unitIds: ids, indicators };
      const sees = seesWords(caller, listedPlace(caller));
      const rows = (await listFiguresAcross(em, across)).map((row) => shown(viewOf(row), sees));
      const of = Map.groupBy(rows, ({ communeId, indicator }) => `${communeId} ${indicator}`);
      const leads = await this.leads.of(em, set.id, today);
      return {
        ...{ level, tier, on: day, criteriaSet: set.id, criterion, total },
        organisationIds: [...(leads.get(criterion) ?? [])],
        rows: ids.map((communeId) => ({
          communeId,
          figures: indicators.map((code) =>
            saidAndConfirmed(code, of.get(`${communeId} ${code}`) ?? [], { on, knownOn }),
          ),
        })),
        actions: confirming.actionsOf(caller, { provinceId, criterion, leads }),
        ...(await carriedAt(em, asked, { on: day, of: ids })),
      };
    });
  }

  /** How many figures wait for the caller's office, by the sets that have begun and the criteria of them that it leads. */
  waiting(caller: Caller): Promise<WaitingFigures[]> {
    return this.db.read(caller, async (em) => {
      const provinceId = provinceAsked(caller);
      waiting.permit('listWaitingFigures', caller, provinceId);
      const { today } = await todayIn(em, provinceId);
      const closedUntil = (await closedNow(em))?.until ?? null;
      const all: WaitingFigures[] = [];
      for (const set of await this.sets.onDay(em, { provinceId, on: today }))
        all.push(...(await this.waitingOf(em, set, { ...caller, provinceId, today, closedUntil })));
      return all;
    });
  }

  private async waitingOf(
    em: EntityManager,
    { id: criteriaSet, tier, criteria, ...set }: CriteriaSetView,
    { provinceId, organisationId, today, closedUntil }: Waited,
  ): Promise<WaitingFigures[]> {
    const { from, to } = daysOf(set);
    const level = FiguresOf.safeParse(set.level).data;
    if (!level || from > today) return [];
    const leads = await this.leads.of(em, criteriaSet, today);
    const own = criteria.filter(({ no }) => isLedBy(leads, no, organisationId));
    const indicators = own.flatMap((criterion) => criterion.indicators.map(({ code }) => code));
    if (indicators.length === 0) return [];
    const on = to < today ? to : null;
    const { ids } = await listUnitsThere(em, { provinceId, day: on ?? today, level, limit: 20_000, offset: 0 });
    const counts = await countWaiting(em, { provinceId, criteriaSet, unitIds: ids, indicators, closedUntil });
    return own.flatMap(({ no: criterion, title, ...rest }) => {
      const n = rest.indicators.reduce((sum, { code }) => sum + (counts.get(code) ?? 0), 0);
      return n > 0 ? [{ level, tier, criteriaSet, on, criterion, title, waiting: n }] : [];
    });
  }

  /** Confirms figures of many communes, or districts, each as the next version of its indicator; all of them or none. */
  confirm(caller: Caller, key: string, { criteriaSet, confirmations }: ConfirmFigures): Promise<RecordedFigures> {
    const { provinceId, organisationId } = caller;
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { criteriaSet, confirmations } }, async () => {
        confirming.permit('confirmFigures', caller, { provinceId, leads: new Map() });
        const { isDemo, today } = await todayIn(em, provinceId);
        const set = await foundBy('/criteriaSet', this.sets.named(em, criteriaSet, today));
        const leads = await this.leads.of(em, set.id, today);
        const named = [...new Set(confirmations.map(({ communeId }) => communeId))];
        const unitIds = await lockUnits(em, named, set.level);
        const indicators = [...new Set(confirmations.map(({ indicator }) => indicator))];
        const versions = await listFiguresAcross(em, { provinceId, criteriaSet, unitIds, indicators });
        const ground = { set, leads, organisationId, unitIds, versions: versions.map(viewOf) };
        const entryId = newId();
        const all = confirmed(ground, confirmations);
        const days = all.map(({ about: { asOf } }, index) => ({ asOf, pointer: `/confirmations/${index}` }));
        refuseClosed(await closedNow(em), ...days);
        const rows = all.map(({ figure, about, value, version }): FigureRow => ({
          ...{ provinceId, criteriaSet, unitId: about.communeId, indicator: about.indicator, version, value },
          ...{ setVersion: set.version, entryId, basis: 'confirmed', about: about.version, organisationId },
          ...{ asOf: about.asOf, knownOn: about.asOf > today ? about.asOf : today, source: null, rehearsal: isDemo },
          ...{ note: figure.note ?? null, evidence: figure.evidence ?? null, ...signedNow(caller) },
        }));
        await addFigures(em, caller, rows);
        return { entryId, figures: rows.map(viewOf) };
      }),
    );
  }
}

const unknownCriterion = (criterion: number): Problem =>
  new Problem('/problems/unknown-criterion', 422, 'The set has no such criterion', {
    criteria: [criterion],
    errors: [{ pointer: '/criterion', detail: inputTexts.criterionUnknown }],
  });
