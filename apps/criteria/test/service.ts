import { aPlace } from '@langmoi/testing/place';
import { serviceUnderTest, type ServiceUnderTest } from '@langmoi/testing/service';
import { join } from 'node:path';
import { criteriaModule, entities, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';

export const dataDir = join(__dirname, '../../../data');

export type TestService = ServiceUnderTest;

export const startService = (): Promise<TestService> =>
  serviceUnderTest({ name: 'criteria', module: criteriaModule, worker: workerModule, entities, migrations });

/** A commune of a province of its own, with a set of three criteria; a demo unless it is a real one. */
export async function aCommune({ database: { admin } }: TestService, choice: { isDemo?: boolean } = {}) {
  const place = await aPlace(admin, choice);
  const { provinceId, commune: communeId } = place;
  const criteria = [1, 2, 3].map((no) => ({
    ...{ no, title: null, group: null, confidence: 'seed', leads: [], indicators: [] },
  }));
  await admin.query(
    `INSERT INTO criteria_sets VALUES ($1, 'three', 1, '{"vi": "ba", "en": "three"}', 'NTM', '2016-2099', 'a law', 'seed', $2)`,
    [provinceId, JSON.stringify(criteria)],
  );
  return { ...place, communeId };
}
