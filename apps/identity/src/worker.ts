import { hearings } from '@langmoi/domain/access/hearings';
import { workerEntry } from '@langmoi/platform/entries';
import { entities, workerModule } from './app.module';

/** The copy of the directory's accounts. */
export const start = workerEntry({
  name: 'identity',
  group: 'identity.accounts',
  hears: hearings.identity,
  module: workerModule,
  entities,
});
