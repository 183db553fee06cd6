import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { cultureModule, entities } from './app.module';

export const start = apiEntry({ name: 'culture', module: cultureModule, entities, access: accessOf('culture') });
