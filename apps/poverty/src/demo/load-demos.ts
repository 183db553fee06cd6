import { Source } from '@langmoi/contracts/common';
import { HouseholdContent, PovertyStandard } from '@langmoi/contracts/households';
import { PolicyDefinition, SupportKey, SupportRecord } from '@langmoi/contracts/poverty';
import { Db, systemCaller } from '@langmoi/platform/db';
import { identified, takeInPapers } from '@langmoi/platform/demo-files';
import { nationId } from '@langmoi/platform/nation';
import { uuidOf } from '@langmoi/platform/uuid-of';
import type { INestApplicationContext } from '@nestjs/common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { HouseholdService } from '../household/household.service';
import { PolicyService } from '../policy/policy.service';
import { StandardService } from '../standard/standard.service';
import { SupportService } from '../support/support.service';

const Printed = SupportRecord.pick({
  ...{ count: true, amount: true, period: true, printedRate: true, asOf: true, readings: true },
});

/** `demo/<province>/poverty-<year>.json`. */
const PovertyFile = z.object({
  policies: z.array(PolicyDefinition),
  records: z.array(SupportKey.extend(Printed.shape).extend({ source: Source })),
});

/** `demo/<province>/households.json`: made up, every one of them. */
const HouseholdFile = z.object({
  households: z.array(HouseholdContent.extend({ unitCode: z.string(), number: z.number().int().positive() })),
});

const StandardFile = z.object({ standards: z.array(PovertyStandard) });

/**
 * Takes in the poverty standards, what the papers of the demo provinces say, and the households of the rehearsal. The
 * same files again change nothing and announce nothing.
 */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  await loadStandards(app, dataDir);
  const papers = { service: 'poverty', dataDir, name: /^poverty-\d{4}\.json$/, schema: PovertyFile };
  await takeInPapers(app, papers, async (em, caller, { policies, records }) => {
    await app.get(PolicyService).publish(em, caller, policies);
    for (const record of records) await app.get(SupportService).state(em, caller, identified(caller, record));
  });
  const register = { service: 'poverty', dataDir, name: /^households\.json$/, schema: HouseholdFile };
  await takeInPapers(app, register, async (em, caller, { households }) => {
    for (const { unitCode, ...household } of households) {
      const id = uuidOf('household', `${unitCode}/${household.number}`);
      await app.get(HouseholdService).rehearse(em, caller, { ...household, id, unitId: uuidOf('unit', unitCode) });
    }
  });
}

/** Law, of no province. */
function loadStandards(app: INestApplicationContext, dataDir: string): Promise<void> {
  const path = join(dataDir, 'poverty', 'standards.json');
  const { standards } = StandardFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return app.get(Db).run(systemCaller('poverty', nationId), (em) => app.get(StandardService).store(em, standards));
}
