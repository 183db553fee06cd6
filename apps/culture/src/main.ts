import multipart from '@fastify/multipart';
import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { listUploads } from '@langmoi/facts/lists/list-form';
import { cultureModule, entities } from './app.module';

export const start = apiEntry({
  ...{ name: 'culture', module: cultureModule, entities, access: accessOf('culture') },
  configure: (fastify) => void fastify.register(multipart, listUploads),
});
