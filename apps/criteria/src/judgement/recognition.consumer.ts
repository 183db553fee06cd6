import { DecisionIssued } from '@langmoi/contracts/recognition';
import { TitleStated } from '@langmoi/contracts/titles';
import { knownBy } from '@langmoi/domain/facts';
import { Db, systemCaller } from '@langmoi/platform/db';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { RecognitionRow } from './recognition.entity';

/** A recognition stands for good: taking it in twice is harmless, in whatever order. */
@Controller()
export class RecognitionConsumer {
  constructor(private readonly db: Db) {}

  @EventPattern(TitleStated.type, TitleStated)
  stated(@Payload() { id, provinceid: provinceId, data }: TitleStated): Promise<void> {
    const { communeId: unitId, tier, decisionNumber: decision, asOf: heldOn, source } = data;
    const knownOn = knownBy(source, heldOn);
    return this.keep({ id, provinceId, unitId, tier, decision, decidedOn: null, heldOn, knownOn, source });
  }

  @EventPattern(DecisionIssued.type, DecisionIssued)
  decided(@Payload() { id, provinceid: provinceId, data }: DecisionIssued): Promise<void> {
    const { communeId: unitId, tier, number: decision, signedOn, effectiveOn: heldOn } = data;
    return this.keep({
      ...{ id, provinceId, unitId, tier, decision, decidedOn: signedOn, heldOn, knownOn: signedOn, source: null },
    });
  }

  private keep(row: RecognitionRow): Promise<void> {
    return this.db.run(systemCaller('criteria', row.provinceId), async (em) => {
      await em.createQueryBuilder().insert().into(RecognitionRow).values(row).orIgnore().execute();
    });
  }
}
