import { Source } from '@langmoi/contracts/common';
import { HoldingKey, HoldingRecord, TitleDefinition } from '@langmoi/contracts/culture';
import { identified, takeInPapers } from '@langmoi/platform/demo-files';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { HoldingService } from '../holding/holding.service';
import { TitleService } from '../title/title.service';

const Printed = HoldingRecord.pick({
  ...{ holders: true, universe: true, printedRate: true, asOf: true, readings: true },
});

/** `demo/<province>/culture-<year>.json`. */
const CultureFile = z.object({
  titles: z.array(TitleDefinition),
  records: z.array(
    HoldingKey.omit({ unitId: true })
      .extend(Printed.shape)
      .extend({ unitCode: z.string(), source: Source })
      .transform(({ unitCode, ...record }) => ({ ...record, unitId: uuidOf('unit', unitCode) })),
  ),
});

/** Takes in what the papers of the demo provinces say. The same files again change nothing and announce nothing. */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  const papers = { service: 'culture', dataDir, name: /^culture-\d{4}\.json$/, schema: CultureFile };
  await takeInPapers(app, papers, async (em, caller, { titles, records }) => {
    await app.get(TitleService).publish(em, caller, titles);
    for (const record of records) await app.get(HoldingService).state(em, caller, identified(caller, record));
  });
}
