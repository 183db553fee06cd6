import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { criteriaModule, entities } from './app.module';

export const start = apiEntry({ name: 'criteria', module: criteriaModule, entities, access: accessOf('criteria') });
