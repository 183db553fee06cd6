import { identified } from '@langmoi/platform/demo-files';
import { openingConsumer } from '@langmoi/platform/opening';
import { PolicyService } from '../policy/policy.service';
import { SupportService } from './support.service';

/** What a province's folder says of support policies and whom they reached. */
export const PovertyOpening = openingConsumer('poverty', async ({ em, house, data, get }) => {
  await get(PolicyService).publish(em, house, data.policies);
  for (const line of data.supports) {
    const statement = { ...line, period: null, printedRate: null, readings: [] };
    await get(SupportService).state(em, house, identified(house, statement));
  }
});
