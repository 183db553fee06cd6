import type { Caller } from '@langmoi/contracts/caller';
import type { Source, Tier } from '@langmoi/contracts/common';
import { CommuneRegistered, type CommuneCriteriaView } from '@langmoi/contracts/criteria';
import { CommuneStruck, type ChangeRegistrations, type RegistrationList } from '@langmoi/contracts/year';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { knownBy, nextVersion, paperSource, refuseFuture } from '@langmoi/domain/facts';
import { successionsOf } from '@langmoi/domain/units/succession';
import { Db } from '@langmoi/platform/db';
import { lockProvince, todayIn } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { changesInEffect } from '@langmoi/platform/unit-changes';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import type { Moment } from '../figure/figure.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { countingWords, listsOf, newestVersion, refuseChange } from './registration';
import type { RegistrationRow } from './registration.entity';
import { permit } from './registration.policy';
import { communesNamed, insertRegistrations, listAll, listOf, listYear } from './registration.repository';

export { countingWords, newestVersion, refuseChange } from './registration';
export { actionsOf, permit } from './registration.policy';
export { listYear } from './registration.repository';
export type { RegistrationRow } from './registration.entity';

/** A list: of which year, for which tier. */
export interface ListOf {
  readonly year: number;
  readonly tier: Tier;
}

/** A commune that a paper puts on a list. */
export interface Registration extends ListOf {
  readonly communeId: string;
  readonly source: Source;
  /** From when; without, the paper's day, else the first of the year. */
  readonly asOf?: string;
}

/** What stands of these communes now, on whichever list; the newest year first. */
export const listStanding = async (em: EntityManager, communeIds: readonly string[]): Promise<RegistrationRow[]> =>
  standing(await listOf(em, communeIds));

/** Who stands on which list of the bound province now. */
export const listAllStanding = async (em: EntityManager): Promise<RegistrationRow[]> => standing(await listAll(em));

/** Who stands on the lists of a year; what a paper says is never rewritten. */
@Injectable()
export class RegistrationService {
  constructor(private readonly db: Db) {}

  /** The newest year for which a commune stands on the list of a tier now. */
  async of(em: EntityManager, communeId: string, tier: Tier): Promise<CommuneCriteriaView['registration']> {
    const words = (await listOf(em, [communeId])).filter((one) => one.tier === tier);
    const [newest] = standing(words);
    if (!newest) return null;
    const { year, source, asOf, rehearsal } = newest;
    const successions = successionsOf(await changesInEffect(em), 'registration', communeId);
    return { year, source, asOf, rehearsal, ...(successions.length > 0 && { successions }) };
  }

  /** The lists of a year at a moment, one for each tier. */
  async lists(
    em: EntityManager,
    { provinceId, year }: { provinceId: string; year: number },
    moment: Moment,
  ): Promise<RegistrationList[]> {
    return listsOf(await listYear(em, provinceId, year), moment);
  }

  /** Takes in what a paper of the province does to a list, as its next version. */
  change(caller: Caller, key: string, { year, tier }: ListOf, input: ChangeRegistrations): Promise<RegistrationList> {
    const { provinceId } = caller;
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { year, tier, ...input } }, async () => {
        permit('changeRegistrations', caller, { provinceId });
        await lockProvince(em, provinceId);
        const { isDemo, today } = await todayIn(em, provinceId);
        refuseFuture(input.asOf, today);
        refuseClosed(await closedNow(em), { asOf: input.asOf, pointer: '/asOf' });
        const words = (await listYear(em, provinceId, year)).filter((one) => one.tier === tier);
        const { add, strike, asOf, paper, reason } = input;
        refuseChange({ year, today, words, communes: await communesNamed(em, [...add, ...strike]) }, input);
        const newest = newestVersion(words);
        const version = nextVersion(newest === 0 ? null : { version: newest }, input.seenVersion);
        const paperOf = { asOf, source: paperSource(paper), reason, add, strike };
        const rows = rowsOf(caller, { provinceId, today, isDemo }, { year, tier, version, ...paperOf });
        await this.add(em, caller, rows);
        const lists = listsOf([...words, ...rows], { on: null, knownOn: null });
        const list = lists.find((one) => one.tier === tier);
        if (!list) throw new Error(`No list of tier ${tier}`);
        return list;
      }),
    );
  }

  /**
   * Takes in whom papers put on lists, each list's as its next version. What the same paper has said of the same commune
   * is taken in once, whatever was said since.
   */
  async register(em: EntityManager, caller: Caller, registrations: readonly Registration[]): Promise<void> {
    const { provinceId } = caller;
    for (const [year, ofYear] of Map.groupBy(registrations, (one) => one.year)) {
      const words = await listYear(em, provinceId, year);
      for (const [tier, own] of Map.groupBy(ofYear, (one) => one.tier)) {
        const known = words.filter((one) => one.tier === tier);
        const isKnown = ({ communeId, source }: Registration) =>
          known.some((one) => one.communeId === communeId && isDeepStrictEqual(one.source, source));
        const version = newestVersion(known) + 1;
        const rows = own
          .filter((one) => !isKnown(one))
          .map(({ communeId, source, asOf = source.date ?? `${year}-01-01` }): RegistrationRow => ({
            ...{ id: newId(), provinceId, communeId, tier, year, version, registered: true, basis: 'stated' },
            ...{ asOf, knownOn: knownBy(source, asOf), source, reason: null, rehearsal: false, ...signedNow(caller) },
          }));
        if (rows.length > 0) await this.add(em, caller, rows);
      }
    }
  }

  /** Keeps versions of lists, as `rowsOf` made them of what papers say, and tells of each commune. */
  async add(em: EntityManager, caller: Caller, rows: readonly RegistrationRow[]): Promise<void> {
    await insertRegistrations(em, rows);
    for (const row of rows) {
      const { communeId, tier, year, version, asOf, knownOn, source, rehearsal, capacity } = row;
      const data = { communeId, tier, year, source, version, asOf, knownOn, rehearsal, capacity };
      await append(em, caller, row.registered ? CommuneRegistered : CommuneStruck, { subject: communeId, data });
    }
  }
}

/** What a paper does to a list of a year, as the list's next version. */
export interface ListPaper extends ListOf {
  readonly version: number;
  readonly asOf: string;
  readonly source: Source;
  readonly reason: string | null;
  readonly add: readonly string[];
  readonly strike: readonly string[];
}

/** One row for each commune that a paper puts on a list or strikes off, as an officer takes it in today. */
export function rowsOf(
  caller: Caller,
  { provinceId, today, isDemo }: { provinceId: string; today: string; isDemo: boolean },
  { add, strike, ...paper }: ListPaper,
): RegistrationRow[] {
  return [...add, ...strike].map((communeId, at) => ({
    ...{ id: newId(), provinceId, communeId, registered: at < add.length, ...paper },
    ...{ basis: 'entered', knownOn: today, rehearsal: isDemo, ...signedNow(caller) },
  }));
}

const standing = (words: readonly RegistrationRow[]): RegistrationRow[] =>
  countingWords(words, { on: null, knownOn: null })
    .filter(({ registered }) => registered)
    .sort((a, b) => b.year - a.year || (a.id < b.id ? -1 : 1));
