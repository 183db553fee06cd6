import { hearings } from '@langmoi/domain/access/hearings';
import { workerEntry } from '@langmoi/platform/entries';
import { entities, workerModule } from './app.module';

/** The outbox relay, and the copies of the directory's units and dates. */
export const start = workerEntry({
  name: 'culture',
  group: 'culture.reference',
  hears: hearings.culture,
  module: workerModule,
  entities,
});
