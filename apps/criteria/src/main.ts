import multipart from '@fastify/multipart';
import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { criteriaModule, entities } from './app.module';
import { uploads } from './figure-import/import.controller';

export const start = apiEntry({
  ...{ name: 'criteria', module: criteriaModule, entities, access: accessOf('criteria') },
  configure: (fastify) => void fastify.register(multipart, uploads),
});
