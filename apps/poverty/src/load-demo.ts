import { loadEntry } from '@langmoi/platform/entries';
import { entities, povertyModule } from './app.module';
import { loadDemos } from './demo/load-demos';

export const start = loadEntry({ name: 'poverty', module: povertyModule, entities, load: loadDemos });
