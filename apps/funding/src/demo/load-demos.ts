import { Source } from '@langmoi/contracts/common';
import { FundingRecord, LineKey } from '@langmoi/contracts/funding';
import { identified, takeInPapers } from '@langmoi/platform/demo-files';
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
  const papers = { service: 'funding', dataDir, name: /^funding-\d{4}\.json$/, schema: FundingFile };
  await takeInPapers(app, papers, async (em, caller, { records }) => {
    for (const record of records) await app.get(LineService).state(em, caller, identified(caller, record));
  });
}
