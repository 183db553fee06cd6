import { loadEntry } from '@langmoi/platform/entries';
import { loadModule } from './app.module';
import { entities } from './schema';
import { DemoService } from './title/demo.service';

/** Regimes, calendars and the titles that the reports state; a second load changes nothing and tells nothing. */
export const start = loadEntry({
  name: 'recognition',
  module: loadModule,
  entities,
  load: (app, dataDir) => app.get(DemoService).load(dataDir),
});
