import { Db, systemCaller } from '@langmoi/platform/db';
import { nationId } from '@langmoi/platform/nation';
import type { INestApplicationContext } from '@nestjs/common';
import { AssessmentService } from '../assessment/assessment.service';
import { LawSetService } from '../criteria-set/law-set.service';
import { CriteriaSetService } from '../criteria-set/criteria-set.service';
import { JudgementService } from '../judgement/judgement.service';
import { RegistrationService } from '../registration/registration.service';
import { TargetService } from '../target/target.service';
import { readDemos, readRegions, readSets } from './demo-files';
import { rowsOf, setsOf, type DemoRows } from './demo-rows';

/** Takes in the demo provinces under the data folder. The same files again change nothing and announce nothing. */
export async function loadDemos(app: INestApplicationContext, dataDir: string): Promise<void> {
  await loadLaw(app, dataDir);
  for (const files of readDemos(dataDir)) await loadProvince(app, rowsOf(files));
}

/** Of no province. */
function loadLaw(app: INestApplicationContext, dataDir: string): Promise<void> {
  const sets = setsOf({ sets: readSets(dataDir), organisations: [] });
  return app.get(Db).run(systemCaller('criteria', nationId), async (em) => {
    await app.get(LawSetService).keep(em, sets);
    await app.get(LawSetService).keepRegions(em, readRegions(dataDir));
  });
}

function loadProvince(app: INestApplicationContext, rows: DemoRows): Promise<void> {
  const [sets, assessments] = [app.get(CriteriaSetService), app.get(AssessmentService)];
  const caller = systemCaller('criteria', rows.provinceId);
  return app.get(Db).run(caller, async (em) => {
    for (const set of rows.sets) await sets.publish(em, caller, set);
    await app.get(RegistrationService).register(em, caller, rows.registrations);
    await app.get(TargetService).state(em, caller, rows);
    for (const statement of rows.statements) await assessments.state(em, caller, statement);
    await app.get(JudgementService).keepStated(em, rows.recognitions);
  });
}
