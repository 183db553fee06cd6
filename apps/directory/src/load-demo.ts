import { loadEntry } from '@langmoi/platform/entries';
import { directoryModule, entities } from './app.module';
import { loadDemos } from './demo/load-demos';

export const start = loadEntry({
  name: 'directory',
  module: directoryModule({ demo: true }),
  entities,
  load: loadDemos,
});
