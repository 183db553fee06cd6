import { itKeepsItsRecords } from '@langmoi/testing/records';
import { randomUUID } from 'node:crypto';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService } from './service';

itKeepsItsRecords({
  table: 'holding_records',
  async start() {
    const culture = await startService();
    await culture.load((loads) => loadDemos(loads, dataDir));
    return culture;
  },
  from: 'universe > 0',
  refused: [
    ['more holders than there are', { holders: 2, universe: 1 }, 'ck_holding_records_excess'],
    ['fewer than none', { holders: -1 }, 'ck_holding_records_holders'],
    ['a universe that an officer leaves out', { universe: null }, 'ck_holding_records_entered'],
    ['a record of no holding', { holding_id: randomUUID() }, 'fk_holding_records_holding'],
  ],
});
