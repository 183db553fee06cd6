import { itOpensProvinces } from '@langmoi/testing/opening';
import { startService } from './service';

itOpensProvinces({
  start: startService,
  rows: { policies: 1, supports: 1, support_records: 1, outbox_events: 2 },
  parts: ['policies', 'supports'],
});
