import { serviceUnderTest } from '@langmoi/testing/service';
import { join } from 'node:path';
import { entities, povertyModule, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';

export const dataDir = join(__dirname, '../../../data');

export const startService = () =>
  serviceUnderTest({ name: 'poverty', module: povertyModule, worker: workerModule, entities, migrations });
