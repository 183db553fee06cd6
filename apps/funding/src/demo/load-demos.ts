import { Source } from '@langmoi/contracts/common';
import { FundingRecord, LineKey } from '@langmoi/contracts/funding';
import { Db, systemCaller } from '@langmoi/platform/db';
import { demoProvinces, type DemoProvince } from '@langmoi/platform/demo-files';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { LineService } from '../line/line.service';

const Printed = FundingRecord.pick({
  ...{ amount: true, planned: true, printed: true, printedRate: true, asOf: true, readings: true },
});

/** `demo/<province>/funding-<year>.json`. */
const FundingFile = z.object({
  records: z.array(LineKey.extend(Printed.shape).extend({ source: Source })),
});

/** Takes in what the papers of the demo provinces say. The same files again change nothing and announce nothing. */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  for (const province of demoProvinces(dataDir, /^funding-\d{4}\.json$/, FundingFile))
    await loadProvince(app, province);
}

function loadProvince(
  app: INestApplicationContext,
  { provinceId, files }: DemoProvince<z.infer<typeof FundingFile>>,
): Promise<void> {
  const caller = systemCaller('funding', provinceId);
  return app.get(Db).run(caller, async (em) => {
    for (const { records } of files) {
      for (const record of records) {
        // The id holds what is said: a corrected file is another statement, and becomes the next version.
        const id = uuidOf('statement', JSON.stringify([provinceId, record]));
        await app.get(LineService).state(em, caller, { ...record, id });
      }
    }
  });
}
