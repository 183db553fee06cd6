import multipart from '@fastify/multipart';
import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { listUploads } from '@langmoi/facts/lists/list-form';
import { entities, povertyModule } from './app.module';

export const start = apiEntry({
  ...{ name: 'poverty', module: povertyModule, entities, access: accessOf('poverty') },
  configure: (fastify) => void fastify.register(multipart, listUploads),
});
