import type { Caller } from '@langmoi/contracts/caller';
import {
  DecisionRecorded,
  DecisionTakenBack,
  type DecisionView,
  type RecordDecision,
} from '@langmoi/contracts/decisions';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest } from '@langmoi/contracts/problem';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { nextVersion, refuseFuture } from '@langmoi/domain/facts';
import { Db } from '@langmoi/platform/db';
import { findUnit, lockUnit, statesOf, todayIn, type UnitRow } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { commanded } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { insertRow } from '@langmoi/platform/rows';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Place, UnitPlace } from '../assessment/assessment.service';
import { refuseAbsent } from '../figure/figure.service';
import { foundBy } from '../criteria-set/criteria-set.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { LeadService } from '../lead/lead.service';
import { criterionOf, refuseAnswered, refuseNothingDecided, viewOf } from './decision';
import { DecisionRow } from './decision.entity';
import { ofCommune, ofUnit, permitDecidingOf } from './decision.policy';
import { JudgementService } from './judgement.service';

@Injectable()
export class DecisionService {
  constructor(
    private readonly db: Db,
    private readonly judgements: JudgementService,
    private readonly leads: LeadService,
  ) {}

  /**
   * Decides what figures and law leave open on a day, or takes back what was decided of it; the next version of what was
   * decided of the same before.
   */
  record(caller: Caller, key: string, { communeId, tier }: Place, input: RecordDecision): Promise<DecisionView> {
    return this.decide(caller, key, { place: { unitId: communeId, tier }, input }, async (em) => {
      const commune = await lockUnit(em, communeId, 'commune');
      ofCommune.permit('recordDecision', caller, commune);
      return commune;
    });
  }

  /** The same of a district or the province. Throws `/problems/unit-not-found` for a commune. */
  recordOfUnit(caller: Caller, key: string, place: UnitPlace, input: RecordDecision): Promise<DecisionView> {
    return this.decide(caller, key, { place, input }, async (em) => {
      const { id, level } = await findUnit(em, place.unitId);
      const unit = await lockUnit(em, id, level === 'province' ? level : 'district');
      ofUnit.permit('recordUnitDecision', caller, unit);
      return unit;
    });
  }

  private decide(
    caller: Caller,
    key: string,
    { place, input }: { place: UnitPlace; input: RecordDecision },
    locked: (em: EntityManager) => Promise<UnitRow>,
  ): Promise<DecisionView> {
    const { provinceId } = caller;
    const { unitId, tier } = place;
    const { criteriaSet, of, asOf, met, reason, evidence } = input;
    return commanded(this.db, { caller, key, request: { ...place, ...input } }, async (em) => {
      const unit = await locked(em);
      const { isDemo, today } = await todayIn(em, provinceId);
      refuseFuture(asOf, today);
      refuseClosed(await closedNow(em), { asOf, pointer: '/asOf' });
      refuseAbsent(await statesOf(em, unitId), asOf);
      const { judgement, set } = await foundBy(
        '/asOf',
        this.judgements.judged(em, unit, { tier, asking: { on: asOf } }),
      );
      const criterion = criterionOf(set, of);
      if (set.id !== criteriaSet) throw refused('/criteriaSet', inputTexts.otherSetThen);
      if (criterion === undefined) throw refused('/of', inputTexts.indicatorUnknown);
      permitDecidingOf(caller, criterion, await this.leads.of(em, set.id, today));
      const subject = typeof of === 'number' ? { code: null, criterion: of } : { code: of, criterion: null };
      const same = { criteriaSet, unitId, ...subject };
      const known = await em.findBy(DecisionRow, { criteriaSet, unitId });
      const versions = known.filter((one) => one.code === same.code && one.criterion === same.criterion);
      if (met === null) refuseNothingDecided(versions, asOf);
      else refuseAnswered(judgement, of);
      const [last] = versions.sort((a, b) => b.version - a.version);
      const row: DecisionRow = {
        ...{ id: newId(), provinceId, ...same, setVersion: set.version, met, reason, evidence, rehearsal: isDemo },
        ...{ version: nextVersion(last ? viewOf(last) : null, input.seenVersion), asOf, knownOn: today },
        ...{ organisationId: caller.organisationId, ...signedNow(caller) },
      };
      await insertRow(em, DecisionRow, row);
      const { id: decisionId, version, knownOn, rehearsal, capacity } = row;
      const told = { decisionId, communeId: unitId, criteriaSet, of, version, asOf, knownOn, rehearsal, capacity };
      if (met === null) await append(em, caller, DecisionTakenBack, { subject: unitId, data: told });
      else await append(em, caller, DecisionRecorded, { subject: unitId, data: { ...told, met } });
      return viewOf(row);
    });
  }
}

const refused = (pointer: string, detail: (typeof inputTexts)[keyof typeof inputTexts]) =>
  invalidRequest([{ pointer, detail }], 422);
