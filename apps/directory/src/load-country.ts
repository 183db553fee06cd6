import { loadEntry } from '@langmoi/platform/entries';
import { directoryModule, entities } from './app.module';
import { loadCountry } from './country/load-country';

export const start = loadEntry({
  name: 'directory',
  process: 'load-country',
  module: directoryModule({ demo: false }),
  entities,
  load: (app) => loadCountry(app, (line) => process.stdout.write(`${line}\n`)),
});
