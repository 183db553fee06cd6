import { hearings } from '@langmoi/domain/access/hearings';
import { workerEntry } from '@langmoi/platform/entries';
import { entities, workerModule } from './app.module';

/** The projector: every read model, by events alone. */
export const start = workerEntry({
  name: 'reporting',
  group: 'reporting.overview',
  hears: hearings.reporting,
  together: true,
  module: workerModule,
  entities,
});
