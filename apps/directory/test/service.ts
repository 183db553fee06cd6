import multipart from '@fastify/multipart';
import { serviceUnderTest, type ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { directoryModule, entities, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';
import { uploads } from '../src/officer-import/import.controller';

export const dataDir = join(__dirname, '../../../data');

export type TestService = ServiceUnderTest;

export const startService = ({ demo = true } = {}): Promise<TestService> =>
  serviceUnderTest({
    ...{ name: 'directory', module: directoryModule({ demo }), worker: workerModule, entities, migrations },
    configure: (fastify) => void fastify.register(multipart, uploads),
  });

/** A province of its own, by default a demo on 01/7/2020; `today` null makes it a real one. */
export async function aProvince({ database }: TestService, today: string | null = '2020-07-01'): Promise<string> {
  const id = randomUUID();
  await database.admin.query(`INSERT INTO provinces VALUES ($1, $2, 'a province', $3, $4)`, [
    id,
    id,
    today !== null,
    today,
  ]);
  return id;
}
