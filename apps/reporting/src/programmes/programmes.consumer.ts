import { HoldersRecorded, TitlePublished } from '@langmoi/contracts/culture';
import { FundsRecorded } from '@langmoi/contracts/funding';
import { PolicyPublished, SupportRecorded } from '@langmoi/contracts/poverty';
import { Db, systemCaller } from '@langmoi/platform/db';
import { firstTime, newestState } from '@langmoi/platform/inbox';
import { TombstonePattern, type Tombstone } from '@langmoi/platform/messaging/tombstone';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { FundingLineRow, HoldingRow, MovementTitleRow, PolicyRow, SupportRow } from './programmes.entity';
import { removeDefinition, storeDefinition, storeNewest } from './programmes.repository';

const consumer = 'reporting.overview';

type Once = (em: EntityManager, provinceId: string) => Promise<void>;

/** Throwing means "try again": nothing of the transaction stays, and the offset does not move. */
@Controller()
export class ProgrammesConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(FundsRecorded.type, FundsRecorded)
  funds(@Payload() event: FundsRecorded): Promise<void> {
    const { lineId: id, year, programme, fundingSource, measure, amount, planned, printed } = event.data;
    const line = { id, year, programme, fundingSource, measure, amount, planned, printed };
    return this.once(event, (em, provinceId) =>
      storeNewest(em, FundingLineRow, { ...line, ...saidOf(event.data), provinceId }),
    );
  }

  @EventPattern(SupportRecorded.type, SupportRecorded)
  support(@Payload() event: SupportRecorded): Promise<void> {
    const { supportId: id, year, policy, measure, count, amount, period } = event.data;
    const support = { id, year, policy, measure, count, amount, period };
    return this.once(event, (em, provinceId) =>
      storeNewest(em, SupportRow, { ...support, ...saidOf(event.data), provinceId }),
    );
  }

  @EventPattern(HoldersRecorded.type, HoldersRecorded)
  holders(@Payload() event: HoldersRecorded): Promise<void> {
    const { holdingId: id, unitId, title, holders, universe } = event.data;
    const holding = { id, unitId, title, holders, universe };
    return this.once(event, (em, provinceId) =>
      storeNewest(em, HoldingRow, { ...holding, ...saidOf(event.data), provinceId }),
    );
  }

  @EventPattern(PolicyPublished.type, PolicyPublished)
  policy(@Payload() event: PolicyPublished): Promise<void> {
    return this.newest(event, (em, provinceId) =>
      storeDefinition(em, PolicyRow, { id: event.subject, provinceId, definition: event.data }),
    );
  }

  @TombstonePattern(PolicyPublished)
  policyEnded(@Payload() event: Tombstone): Promise<void> {
    return this.newest(event, (em) => removeDefinition(em, PolicyRow, event.subject));
  }

  @EventPattern(TitlePublished.type, TitlePublished)
  title(@Payload() event: TitlePublished): Promise<void> {
    return this.newest(event, (em, provinceId) =>
      storeDefinition(em, MovementTitleRow, { id: event.subject, provinceId, definition: event.data }),
    );
  }

  @TombstonePattern(TitlePublished)
  titleEnded(@Payload() event: Tombstone): Promise<void> {
    return this.newest(event, (em) => removeDefinition(em, MovementTitleRow, event.subject));
  }

  private once({ id, provinceid }: { id: string; provinceid: string }, work: Once): Promise<void> {
    return this.db.run(systemCaller('reporting', provinceid), async (em) => {
      if (await firstTime(em, consumer, id)) await work(em, provinceid);
    });
  }

  private newest(event: Parameters<typeof newestState>[2] & { provinceid: string }, work: Once): Promise<void> {
    return this.db.run(systemCaller('reporting', event.provinceid), async (em) => {
      if (await newestState(em, consumer, event)) await work(em, event.provinceid);
    });
  }
}

type Said = FundsRecorded['data'] | SupportRecorded['data'] | HoldersRecorded['data'];

const saidOf = ({ version, rehearsal, asOf, printedRate, source, readings }: Said) => ({
  ...{ version, rehearsal, asOf, printedRate, source, readings },
});
