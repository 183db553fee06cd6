import { itOpensProvinces } from '@langmoi/testing/opening';
import { startService } from './service';

itOpensProvinces({ start: startService, rows: { lines: 1, line_records: 1, outbox_events: 1 }, parts: ['funding'] });
