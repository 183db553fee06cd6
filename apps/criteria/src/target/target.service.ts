import type { Caller } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import {
  TargetRecorded,
  type RecordedTarget,
  type RecordTarget,
  type Remark,
  type TargetContent,
  type TargetStatement,
} from '@langmoi/contracts/year';
import { refuseClosed } from '@langmoi/domain/closed-figures';
import { knownBy, nextVersion, paperSource, refuseFuture } from '@langmoi/domain/facts';
import { Db } from '@langmoi/platform/db';
import { lockProvince, todayIn } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { insertRow } from '@langmoi/platform/rows';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { closedNow } from '../figure-closing/figure-closing.service';
import { permit } from '../registration/registration.service';
import { isTakenBack, namedUnits, newestOf, refuseTarget, targetsAt } from './target';
import { TargetRow, TargetStatementRow } from './target.entity';
import { listEveryTarget, listTargets, listUnitsOfYear } from './target.repository';

export { newestOf, refuseTarget } from './target';
export type { TargetRow } from './target.entity';
export { listTargets } from './target.repository';

/** A target: of which year, by its name in the province. */
export interface TargetOf {
  readonly year: number;
  readonly key: string;
}

/** What an officer takes in of a paper that sets a target, or takes it back. */
export interface EnteredTarget extends TargetOf, Pick<RecordTarget, 'asOf' | 'content' | 'reason'> {
  readonly version: number;
  readonly source: Source;
}

/** What a paper sets as a target. */
export interface StatedTarget extends TargetOf {
  readonly asOf: string;
  readonly content: TargetContent;
  readonly source: Source;
  readonly remarks: Remark[];
}

/** What a report says of how far it has come. */
export type StatedProgress = TargetOf & Omit<TargetStatement, 'knownOn'>;

@Injectable()
export class TargetService {
  constructor(private readonly db: Db) {}

  /** Takes in what a paper of the province sets, or takes back, as the target's next version. */
  record(caller: Caller, key: string, target: TargetOf, input: RecordTarget): Promise<RecordedTarget> {
    const { provinceId } = caller;
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...target, ...input } }, async () => {
        permit('recordTarget', caller, { provinceId });
        await lockProvince(em, provinceId);
        const { isDemo, today } = await todayIn(em, provinceId);
        refuseFuture(input.asOf, today);
        refuseClosed(await closedNow(em), { asOf: input.asOf, pointer: '/asOf' });
        const versions = (await listTargets(em, provinceId, target.year)).filter((one) => one.key === target.key);
        const newest = newestOf(versions);
        refuseTarget({ today, newest, units: await listUnitsOfYear(em, provinceId) }, input);
        const stands = newest === 0 ? null : { version: newest };
        const version = nextVersion(stands, isTakenBack(versions) ? newest : input.seenVersion);
        const { paper, ...said } = input;
        const entered = { ...target, ...said, version, source: paperSource(paper) };
        await this.enter(em, caller, { provinceId, today, isDemo }, entered);
        return { key: target.key, version };
      }),
    );
  }

  /** Keeps what an officer takes in today of a paper, as a target's version. */
  enter(
    em: EntityManager,
    caller: Caller,
    { provinceId, today, isDemo }: { provinceId: string; today: string; isDemo: boolean },
    { year, key, version, asOf, content, reason, source }: EnteredTarget,
  ): Promise<void> {
    return add(em, caller, {
      ...{ id: newId(), provinceId, year, key, version, basis: 'entered', asOf, knownOn: today, content, reason },
      ...{ remarks: [], source, rehearsal: isDemo, ...signedNow(caller) },
    });
  }

  /** Takes in what papers set and what reports say of it; what was taken in before changes nothing. */
  async state(
    em: EntityManager,
    caller: Caller,
    { targets, progress }: { readonly targets: readonly StatedTarget[]; readonly progress: readonly StatedProgress[] },
  ): Promise<void> {
    const { provinceId } = caller;
    for (const target of targets) {
      const { year, key, asOf, source, content, remarks } = target;
      const id = uuidOf('target', `${provinceId}/${JSON.stringify(target)}`);
      if (await em.existsBy(TargetRow, { id })) continue;
      const versions = (await listTargets(em, provinceId, year)).filter((one) => one.key === key);
      await add(em, caller, {
        ...{ id, provinceId, year, key, version: newestOf(versions) + 1, basis: 'stated', asOf, content, remarks },
        ...{ knownOn: knownBy(source, asOf), source, reason: null, rehearsal: false, ...signedNow(caller) },
      });
    }
    for (const { year, key, asOf, source, ...said } of progress) {
      const id = uuidOf('target-statement', `${provinceId}/${year}/${key}/${asOf}/${JSON.stringify(said)}`);
      const row = { id, provinceId, year, key, asOf, knownOn: knownBy(source, asOf), said, source };
      await em.createQueryBuilder().insert().into(TargetStatementRow).values(row).orIgnore().execute();
    }
  }
}

/** A target that names a unit, or hamlets in it: how often. */
interface NamedIn {
  readonly id: string;
  readonly unitId: string;
  readonly year: number;
  readonly count: number;
}

/** The targets, as they stand now, that name these units, or hamlets in them. */
export async function listNamedIn(em: EntityManager, unitIds: readonly string[]): Promise<NamedIn[]> {
  const years = Map.groupBy(await listEveryTarget(em), ({ year }) => year);
  const standing = [...years].flatMap(([, rows]) => targetsAt(rows, { on: null, knownOn: null }));
  return standing.flatMap(({ row: { id, year, content } }) => {
    const named = namedUnits(content);
    return unitIds.flatMap((unitId) => {
      const { measure } = content;
      if (!named.includes(unitId)) return [];
      const hamlets = measure.kind === 'hamlets' ? measure.hamlets.filter(({ communeId }) => communeId === unitId) : [];
      return { id, unitId, year, count: Math.max(hamlets.length, 1) };
    });
  });
}

async function add(em: EntityManager, caller: Caller, row: TargetRow): Promise<void> {
  await insertRow(em, TargetRow, row);
  const { provinceId, year, key, version, content, asOf, knownOn, source, rehearsal, capacity } = row;
  const told = { kind: content?.measure.kind ?? null, number: content?.number ?? null, dueOn: content?.dueOn ?? null };
  await append(em, caller, TargetRecorded, {
    subject: uuidOf('target', `${provinceId}/${year}/${key}`),
    data: { key, year, version, ...told, asOf, knownOn, source, rehearsal, capacity },
  });
}
