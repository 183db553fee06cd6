import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { entities, povertyModule } from './app.module';

export const start = apiEntry({ name: 'poverty', module: povertyModule, entities, access: accessOf('poverty') });
