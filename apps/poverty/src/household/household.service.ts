import type { Caller } from '@langmoi/contracts/caller';
import {
  HouseholdCorrected,
  HouseholdRegistered,
  HouseholdRemoved,
  type CorrectHousehold,
  type HouseholdContent,
  type HouseholdView,
  type RemoveHousehold,
} from '@langmoi/contracts/households';
import { maskFor } from '@langmoi/domain/access/fields';
import { unitPlace } from '@langmoi/domain/access/table';
import { isCountedAnew } from '@langmoi/domain/counted-household';
import { nextVersion } from '@langmoi/domain/facts';
import { Db } from '@langmoi/platform/db';
import { lockCommune, todayIn } from '@langmoi/platform/directory-copy';
import { refuseClosedDays } from '@langmoi/facts/figure-closings';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StandardService } from '../standard/standard.service';
import { countedOf, leaving, refuseComing } from './household';
import type { HouseholdRow } from './household.entity';
import { ofHousehold, ofRegister } from './household.policy';
import {
  findHousehold,
  insertHousehold,
  isRegistered,
  nextNumber,
  recordAct,
  updateHousehold,
} from './household.repository';
import { householdViewOf } from './household-view';
import { keptFor, type Kept } from './keeping';

/** A household that a file of the demo brings along, with ids that are the same on every machine. */
export type Rehearsed = HouseholdContent & Pick<HouseholdRow, 'id' | 'unitId' | 'number'>;

/** A household that the caller may change, and whose register it is in. */
interface Held {
  readonly household: HouseholdRow;
  readonly kept: Kept;
}

/** The commands of the commune that keeps the register. */
@Injectable()
export class HouseholdService {
  constructor(
    private readonly db: Db,
    private readonly standards: StandardService,
  ) {}

  register(caller: Caller, key: string, communeId: string, content: HouseholdContent): Promise<HouseholdView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { communeId, ...content } }, async () => {
        const household = await this.takeIn(em, caller, communeId, content);
        return this.shown(em, caller, household, await keptFor(em, household));
      }),
    );
  }

  /** The same inside the transaction of whoever asks. */
  async takeIn(em: EntityManager, caller: Caller, communeId: string, content: HouseholdContent): Promise<HouseholdRow> {
    const commune = await lockCommune(em, communeId);
    ofRegister.permit('registerHousehold', caller, unitPlace(commune));
    const { isDemo, today } = await todayIn(em, caller.provinceId);
    refuseComing(content, today);
    await refuseClosedDays(em, { asOf: content.since, pointer: '/since' });
    const number = await nextNumber(em, communeId);
    return this.enter(em, caller, { ...content, id: newId(), unitId: communeId, number }, isDemo);
  }

  correct(caller: Caller, key: string, householdId: string, asked: CorrectHousehold): Promise<HouseholdView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { householdId, ...asked } }, async () => {
        const { household, kept } = await this.sayAnew(em, caller, householdId, asked);
        return this.shown(em, caller, household, kept);
      }),
    );
  }

  /** The same inside the transaction of whoever asks. */
  async sayAnew(
    em: EntityManager,
    caller: Caller,
    householdId: string,
    { seenVersion, ...content }: CorrectHousehold,
  ): Promise<Held> {
    const { household, kept } = await this.hold(em, caller, 'correctHousehold', householdId);
    const version = nextVersion({ version: household.version }, seenVersion);
    refuseComing(content, (await todayIn(em, caller.provinceId)).today);
    if (isCountedAnew(countedOf(household), countedOf(content)))
      await refuseClosedDays(em, { asOf: content.since, pointer: '/since' });
    const standard = await this.standards.inForceOn(em, content.since);
    const corrected = { ...household, ...content, standard: standard.id, version };
    await updateHousehold(em, corrected);
    const { since: effectiveOn, decision } = content;
    await recordAct(em, caller, corrected, { kind: 'corrected', effectiveOn, decision, reason: null });
    await append(em, caller, HouseholdCorrected, { subject: householdId, data: toldOf(corrected) });
    return { household: corrected, kept };
  }

  remove(caller: Caller, key: string, householdId: string, asked: RemoveHousehold): Promise<HouseholdView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { householdId, ...asked } }, async () => {
        const { household, kept } = await this.hold(em, caller, 'removeHousehold', householdId);
        const version = nextVersion({ version: household.version }, asked.seenVersion);
        const { today } = await todayIn(em, caller.provinceId);
        const gone = { ...household, ...leaving(household, asked, today), version };
        await refuseClosedDays(em, { asOf: asked.on, pointer: '/on' });
        await updateHousehold(em, gone);
        const { on, reason, decision } = asked;
        await recordAct(em, caller, gone, { kind: 'removed', effectiveOn: on, decision, reason });
        await append(em, caller, HouseholdRemoved, { subject: householdId, data: { ...toldOf(gone), on, reason } });
        return this.shown(em, caller, gone, kept);
      }),
    );
  }

  /** Takes in a household of the demo; one that is there already stays as somebody may have changed it since. */
  async rehearse(em: EntityManager, caller: Caller, household: Rehearsed): Promise<void> {
    if (await isRegistered(em, household.id)) return;
    await this.enter(em, caller, household, true);
  }

  private async enter(em: EntityManager, caller: Caller, said: Rehearsed, rehearsal: boolean): Promise<HouseholdRow> {
    const { id: standard } = await this.standards.inForceOn(em, said.since);
    const household: HouseholdRow = {
      ...{ ...said, provinceId: caller.provinceId, standard, version: 1, rehearsal },
      ...{ leftOn: null, leftReason: null, leftBy: null },
    };
    await insertHousehold(em, household);
    const { since: effectiveOn, decision } = said;
    await recordAct(em, caller, household, { kind: 'registered', effectiveOn, decision, reason: null });
    await append(em, caller, HouseholdRegistered, { subject: household.id, data: toldOf(household) });
    return household;
  }

  /** Holds a household that the caller may change until the transaction ends. */
  private async hold(
    em: EntityManager,
    caller: Caller,
    action: 'correctHousehold' | 'removeHousehold',
    householdId: string,
  ): Promise<Held> {
    const household = await findHousehold(em, householdId, true);
    const kept = await keptFor(em, household);
    ofHousehold.permit(action, caller, { place: kept.place, left: household.leftOn !== null });
    return { household, kept };
  }

  /** A household as a command answers with it: without what only a recorded reading shows. */
  private async shown(em: EntityManager, caller: Caller, household: HouseholdRow, kept: Kept) {
    const standard = (await this.standards.byId(em)).get(household.standard);
    if (!standard) throw new Error(`Household ${household.id} is by no law`);
    const mask = maskFor({ ...caller, roles: [] }, kept.place);
    return householdViewOf(household, { caller, mask, kept, standard });
  }
}

/** What others are told: the class and its days. Nothing of it names anybody. */
const toldOf = (household: HouseholdRow) => {
  const { id: householdId, unitId, classification, standard, since, members, rehearsal } = household;
  return { householdId, unitId, classification, standard, since, memberCount: members.length, rehearsal };
};
