import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { entities, identityModule } from './app.module';

export const start = apiEntry({ name: 'identity', module: identityModule, entities, access: accessOf('identity') });
