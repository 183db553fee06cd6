import { apiEntry } from '@langmoi/platform/entries';
import { entities, cultureModule } from './app.module';

export const start = apiEntry({ name: 'culture', module: cultureModule, entities });
