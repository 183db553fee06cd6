import multipart from '@fastify/multipart';
import { listUploads } from '@langmoi/facts/lists/list-form';
import type { PolicyDefinition } from '@langmoi/contracts/poverty';
import { Db, systemCaller } from '@langmoi/platform/db';
import { serviceUnderTest, type ServiceUnderTest } from '@langmoi/testing/service';
import { join } from 'node:path';
import { entities, povertyModule, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';
import { PolicyService } from '../src/policy/policy.service';

export const dataDir = join(__dirname, '../../../data');

export const startService = () =>
  serviceUnderTest({
    ...{ name: 'poverty', module: povertyModule, worker: workerModule, entities, migrations },
    configure: (fastify) => void fastify.register(multipart, listUploads),
  });

/** Publishes policies in a province, as the house. */
export function publish({ app }: ServiceUnderTest, provinceId: string, policies: PolicyDefinition[]): Promise<void> {
  const house = systemCaller('poverty', provinceId);
  return app.get(Db).run(house, (em) => app.get(PolicyService).publish(em, house, policies));
}

/** A policy whose support is counted by households. */
export const housing: PolicyDefinition = {
  ...{ id: 'housing', title: { vi: 'Nhà ở', en: 'Housing' }, parent: null, countingUnit: 'households' },
  ...{ legalBasis: null, confidence: 'provisional' },
};
