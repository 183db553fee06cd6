import { itOpensProvinces } from '@langmoi/testing/opening';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService } from './service';

itOpensProvinces({
  async start() {
    const criteria = await startService();
    await loadDemos(criteria.app, dataDir); // the law's sets among it
    return criteria;
  },
  rows: { criteria_sets: 1, registrations: 1, assessments: 1, outbox_events: 3 },
});
