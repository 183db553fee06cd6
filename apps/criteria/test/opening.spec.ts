import { itOpensProvinces } from '@langmoi/testing/opening';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService } from './service';

itOpensProvinces({
  async start() {
    const criteria = await startService();
    await criteria.load((loads) => loadDemos(loads, dataDir)); // the law's sets among it
    return criteria;
  },
  rows: {
    criteria_sets: 1,
    registrations: 1,
    assessments: 2,
    figures: 1,
    targets: 2,
    figure_closings: 1,
    outbox_events: 8,
  },
  parts: ['criteriaSets', 'registrations', 'assessments', 'figures', 'targets', 'closings'],
});
