import { accessOf } from '@langmoi/domain/access/door';
import { apiEntry } from '@langmoi/platform/entries';
import { entities, reportingModule } from './app.module';

export const start = apiEntry({ name: 'reporting', module: reportingModule, entities, access: accessOf('reporting') });
