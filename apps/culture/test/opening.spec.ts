import { itOpensProvinces } from '@langmoi/testing/opening';
import { startService } from './service';

itOpensProvinces({
  start: startService,
  rows: { titles: 1, holdings: 1, holding_records: 1, outbox_events: 2 },
  parts: ['titles', 'holdings'],
});
