import { Db, systemCaller } from '@langmoi/platform/db';
import type { INestApplicationContext } from '@nestjs/common';
import { AssessmentService } from '../assessment/assessment.service';
import { CriteriaSetService } from '../criteria-set/criteria-set.service';
import { RegistrationService } from '../registration/registration.service';
import { readDemos } from './demo-files';
import { rowsOf, type DemoRows } from './demo-rows';

/** Takes in the demo provinces under the data folder. The same files again change nothing and announce nothing. */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  for (const files of readDemos(dataDir)) await loadProvince(app, rowsOf(files));
}

function loadProvince(app: INestApplicationContext, rows: DemoRows): Promise<void> {
  const [sets, assessments] = [app.get(CriteriaSetService), app.get(AssessmentService)];
  const caller = systemCaller('criteria', rows.provinceId);
  return app.get(Db).run(caller, async (em) => {
    for (const set of rows.sets) await sets.publish(em, caller, set);
    await app.get(RegistrationService).register(em, caller, rows.registrations);
    for (const statement of rows.statements) await assessments.state(em, caller, statement);
  });
}
