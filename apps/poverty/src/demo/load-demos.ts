import { Source } from '@langmoi/contracts/common';
import { PolicyDefinition, SupportKey, SupportRecord } from '@langmoi/contracts/poverty';
import { Db, systemCaller } from '@langmoi/platform/db';
import { demoProvinces, type DemoProvince } from '@langmoi/platform/demo-files';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { INestApplicationContext } from '@nestjs/common';
import { z } from 'zod';
import { PolicyService } from '../policy/policy.service';
import { SupportService } from '../support/support.service';

const Printed = SupportRecord.pick({
  ...{ count: true, amount: true, period: true, printedRate: true, asOf: true, readings: true },
});

/** `demo/<province>/poverty-<year>.json`. */
const PovertyFile = z.object({
  policies: z.array(PolicyDefinition),
  records: z.array(SupportKey.extend(Printed.shape).extend({ source: Source })),
});

/** Takes in what the papers of the demo provinces say. The same files again change nothing and announce nothing. */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  for (const province of demoProvinces(dataDir, /^poverty-\d{4}\.json$/, PovertyFile))
    await loadProvince(app, province);
}

function loadProvince(
  app: INestApplicationContext,
  { provinceId, files }: DemoProvince<z.infer<typeof PovertyFile>>,
): Promise<void> {
  const caller = systemCaller('poverty', provinceId);
  return app.get(Db).run(caller, async (em) => {
    for (const { policies, records } of files) {
      await app.get(PolicyService).publish(em, caller, policies);
      for (const record of records) {
        // The id holds what is said: a corrected file is another statement, and becomes the next version.
        const id = uuidOf('statement', JSON.stringify([provinceId, record]));
        await app.get(SupportService).state(em, caller, { ...record, id });
      }
    }
  });
}
