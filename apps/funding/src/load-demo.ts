import { loadEntry } from '@langmoi/platform/entries';
import { entities, fundingModule } from './app.module';
import { loadDemos } from './demo/load-demos';

export const start = loadEntry({ name: 'funding', module: fundingModule, entities, load: loadDemos });
