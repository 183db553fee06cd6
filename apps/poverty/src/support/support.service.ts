import type { Caller } from '@langmoi/contracts/caller';
import {
  SupportRecorded,
  type PovertyView,
  type RecordSupport,
  type SupportKey,
  type SupportRecord,
  type SupportView,
} from '@langmoi/contracts/poverty';
import { nextVersion, type Stated } from '@langmoi/domain/facts';
import { carriedFor } from '@langmoi/domain/units/lineage';
import { signedNow } from '@langmoi/platform/fact.entity';
import { Db } from '@langmoi/platform/db';
import { listLives, todayIn } from '@langmoi/platform/directory-copy';
import { refuseClosedDays } from '@langmoi/facts/figure-closings';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PolicyService } from '../policy/policy.service';
import { counterpartOf, reachOf, recordOf, refuseOverpayment, viewOf } from './support';
import type { SupportRecordRow, SupportRow } from './support.entity';
import { actionsOf, permit } from './support.policy';
import { findNewest, insertRecord, listRecords, listSupports, lockRecords } from './support.repository';

export { counterpartOf, reachOf, refuseOverpayment } from './support';
export type { SupportRecordRow, SupportRow } from './support.entity';
export { permit } from './support.policy';
export { listRecords, listSupports } from './support.repository';

@Injectable()
export class SupportService {
  constructor(
    private readonly db: Db,
    private readonly policies: PolicyService,
  ) {}

  list(caller: Caller, units?: string): Promise<PovertyView> {
    return this.db.read(caller, async (em) => {
      const records = Map.groupBy(await listRecords(em), ({ supportId }) => supportId);
      const supports = (await listSupports(em)).map((support) => viewOf(support, records.get(support.id) ?? []));
      const said = supports.flatMap(({ history }) => history.map(({ asOf: on }) => ({ unitId: null, on })));
      return {
        ...{ policies: await this.policies.list(em), supports, actions: actionsOf(caller, caller) },
        ...(await carriedFor(units, () => listLives(em), said)),
      };
    });
  }

  /** Records what an officer says of a support, as its next version. */
  record(caller: Caller, key: string, support: SupportKey, input: RecordSupport): Promise<SupportView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...support, ...input } }, async () => {
        const row = supportOf(caller, support);
        permit('recordSupport', caller, row);
        const { isDemo, today } = await todayIn(em, caller.provinceId);
        const reach = reachOf(input, today);
        await this.policies.lock(em, support.policy); // paid and approved of one policy are said in turn
        const earlier = await lockRecords(em, row);
        await refuseClosedDays(em, { asOf: input.asOf, pointer: '/asOf' });
        const [newest] = earlier;
        const version = nextVersion(newest ? recordOf(newest) : null, input.seenVersion);
        await checkCounterpart(em, caller, support, reach);
        const record = await add(em, caller, row, enteredOf(reach, version, isDemo));
        return viewOf(row, [record, ...earlier]);
      }),
    );
  }

  /** Records what an officer says of a support in a file, once it was held against all that stands. */
  async enter(
    em: EntityManager,
    caller: Caller,
    isDemo: boolean,
    { support, reach }: { readonly support: SupportKey; readonly reach: Reach },
  ): Promise<void> {
    await this.policies.lock(em, support.policy);
    const row = supportOf(caller, support);
    const [newest] = await lockRecords(em, row);
    await add(em, caller, row, enteredOf(reach, (newest?.version ?? 0) + 1, isDemo));
  }

  /** Takes in what a paper says, as the next version; a statement already taken in changes nothing. */
  async state(em: EntityManager, caller: Caller, statement: SupportKey & Stated<SupportRecord>): Promise<void> {
    const { year, policy, measure, ...said } = statement;
    const row = supportOf(caller, { year, policy, measure });
    await this.policies.lock(em, policy);
    const earlier = await lockRecords(em, row);
    if (earlier.some(({ id }) => id === statement.id)) return;
    const version = (earlier[0]?.version ?? 0) + 1;
    await add(em, caller, row, { ...said, version, basis: 'stated', rehearsal: false });
  }
}

type Reach = ReturnType<typeof reachOf>;

/** What an officer says, before it is signed. */
const enteredOf = (reach: Reach, version: number, rehearsal: boolean) => ({
  ...{ ...reach, id: newId(), version, basis: 'entered' as const, rehearsal },
  ...{ period: null, printedRate: null, source: null, readings: [] },
});

async function checkCounterpart(
  em: EntityManager,
  caller: Caller,
  support: SupportKey,
  reach: Pick<SupportRecord, 'count' | 'amount'>,
): Promise<void> {
  const measure = counterpartOf(support.measure);
  const newest = measure && (await findNewest(em, supportOf(caller, { ...support, measure }).id));
  if (newest) refuseOverpayment(support.measure, reach, newest);
}

async function add(
  em: EntityManager,
  caller: Caller,
  support: SupportRow,
  said: Omit<SupportRecord, 'recordedAt' | 'capacity'>,
): Promise<SupportRecordRow> {
  const { id: supportId, provinceId, year, policy, measure } = support;
  const record = { ...said, supportId, provinceId, ...signedNow(caller) };
  await insertRecord(em, record);
  const { id: recordId, ...told } = said;
  const data = { supportId, year, policy, measure, recordId, ...told, capacity: record.capacity };
  await append(em, caller, SupportRecorded, { subject: supportId, data });
  return record;
}

/** The same support has the same id on every machine, so that the first word of it can be said only once. */
function supportOf({ provinceId }: Caller, support: SupportKey): SupportRow {
  const { year, policy, measure } = support;
  return { ...support, id: uuidOf('support', [provinceId, year, policy, measure].join('/')), provinceId };
}
