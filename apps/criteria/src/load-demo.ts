import { loadEntry } from '@langmoi/platform/entries';
import { criteriaModule, entities } from './app.module';
import { loadDemos } from './demo/load-demos';

export const start = loadEntry({ name: 'criteria', module: criteriaModule, entities, load: loadDemos });
