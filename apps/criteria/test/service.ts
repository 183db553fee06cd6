import multipart from '@fastify/multipart';
import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { aPlace } from '@langmoi/testing/place';
import { serviceUnderTest, type ServiceUnderTest } from '@langmoi/testing/service';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { criteriaModule, entities, workerModule } from '../src/app.module';
import { uploads } from '../src/figure-import/import.controller';
import { migrations } from '../src/migrate';

export const dataDir = join(__dirname, '../../../data');

export type TestService = ServiceUnderTest;

/** A folder of its own for the files of evidence. */
export const filesEnv = () => ({ FILES_DIR: mkdtempSync(join(tmpdir(), 'langmoi-files-')) });

export const startService = (env: NodeJS.ProcessEnv = filesEnv()): Promise<TestService> =>
  serviceUnderTest({
    ...{ name: 'criteria', module: criteriaModule(env), worker: workerModule(env), entities, migrations },
    configure: (fastify) => void fastify.register(multipart, uploads),
  });

const aCriterion = (no: number, indicators: readonly IndicatorView[] = []) => ({
  ...{ no, title: null, group: null, confidence: 'seed', leads: [], indicators },
});

const threshold = (value: string): IndicatorLaw['thresholds'][number] => ({
  ...{ setBy: 'national', operator: '>=', value, law: { document: 'a law', date: null, article: null } },
  ...{ fromOn: null, toOn: null, confidence: 'seed' },
});

/** An indicator of a share that must reach a figure everywhere, unless it is measured or asked otherwise. */
export function anIndicator(code: string, law: Partial<IndicatorLaw> = {}): IndicatorView {
  return {
    ...{ code, title: { vi: code, en: code }, unit: '%', threshold: null, confidence: 'seed' },
    operator: law.measured?.kind === 'yesNo' ? 'bool' : '>=',
    law: {
      ...{ measured: { kind: 'ratio', per: 100 }, ifAny: false, onlyFor: [], nationwide: null },
      ...{ thresholds: [threshold('50')], ...law },
    },
  };
}

interface Choice {
  readonly isDemo?: boolean;
  /** Of the first criterion; the other two have none. */
  readonly indicators?: readonly IndicatorView[];
}

/** A commune of a province of its own, with a set of three criteria; a demo unless it is a real one. */
export async function aCommune({ database: { admin } }: TestService, { indicators, ...choice }: Choice = {}) {
  const place = await aPlace(admin, choice);
  const { provinceId, commune: communeId } = place;
  const criteria = [aCriterion(1, indicators), aCriterion(2), aCriterion(3)];
  await admin.query(
    `INSERT INTO criteria_sets VALUES ($1, 'three', 1, '{"vi": "ba", "en": "three"}', 'NTM', '2016-2099', 'a law', 'seed', $2)`,
    [provinceId, JSON.stringify(criteria)],
  );
  return { ...place, communeId };
}

/** A set of districts: all communes by the set of three, and two criteria of its own, the first by these indicators. */
export async function aDistrictSet(
  { database: { admin } }: TestService,
  provinceId: string,
  indicators: readonly IndicatorView[] = [],
): Promise<void> {
  const all = anIndicator('dk1', {
    measured: { kind: 'below', level: 'commune', kinds: ['commune'], tiers: ['NTM'], held: 'meets' },
    thresholds: [threshold('100')],
  });
  await admin.query(
    `INSERT INTO criteria_sets SELECT province_id, 'nine', 1, title, 'NTM', period, legal_basis, confidence, $2,
       'district', issuer, law, effective, declared, $3 FROM criteria_sets WHERE province_id = $1 AND id = 'three'`,
    [provinceId, JSON.stringify([aCriterion(1, indicators), aCriterion(2)]), JSON.stringify([all])],
  );
}
