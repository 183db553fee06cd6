import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import { CriteriaSetPublished, type CriteriaSetView, type SetComparison } from '@langmoi/contracts/criteria';
import { Problem } from '@langmoi/contracts/problem';
import { comparedSets } from '@langmoi/domain/criteria/comparison';
import { newestOf, type SetHead } from '@langmoi/domain/criteria/in-force';
import { knownOf } from '@langmoi/domain/criteria/known';
import { Db } from '@langmoi/platform/db';
import { append } from '@langmoi/platform/outbox';
import { uuidOfSet } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { announced, setOfCommunes } from './criteria-set';
import { CriteriaSetRow } from './criteria-set.entity';
import { findVersion, headsPart, listHeads, listVersions } from './criteria-set.repository';

export { headsPart, type SetHead };

interface Choice {
  readonly provinceId: string;
  readonly heads: readonly SetHead[];
  readonly tier: Tier;
  readonly on: string;
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

  list(caller: Caller): Promise<CriteriaSetView[]> {
    return this.db.read(caller, async (em) => newestOf(await listVersions(em)).map(viewOf));
  }

  /** What `after` asks otherwise than `before`. Throws `/problems/criteria-set-not-found` for one that is not there. */
  compare(caller: Caller, before: VersionOf, after: VersionOf): Promise<SetComparison> {
    return this.db.read(caller, async (em) => {
      const versions = await listVersions(em);
      const found = ({ setId, version }: VersionOf) => {
        const row = versions.find((one) => one.id === setId && one.version === version);
        if (row) return viewOf(row);
        throw new Problem('/problems/criteria-set-not-found', 404, 'No such version of a criteria set', {
          setId,
          version,
        });
      };
      return comparedSets(found(before), found(after));
    });
  }

  /** The set that communes are judged by for a tier on a day. */
  async inForce(em: EntityManager, tier: Tier, on: string): Promise<CriteriaSetView> {
    return viewOf(setOfCommunes(await listVersions(em), tier, on));
  }

  /** The same from what `headsPart` read: a version is never rewritten, so a process reads the whole of it once. */
  async inForceOf(em: EntityManager, { provinceId, heads, tier, on }: Choice): Promise<CriteriaSetView> {
    return this.versionOf(em, provinceId, setOfCommunes(heads, tier, on));
  }

  /** The newest version of every set of a province, and of them the one that communes are judged by. */
  async allWith(
    em: EntityManager,
    choice: Omit<Choice, 'heads'>,
  ): Promise<{ sets: CriteriaSetView[]; set: CriteriaSetView }> {
    const heads = await listHeads(em);
    const { id } = setOfCommunes(heads, choice.tier, choice.on);
    const sets: CriteriaSetView[] = [];
    for (const head of newestOf(heads)) sets.push(await this.versionOf(em, choice.provinceId, head));
    const set = sets.find((one) => one.id === id);
    if (!set) throw new Error('The set in force is one of the newest');
    return { sets, set };
  }

  private async versionOf(em: EntityManager, provinceId: string, { id, version }: SetHead): Promise<CriteriaSetView> {
    const name = `${provinceId} ${id} ${version}`;
    const known = this.read.get(name) ?? viewOf(await findVersion(em, id, version));
    this.read.set(name, known);
    return known;
  }

  /** The newest version of a set. Throws if there is none: whoever names a set by id has published it. */
  async byId(em: EntityManager, id: string): Promise<CriteriaSetView> {
    const set = newestOf(await listVersions(em)).find((row) => row.id === id);
    if (!set) throw new Error(`There is no criteria set ${id}`);
    return viewOf(set);
  }

  /** Publishes a set as its next version, unless the newest already says the same. */
  async publish(em: EntityManager, caller: Caller, set: CriteriaSetView): Promise<void> {
    const newest = newestOf(await listVersions(em)).find(({ id }) => id === set.id);
    if (newest && isDeepStrictEqual(viewOf(newest), { ...set, version: newest.version })) return;
    const next = { ...set, version: newest ? newest.version + 1 : set.version };
    await em.insert(CriteriaSetRow, rowOf(next, caller));
    const data = announced(next);
    if (data) await append(em, caller, CriteriaSetPublished, { subject: uuidOfSet(caller.provinceId, set.id), data });
  }
}

/** How much of a set is known is told from what it holds, and not kept. */
const rowOf = ({ known: _, ...set }: CriteriaSetView, { provinceId }: Caller): CriteriaSetRow => ({
  ...set,
  provinceId,
});

function viewOf({ provinceId: _, ...set }: CriteriaSetRow): CriteriaSetView {
  return { ...set, known: knownOf(set) };
}
