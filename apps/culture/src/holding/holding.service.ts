import type { Caller } from '@langmoi/contracts/caller';
import {
  HoldersRecorded,
  type CultureView,
  type HoldingKey,
  type HoldingRecord,
  type HoldingView,
  type RecordHolders,
} from '@langmoi/contracts/culture';
import { Outage } from '@langmoi/contracts/problem';
import { carriedHoldings, type SaidHolding } from '@langmoi/domain/carried-holdings';
import { nextVersion, type Stated } from '@langmoi/domain/facts';
import { fullName } from '@langmoi/domain/unit-name';
import { askedFor } from '@langmoi/domain/units/lineage';
import { signedNow } from '@langmoi/platform/fact.entity';
import { Db } from '@langmoi/platform/db';
import { findUnit, listLives, listUnits, todayIn } from '@langmoi/platform/directory-copy';
import { refuseClosedDays } from '@langmoi/facts/figure-closings';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TitleService } from '../title/title.service';
import { holdersOf, recordOf, viewOf } from './holding';
import type { HoldingRecordRow, HoldingRow } from './holding.entity';
import { actionsOf, permit } from './holding.policy';
import { insertRecord, listHoldings, listRecords, lockRecords } from './holding.repository';

export { holdersOf } from './holding';
export type { HoldingRecordRow, HoldingRow } from './holding.entity';
export { permit } from './holding.policy';
export { listHoldings, listRecords } from './holding.repository';

@Injectable()
export class HoldingService {
  constructor(
    private readonly db: Db,
    private readonly titles: TitleService,
  ) {}

  list(caller: Caller, byUnits?: string): Promise<CultureView> {
    return this.db.read(caller, async (em) => {
      const records = Map.groupBy(await listRecords(em), ({ holdingId }) => holdingId);
      const units = new Map((await listUnits(em)).map((unit) => [unit.id, unit]));
      const holdings = (await listHoldings(em)).map((holding) => {
        const unit = units.get(holding.unitId);
        if (!unit) throw new Outage("the directory's units"); // told of in a moment
        return viewOf(holding, fullName(unit), records.get(holding.id) ?? []);
      });
      const titles = await this.titles.list(em);
      const subjects = new Map(titles.map(({ id, subject }) => [id, subject]));
      // Beside what papers say a rehearsal's word stands apart, and is in no sum.
      const said = holdings.flatMap(({ unitId, title, history }): SaidHolding[] => {
        const [newest, level, subject] = [
          history.find(({ rehearsal }) => !rehearsal),
          units.get(unitId)?.level,
          subjects.get(title),
        ];
        return newest && level && subject ? [{ ...newest, unitId, title, level, subject }] : [];
      });
      const asked = await askedFor(byUnits, () => listLives(em));
      return { titles, holdings, actions: actionsOf(caller, caller), ...carriedHoldings(asked, said) };
    });
  }

  /** Records what an officer says of a holding, as its next version. */
  record(caller: Caller, key: string, holding: HoldingKey, input: RecordHolders): Promise<HoldingView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { ...holding, ...input } }, async () => {
        const row = holdingOf(caller, holding);
        permit('recordHolders', caller, row);
        const unit = await findUnit(em, holding.unitId);
        const { isDemo, today } = await todayIn(em, caller.provinceId);
        const holders = holdersOf(input, today);
        await this.titles.require(em, holding.title);
        const earlier = await lockRecords(em, row);
        await refuseClosedDays(em, { asOf: input.asOf, pointer: '/asOf' });
        const [newest] = earlier;
        const version = nextVersion(newest ? recordOf(newest) : null, input.seenVersion);
        const record = await add(em, caller, row, enteredOf(holders, version, isDemo));
        return viewOf(row, fullName(unit), [record, ...earlier]);
      }),
    );
  }

  /** Records what an officer says of a holding in a file, once it was held against all that stands. */
  async enter(
    em: EntityManager,
    caller: Caller,
    isDemo: boolean,
    { holding, holders }: { readonly holding: HoldingKey; readonly holders: Holders },
  ): Promise<void> {
    const row = holdingOf(caller, holding);
    const [newest] = await lockRecords(em, row);
    await add(em, caller, row, enteredOf(holders, (newest?.version ?? 0) + 1, isDemo));
  }

  /** Takes in what a paper says, as the next version; a statement already taken in changes nothing. */
  async state(em: EntityManager, caller: Caller, statement: HoldingKey & Stated<HoldingRecord>): Promise<void> {
    const { unitId, title, ...said } = statement;
    const row = holdingOf(caller, { unitId, title });
    const earlier = await lockRecords(em, row);
    if (earlier.some(({ id }) => id === statement.id)) return;
    const version = (earlier[0]?.version ?? 0) + 1;
    await add(em, caller, row, { ...said, version, basis: 'stated', rehearsal: false });
  }
}

type Holders = ReturnType<typeof holdersOf>;

/** What an officer says, before it is signed. */
const enteredOf = (holders: Holders, version: number, rehearsal: boolean) => ({
  ...{ ...holders, id: newId(), version, basis: 'entered' as const, rehearsal },
  ...{ printedRate: null, source: null, readings: [] },
});

async function add(
  em: EntityManager,
  caller: Caller,
  holding: HoldingRow,
  said: Omit<HoldingRecord, 'recordedAt' | 'capacity'>,
): Promise<HoldingRecordRow> {
  const { id: holdingId, provinceId, unitId, title } = holding;
  const record = { ...said, holdingId, provinceId, ...signedNow(caller) };
  await insertRecord(em, record);
  const { id: recordId, ...told } = said;
  const data = { holdingId, unitId, title, recordId, ...told, capacity: record.capacity };
  await append(em, caller, HoldersRecorded, { subject: holdingId, data });
  return record;
}

/** The same holding has the same id on every machine, so that the first word of it can be said only once. */
function holdingOf({ provinceId }: Caller, holding: HoldingKey): HoldingRow {
  const { unitId, title } = holding;
  return { ...holding, id: uuidOf('holding', [provinceId, unitId, title].join('/')), provinceId };
}
