import multipart from '@fastify/multipart';
import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { listUploads } from '@langmoi/facts/lists/list-form';
import { entities, fundingModule } from './app.module';

export const start = apiEntry({
  ...{ name: 'funding', module: fundingModule, entities, access: accessOf('funding') },
  configure: (fastify) => void fastify.register(multipart, listUploads),
});
