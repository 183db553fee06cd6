import { loadEntry } from '@langmoi/platform/entries';
import { cultureModule, entities } from './app.module';
import { loadDemos } from './demo/load-demos';

export const start = loadEntry({ name: 'culture', module: cultureModule, entities, load: loadDemos });
