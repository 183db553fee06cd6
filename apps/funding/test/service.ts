import multipart from '@fastify/multipart';
import { listUploads } from '@langmoi/facts/lists/list-form';
import { serviceUnderTest } from '@langmoi/testing/service';
import { join } from 'node:path';
import { entities, fundingModule, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';

export const dataDir = join(__dirname, '../../../data');

export const startService = () =>
  serviceUnderTest({
    ...{ name: 'funding', module: fundingModule, worker: workerModule, entities, migrations },
    configure: (fastify) => void fastify.register(multipart, listUploads),
  });
