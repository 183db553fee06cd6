import type { Caller } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import {
  FundsRecorded,
  type FundingRecord,
  type FundingView,
  type LineKey,
  type LineView,
  type RecordFunds,
} from '@langmoi/contracts/funding';
import { nextVersion } from '@langmoi/domain/facts';
import { Db } from '@langmoi/platform/db';
import { todayIn } from '@langmoi/platform/directory-copy';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { fundsOf, recordOf, viewOf } from './line';
import type { LineRecordRow, LineRow } from './line.entity';
import { actionsOf, permit } from './line.policy';
import { insertRecord, listLines, listRecords, lockRecords } from './line.repository';

/** What a paper says of a line; `id` names the statement, so that it is taken in once. */
export type Statement = LineKey &
  Omit<FundingRecord, 'version' | 'basis' | 'rehearsal' | 'recordedAt'> & { readonly source: Source };

@Injectable()
export class LineService {
  constructor(private readonly db: Db) {}

  list(caller: Caller): Promise<FundingView> {
    return this.db.read(caller, async (em) => {
      const records = Map.groupBy(await listRecords(em), ({ lineId }) => lineId);
      const lines = (await listLines(em)).map((line) => viewOf(line, records.get(line.id) ?? []));
      return { lines, actions: actionsOf(caller, caller) };
    });
  }

  /** Records what an officer says of a line, as its next version. */
  record(caller: Caller, key: string, line: LineKey, input: RecordFunds): Promise<LineView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...line, ...input } }, async () => {
        const row = lineOf(caller, line);
        permit('recordFunds', caller, row);
        const { isDemo, today } = await todayIn(em, caller.provinceId);
        const funds = fundsOf(line, input, today);
        const earlier = await lockRecords(em, row);
        const [newest] = earlier;
        const version = nextVersion(newest ? recordOf(newest) : null, input.seenVersion);
        const record = await this.add(em, caller, row, {
          ...{ ...funds, id: newId(), version, basis: 'entered', rehearsal: isDemo },
          ...{ printed: null, printedRate: null, source: null, readings: [] },
        });
        return viewOf(row, [record, ...earlier]);
      }),
    );
  }

  /** Takes in what a paper says, as the next version; a statement already taken in changes nothing. */
  async state(em: EntityManager, caller: Caller, statement: Statement): Promise<void> {
    const { year, programme, fundingSource, measure, ...said } = statement;
    const row = lineOf(caller, { year, programme, fundingSource, measure });
    const earlier = await lockRecords(em, row);
    if (earlier.some(({ id }) => id === statement.id)) return;
    const version = (earlier[0]?.version ?? 0) + 1;
    await this.add(em, caller, row, { ...said, version, basis: 'stated', rehearsal: false });
  }

  private async add(
    em: EntityManager,
    caller: Caller,
    line: LineRow,
    said: Omit<FundingRecord, 'recordedAt'>,
  ): Promise<LineRecordRow> {
    const { id: lineId, provinceId, year, programme, fundingSource, measure } = line;
    const record = { ...said, lineId, provinceId, measure, recordedBy: caller.userId, recordedAt: new Date() };
    await insertRecord(em, record);
    const { id: recordId, ...told } = said;
    const data = { lineId, year, programme, fundingSource, measure, recordId, ...told };
    await append(em, caller, FundsRecorded, { subject: lineId, data });
    return record;
  }
}

/** The same line has the same id on every machine, so that the first word of it can be said only once. */
function lineOf({ provinceId }: Caller, line: LineKey): LineRow {
  const { year, programme, fundingSource, measure } = line;
  return { ...line, id: uuidOf('line', [provinceId, year, programme, fundingSource, measure].join('/')), provinceId };
}
