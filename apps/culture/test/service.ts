import { serviceUnderTest } from '@langmoi/testing/service';
import { join } from 'node:path';
import { entities, cultureModule, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';

export const dataDir = join(__dirname, '../../../data');

export const startService = () =>
  serviceUnderTest({ name: 'culture', module: cultureModule, worker: workerModule, entities, migrations });
