import { apiEntry } from '@langmoi/platform/entries';
import { entities, reportingModule } from './app.module';

export const start = apiEntry({ name: 'reporting', module: reportingModule, entities });
