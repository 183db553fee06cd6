import { loadEntry } from '@langmoi/platform/entries';
import { entities, reportingModule } from './app.module';
import { readStatements } from './stated/stated-files';
import { StatedService } from './stated/stated.service';

/** What the papers of the demo state; the same files again change nothing. */
export const start = loadEntry({
  name: 'reporting',
  module: reportingModule,
  entities,
  async load(app, dataDir) {
    for (const statements of readStatements(dataDir)) await app.get(StatedService).keep(statements);
  },
});
