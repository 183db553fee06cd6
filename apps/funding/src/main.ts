import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { entities, fundingModule } from './app.module';

export const start = apiEntry({ name: 'funding', module: fundingModule, entities, access: accessOf('funding') });
