import { identified } from '@langmoi/platform/demo-files';
import { openingConsumer } from '@langmoi/platform/opening';
import { LineService } from './line.service';

/** What a province's folder says of its money. */
export const FundingOpening = openingConsumer('funding', async ({ em, house, data, get }) => {
  for (const line of data.funding) {
    const statement = { ...line, printed: null, printedRate: null, readings: [] };
    await get(LineService).state(em, house, identified(house, statement));
  }
});
