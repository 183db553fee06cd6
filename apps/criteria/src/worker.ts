import { hearings } from '@langmoi/domain/access/hearings';
import { workerEntry } from '@langmoi/platform/entries';
import { entities, workerModule } from './app.module';

/** The outbox relay, and the copies of the directory's units and dates. */
export const start = workerEntry({
  name: 'criteria',
  group: 'criteria.reference',
  hears: hearings.criteria,
  module: workerModule,
  entities,
});
