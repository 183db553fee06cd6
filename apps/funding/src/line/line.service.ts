import type { Caller } from '@langmoi/contracts/caller';
import {
  FundsRecorded,
  type FundingRecord,
  type FundingView,
  type LineKey,
  type LineView,
  type RecordFunds,
} from '@langmoi/contracts/funding';
import { Problem } from '@langmoi/contracts/problem';
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
import type { ApprovalRow } from './approval.entity';
import { fundsOf, recordOf, viewOf, waitingOf } from './line';
import type { LineRecordRow, LineRow } from './line.entity';
import { actionsOf, permit, settling } from './line.policy';
import { insertApproval, insertRecord, listLines, listRecords, lockRecords } from './line.repository';

export { fundsOf, standingOf } from './line';
export type { LineRow } from './line.entity';
export { permit } from './line.policy';
export { listLines, listRecords, type Settled } from './line.repository';

/** A record of a line by its number. */
export type Numbered = LineKey & { readonly version: number };

/** What is said of it. */
export type Verdict = Pick<ApprovalRow, 'verdict' | 'reason'>;

@Injectable()
export class LineService {
  constructor(private readonly db: Db) {}

  list(caller: Caller, units?: string): Promise<FundingView> {
    return this.db.read(caller, async (em) => {
      const records = Map.groupBy(await listRecords(em), ({ record }) => record.lineId);
      const lines = (await listLines(em)).map((line) => viewOf(caller, line, records.get(line.id) ?? []));
      const said = lines.flatMap(({ history }) => history.map(({ asOf: on }) => ({ unitId: null, on })));
      return { lines, actions: actionsOf(caller, caller), ...(await carriedFor(units, () => listLives(em), said)) };
    });
  }

  /** Records what an officer says of a line, as its next version. It counts once another officer has approved it. */
  record(caller: Caller, key: string, line: LineKey, input: RecordFunds): Promise<LineView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...line, ...input } }, async () => {
        const row = lineOf(caller, line);
        permit('recordFunds', caller, row);
        const { isDemo, today } = await todayIn(em, caller.provinceId);
        const funds = fundsOf(line, input, today);
        const earlier = await lockRecords(em, row);
        await refuseClosedDays(em, { asOf: input.asOf, pointer: '/asOf' });
        const [newest] = earlier;
        const version = nextVersion(newest ? recordOf(newest.record) : null, input.seenVersion);
        const record = await add(em, caller, row, enteredOf(funds, version, isDemo));
        return viewOf(caller, row, [{ record, approval: null }, ...earlier]);
      }),
    );
  }

  /** Records what an officer says of a line in a file, as its next version, once it was held against all that stands. */
  async enter(
    em: EntityManager,
    caller: Caller,
    isDemo: boolean,
    { line, funds }: { readonly line: LineKey; readonly funds: Funds },
  ): Promise<void> {
    const row = lineOf(caller, line);
    const [newest] = await lockRecords(em, row);
    await add(em, caller, row, enteredOf(funds, (newest?.record.version ?? 0) + 1, isDemo));
  }

  /**
   * Says whether what another officer entered counts; the world hears of it when it does. Throws
   * `/problems/record-not-found`, `/problems/record-settled`, `/problems/separation-of-duties`, and, of what would count
   * for a closed day, `/problems/figures-closed`.
   */
  settle(caller: Caller, key: string, { version, ...line }: Numbered, verdict: Verdict): Promise<LineView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...line, version, ...verdict } }, async () => {
        const row = lineOf(caller, line);
        const action = verdict.verdict === 'approved' ? 'approveFunds' : 'rejectFunds';
        permit('recordFunds', caller, row);
        const [newest, ...earlier] = await lockRecords(em, row);
        const asked = [newest, ...earlier].find((one) => one?.record.version === version);
        if (!newest || !asked) throw new Problem('/problems/record-not-found', 404, 'No such record', { version });
        const waiting = asked === newest ? waitingOf([newest]) : null;
        settling.permit(action, caller, { provinceId: row.provinceId, waiting });
        // what is rejected counts neither before nor after: of a closed day it need not wait for ever
        if (action === 'approveFunds') await refuseClosedDays(em, newest.record);
        const approval = approvalOf(caller, newest.record, verdict);
        await insertApproval(em, approval);
        if (verdict.verdict === 'approved') await tell(em, caller, row, recordOf(newest.record));
        return viewOf(caller, row, [{ record: newest.record, approval }, ...earlier]);
      }),
    );
  }

  /** Takes in what a paper says, as the next version; a statement already taken in changes nothing. */
  async state(em: EntityManager, caller: Caller, statement: LineKey & Stated<FundingRecord>): Promise<void> {
    const { year, programme, fundingSource, measure, ...said } = statement;
    const row = lineOf(caller, { year, programme, fundingSource, measure });
    const earlier = await lockRecords(em, row);
    if (earlier.some(({ record }) => record.id === statement.id)) return;
    const version = (earlier[0]?.record.version ?? 0) + 1;
    const record = await add(em, caller, row, { ...said, version, basis: 'stated', rehearsal: false });
    await tell(em, caller, row, recordOf(record));
  }
}

type Funds = ReturnType<typeof fundsOf>;

/** What an officer says, before it is signed. */
const enteredOf = (funds: Funds, version: number, rehearsal: boolean) => ({
  ...{ ...funds, id: newId(), version, basis: 'entered' as const, rehearsal },
  ...{ printed: null, printedRate: null, source: null, readings: [] },
});

async function add(
  em: EntityManager,
  caller: Caller,
  { id: lineId, provinceId, measure }: LineRow,
  said: Omit<FundingRecord, 'recordedAt' | 'capacity'>,
): Promise<LineRecordRow> {
  const record = { ...said, lineId, provinceId, measure, ...signedNow(caller) };
  await insertRecord(em, record);
  return record;
}

/** The record counts from now on. */
async function tell(em: EntityManager, caller: Caller, line: LineRow, record: FundingRecord): Promise<void> {
  const { id: lineId, year, programme, fundingSource, measure } = line;
  const { id: recordId, ...said } = record;
  const data = { lineId, year, programme, fundingSource, measure, recordId, ...said };
  await append(em, caller, FundsRecorded, { subject: lineId, data });
}

function approvalOf(
  { userId, appointmentId, capacity }: Caller,
  record: LineRecordRow,
  { verdict, reason }: Verdict,
): ApprovalRow {
  const { id: recordId, provinceId, recordedBy: authorId } = record;
  return {
    ...{ recordId, provinceId, authorId, basis: 'entered', officerId: userId, appointmentId, capacity },
    ...{ verdict, reason, decidedAt: new Date() },
  };
}

/** The same line has the same id on every machine, so that the first word of it can be said only once. */
function lineOf({ provinceId }: Caller, line: LineKey): LineRow {
  const { year, programme, fundingSource, measure } = line;
  return { ...line, id: uuidOf('line', [provinceId, year, programme, fundingSource, measure].join('/')), provinceId };
}
