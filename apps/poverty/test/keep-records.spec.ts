import { itKeepsItsRecords } from '@langmoi/testing/records';
import { randomUUID } from 'node:crypto';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService } from './service';

itKeepsItsRecords({
  table: 'support_records',
  async start() {
    const poverty = await startService();
    await poverty.load((loads) => loadDemos(loads, dataDir));
    return poverty;
  },
  from: 'count > 0',
  change: { period: null },
  refused: [
    ['fewer than none', { count: -1 }, 'ck_support_records_count'],
    ['less than nothing', { amount: -1 }, 'ck_support_records_amount'],
    ['a count that an officer leaves out', { count: null }, 'ck_support_records_entered'],
    ['a record of no support', { support_id: randomUUID() }, 'fk_support_records_support'],
  ],
});
