import { itKeepsItsRecords } from '@langmoi/testing/records';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService } from './service';

const stated = { basis: 'stated', source: {}, rehearsal: false };

itKeepsItsRecords({
  table: 'line_records',
  async start() {
    const funding = await startService();
    await funding.load((loads) => loadDemos(loads, dataDir));
    return funding;
  },
  from: 'planned IS NOT NULL',
  change: { printed: null },
  refused: [
    ['more disbursed than planned', { amount: 2, planned: 1 }, 'ck_line_records_excess'],
    ['less than nothing', { amount: -1 }, 'ck_line_records_amount'],
    ['a plan of what was mobilised', { measure: 'mobilised' }, 'ck_line_records_entered'],
    ['a plan of what a paper says was mobilised', { ...stated, measure: 'mobilised' }, 'ck_line_records_plan'],
    ['a plan that an officer leaves out', { planned: null }, 'ck_line_records_entered'],
    ['another measure than its line has', { measure: 'mobilised', planned: null }, 'fk_line_records_line'],
  ],
});
