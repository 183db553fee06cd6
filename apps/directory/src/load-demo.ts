import { loadEntry } from '@langmoi/platform/entries';
import { directoryModule, entities } from './app.module';
import { LawService } from './folder/law.service';
import { loadDemos } from './demo/load-demos';

export const start = loadEntry({
  name: 'directory',
  module: directoryModule({ demo: true }),
  entities,
  async load(app, dataDir) {
    await app.get(LawService).load(dataDir);
    await loadDemos(app, dataDir);
  },
});
