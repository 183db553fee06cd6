import { hearings } from '@langmoi/domain/access/hearings';
import { workerEntry } from '@langmoi/platform/entries';
import { entities, workerModule } from './app.module';
import { ImportJobs } from './figure-import/import-jobs';

/** The outbox relay, the copies of the directory's units and dates, and the work that files of figures wait for. */
export const start = workerEntry({
  name: 'criteria',
  group: 'criteria.reference',
  hears: hearings.criteria,
  module: workerModule,
  entities,
  background: [
    async (app) => {
      const turns = app.get(ImportJobs).start();
      return () => turns.stop();
    },
  ],
});
