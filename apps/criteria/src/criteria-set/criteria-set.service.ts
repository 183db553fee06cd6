import type { Caller } from '@langmoi/contracts/caller';
import {
  CriteriaSetPublished,
  type CriteriaSetView,
  type SetComparison,
  type SetVersionHead,
} from '@langmoi/contracts/criteria';
import { Problem } from '@langmoi/contracts/problem';
import { comparedSets } from '@langmoi/domain/criteria/comparison';
import { versionsOn, type SetHead, type Standard } from '@langmoi/domain/criteria/in-force';
import { knownOf } from '@langmoi/domain/criteria/known';
import { setFollowing, type Following } from '@langmoi/domain/criteria/next-set';
import { Db } from '@langmoi/platform/db';
import { ProvinceRow, todayIn, todayOf } from '@langmoi/platform/directory-copy';
import { append } from '@langmoi/platform/outbox';
import { uuidOfSet } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { announced, foundBy, provinceAsked, setOf } from './criteria-set';
import { CriteriaSetRow } from './criteria-set.entity';
import { findVersion, headsPart, listHeads, listVersions } from './criteria-set.repository';

export { foundBy, headsPart, provinceAsked, type SetHead };

/** Which set, for a tier of the units of a level on a day; of communes unless said. */
interface Choice extends Omit<Standard, 'level'> {
  readonly provinceId: string;
  readonly level?: Standard['level'];
}

/** Which version of which set is spoken of. */
export interface VersionOf {
  readonly setId: string;
  readonly version: number;
}

@Injectable()
export class CriteriaSetService {
  private readonly read = new Map<string, CriteriaSetView>();

  constructor(private readonly db: Db) {}

  /** Each set in the version of today, also those whose day is to come. */
  list(caller: Caller): Promise<CriteriaSetView[]> {
    return this.db.read(caller, async (em) => {
      const [first, ...others] = await listVersions(em);
      if (!first) return [];
      // Law is shown also before the directory has told of the province.
      const province = await em.findOneBy(ProvinceRow, { provinceId: first.provinceId });
      return versionsOn([first, ...others], todayOf(province ?? undefined, new Date())).map(viewOf);
    });
  }

  heads(caller: Caller): Promise<SetVersionHead[]> {
    return this.db.read(caller, async (em) => (await listVersions(em)).map(headOf));
  }

  /** Throws `/problems/criteria-set-not-found`. */
  version(caller: Caller, which: VersionOf): Promise<CriteriaSetView> {
    return this.db.read(caller, async (em) => found(await listVersions(em), which));
  }

  /** What `after` asks otherwise than `before`. Throws `/problems/criteria-set-not-found` for one that is not there. */
  compare(caller: Caller, before: VersionOf, after: VersionOf): Promise<SetComparison> {
    return this.db.read(caller, async (em) => {
      const versions = await listVersions(em);
      return comparedSets(found(versions, before), found(versions, after));
    });
  }

  /** The set that units of a level, communes unless said, are judged by for a tier on a day. */
  async inForce(
    em: EntityManager,
    tier: Standard['tier'],
    on: string,
    level: Standard['level'] = 'commune',
  ): Promise<CriteriaSetView> {
    return viewOf(setOf(await listVersions(em), { level, tier, on }));
  }

  /** The same from what `headsPart` read: a version is never rewritten, so a process reads the whole of it once. */
  async inForceOf(
    em: EntityManager,
    { provinceId, heads, level = 'commune', tier, on }: Choice & { readonly heads: readonly SetHead[] },
  ): Promise<CriteriaSetView> {
    return this.versionOf(em, provinceId, setOf(heads, { level, tier, on }));
  }

  /** Every set of a province in the version of a day, and of them the one that is asked for. */
  async allWith(
    em: EntityManager,
    { provinceId, level = 'commune', tier, on }: Choice,
  ): Promise<{ sets: CriteriaSetView[]; set: CriteriaSetView }> {
    const sets = await this.onDay(em, { provinceId, on });
    return { sets, set: setOf(sets, { level, tier, on }) };
  }

  /** Every set of a province in the version of a day. */
  async onDay(em: EntityManager, { provinceId, on }: Pick<Choice, 'provinceId' | 'on'>): Promise<CriteriaSetView[]> {
    const sets: CriteriaSetView[] = [];
    for (const head of versionsOn(await listHeads(em), on)) sets.push(await this.versionOf(em, provinceId, head));
    return sets;
  }

  /** What communes are judged by for a tier after a day, and from when on; null: nobody knows. */
  async following(
    em: EntityManager,
    { provinceId, tier, on }: Omit<Choice, 'heads'>,
  ): Promise<Following<CriteriaSetView> | null> {
    const following = setFollowing(await listHeads(em), { level: 'commune', tier, on });
    return following && { ...following, set: await this.versionOf(em, provinceId, following.set) };
  }

  /** The version of a set that is law on a day. Throws `/problems/criteria-set-not-found` if there is none. */
  async named(em: EntityManager, setId: string, on: string): Promise<CriteriaSetView> {
    const row = versionsOn(await listVersions(em), on).find(({ id }) => id === setId);
    if (row) return viewOf(row);
    throw new Problem('/problems/criteria-set-not-found', 404, 'No such criteria set', { setId });
  }

  /**
   * The set that a form is of, named by it or else that of today, and the numbers of the criteria that it may speak of: of
   * a named one those of any version. Throws `/problems/criteria-set-not-found` where there is no such set of the tier.
   */
  async typedOf(
    em: EntityManager,
    { provinceId, level = 'commune', tier, named }: Omit<Choice, 'on'> & { readonly named: string | undefined },
  ): Promise<{ id: string; numbers: number[] }> {
    if (named === undefined) {
      const { id, criteria } = await this.inForce(em, tier, (await todayIn(em, provinceId)).today, level);
      return { id, numbers: numbersOf({ criteria }) };
    }
    const versions = (await listVersions(em)).filter(
      (one) => one.id === named && one.level === level && one.tier === tier,
    );
    if (versions.length > 0) return { id: named, numbers: [...new Set(versions.flatMap(numbersOf))] };
    throw new Problem('/problems/criteria-set-not-found', 404, 'No such criteria set', { setId: named, level, tier });
  }

  private async versionOf(em: EntityManager, provinceId: string, { id, version }: SetHead): Promise<CriteriaSetView> {
    const name = `${provinceId} ${id} ${version}`;
    const known = this.read.get(name) ?? viewOf(await findVersion(em, id, version));
    this.read.set(name, known);
    return known;
  }

  /** A set in the version of a day. Throws if there is none: whoever names a set by id has published it. */
  async byId(em: EntityManager, id: string, on: string): Promise<CriteriaSetView> {
    const set = versionsOn(await listVersions(em), on).find((row) => row.id === id);
    if (!set) throw new Error(`There is no criteria set ${id}`);
    return viewOf(set);
  }

  /** Every version of a set, and which of them is the law as it was loaded last; null for a set that is not there. */
  async history(em: EntityManager, id: string): Promise<SetHistory | null> {
    const versions = (await listVersions(em)).filter((row) => row.id === id);
    const [newest, frame] = [newestOf(versions), newestOf(versions.filter(isLoaded))];
    if (!newest || !frame) return null;
    const approved = versions.flatMap(({ proposalId, version }) =>
      proposalId ? [[proposalId, version] as const] : [],
    );
    return {
      ...{ versions: versions.map(viewOf), newest: viewOf(newest), frame: viewOf(frame) },
      byProposal: new Map(approved),
    };
  }

  /**
   * Publishes a set as the law gives it, as its next version, unless that is what was loaded last. What a province has
   * laid down since stays, for its days.
   */
  async publish(em: EntityManager, caller: Caller, set: CriteriaSetView): Promise<void> {
    const versions = (await listVersions(em)).filter(({ id }) => id === set.id);
    const [newest, loaded] = [newestOf(versions), newestOf(versions.filter(isLoaded))];
    if (loaded && isDeepStrictEqual(viewOf(loaded), { ...set, version: loaded.version })) return;
    await this.add(em, caller, { ...set, version: newest ? newest.version + 1 : set.version }, null);
  }

  /** Publishes what a proposal of the province became, under the proposal's lock. */
  succeed(em: EntityManager, caller: Caller, set: CriteriaSetView, proposalId: string): Promise<void> {
    return this.add(em, caller, set, proposalId);
  }

  private async add(em: EntityManager, caller: Caller, set: CriteriaSetView, proposalId: string | null): Promise<void> {
    await em.insert(CriteriaSetRow, rowOf(set, caller, proposalId));
    const data = announced(set);
    if (data) await append(em, caller, CriteriaSetPublished, { subject: uuidOfSet(caller.provinceId, set.id), data });
  }
}

/** What there is of one set in a province. */
export interface SetHistory {
  readonly versions: readonly CriteriaSetView[];
  readonly newest: CriteriaSetView;
  readonly frame: CriteriaSetView;
  /** The version that each approved proposal became. */
  readonly byProposal: ReadonlyMap<string, number>;
}

const isLoaded = ({ proposalId }: CriteriaSetRow): boolean => proposalId === null;

const newestOf = (versions: readonly CriteriaSetRow[]): CriteriaSetRow | undefined =>
  [...versions].sort((a, b) => b.version - a.version)[0];

function found(versions: readonly CriteriaSetRow[], { setId, version }: VersionOf): CriteriaSetView {
  const row = versions.find((one) => one.id === setId && one.version === version);
  if (row) return viewOf(row);
  throw new Problem('/problems/criteria-set-not-found', 404, 'No such version of a criteria set', { setId, version });
}

/** How much of a set is known is told from what it holds, and not kept. */
const rowOf = (
  { known: _, ...set }: CriteriaSetView,
  { provinceId }: Caller,
  proposalId: string | null,
): CriteriaSetRow => ({ ...set, provinceId, proposalId });

function viewOf({ provinceId: _, proposalId: __, ...set }: CriteriaSetRow): CriteriaSetView {
  return { ...set, known: knownOf(set) };
}

function headOf(row: CriteriaSetRow): SetVersionHead {
  const { id, version, title, period, legalBasis, confidence, tier, level, issuer, law, effective, declared } = row;
  const { criteria, decisions, proposalId } = row;
  const indicators = criteria.reduce((sum, one) => sum + one.indicators.length, 0);
  return {
    ...{ id, version, title, period, legalBasis, confidence, tier, level, issuer, law, effective, declared },
    ...{ decisions, known: knownOf(row), holds: { criteria: criteria.length, indicators }, proposalId },
  };
}

/** The numbers of a set's criteria, in its order. Pure. */
export const numbersOf = ({ criteria }: Pick<CriteriaSetView, 'criteria'>): number[] => criteria.map(({ no }) => no);
