import { Problem } from '@langmoi/contracts/problem';
import { Db, systemCaller } from '@langmoi/platform/db';
import { nationId } from '@langmoi/platform/nation';
import type { INestApplicationContext } from '@nestjs/common';
import { RegisterService } from '../register/register.service';
import { FollowingService } from '../unit-change/following.service';
import { changesOf, type ProvinceChanges } from './changes';
import { insertFindings } from './finding.repository';
import { findingsOf } from './findings';
import { Paths } from './paths';
import { reconcile } from './reconcile';
import { readCountry, type Country } from './trees';

/**
 * Enters both trees of the country and the change between them, as the nation: a province of today at a time, each whole
 * or not at all; what is entered already stays as it is. Then every tenant is told what its units became. `say` hears of
 * each step, and of what was left out. Throws, when all others are in, where a province could not be entered.
 */
export async function loadCountry(
  app: INestApplicationContext,
  say: (line: string) => void,
  country: Country = readCountry(),
): Promise<void> {
  const reconciled = reconcile(country);
  const paths = new Paths(country, reconciled);
  const refused: string[] = [];
  const changes = changesOf(country, paths);
  for (const [index, province] of changes.entries()) {
    const refusal = await enter(app, province);
    if (refusal) refused.push(`${province.name}: ${refusal}`);
    say(`${index + 1}/${changes.length}  ${province.name}${refusal ? `  ✗ ${refusal}` : ''}`);
  }
  const findings = findingsOf(country, reconciled, paths);
  const added = await app.get(Db).run(nation, (em) => insertFindings(em, nationId, findings));
  say(`${findings.length} điều chưa chắc chắn, ${added} điều mới:`);
  const counts = Map.groupBy(
    findings.flatMap(({ doubts }) => doubts),
    (doubt) => doubt,
  );
  for (const [doubt, { length }] of counts) say(`  ${String(length).padStart(5)}  ${doubt}`);
  await app
    .get(FollowingService)
    .tellProvinces(null, (name) => say(`${name}: đã báo các đơn vị của tỉnh trở thành đơn vị nào`));
  if (refused.length > 0) throw new Error(`Not entered: ${refused.join('; ')}`);
}

const nation = systemCaller('directory', nationId);

/** Why the register does not take a province in; undefined when it has. */
async function enter(app: INestApplicationContext, changes: ProvinceChanges): Promise<string | undefined> {
  const register = app.get(RegisterService);
  const { unitId: under, founded, entries } = changes;
  try {
    await app.get(Db).run(nation, async (em) => {
      for (const { key, ...founding } of founded) {
        await register.found(em, nation, { key: `country/${key}`, under, ...founding });
      }
      await register.record(em, nation, { under, entries });
    });
    return undefined;
  } catch (error) {
    if (error instanceof Problem && error.type === '/problems/units-refused') return JSON.stringify(error.extra);
    throw error;
  }
}
