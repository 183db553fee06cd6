import { hearings } from '@langmoi/domain/access/hearings';
import { workerEntry } from '@langmoi/platform/entries';
import { entities, workerModule } from './app.module';
import { EvidenceSweep } from './evidence/evidence-sweep';
import { ExportJobs } from './figure-export/export-jobs';
import { ImportJobs } from './figure-import/import-jobs';

/** The outbox relay, the copies of the directory's units and dates, the work that files of figures and exports wait for, and the sweep. */
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
    async (app) => {
      const turns = app.get(ExportJobs).start();
      return () => turns.stop();
    },
    async (app) => {
      const turns = app.get(EvidenceSweep).start();
      return () => turns.stop();
    },
  ],
});
