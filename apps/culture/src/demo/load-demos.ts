import { Source } from '@langmoi/contracts/common';
import { HoldingKey, HoldingRecord, TitleDefinition } from '@langmoi/contracts/culture';
import { Db, systemCaller } from '@langmoi/platform/db';
import { demoProvinces, type DemoProvince } from '@langmoi/platform/demo-files';
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
  for (const province of demoProvinces(dataDir, /^culture-\d{4}\.json$/, CultureFile))
    await loadProvince(app, province);
}

function loadProvince(
  app: INestApplicationContext,
  { provinceId, files }: DemoProvince<z.infer<typeof CultureFile>>,
): Promise<void> {
  const caller = systemCaller('culture', provinceId);
  return app.get(Db).run(caller, async (em) => {
    for (const { titles, records } of files) {
      await app.get(TitleService).publish(em, caller, titles);
      for (const record of records) {
        // The id holds what is said: a corrected file is another statement, and becomes the next version.
        const id = uuidOf('statement', JSON.stringify([provinceId, record]));
        await app.get(HoldingService).state(em, caller, { ...record, id });
      }
    }
  });
}
