import { identified } from '@langmoi/platform/demo-files';
import { openingConsumer } from '@langmoi/platform/opening';
import { TitleService } from '../title/title.service';
import { HoldingService } from './holding.service';

/** What a province's folder says of the titles of the movement and who holds them. */
export const CultureOpening = openingConsumer('culture', async ({ em, house, data, get }) => {
  await get(TitleService).publish(em, house, data.titles);
  for (const line of data.holdings) {
    const statement = { ...line, printedRate: null, readings: [] };
    await get(HoldingService).state(em, house, identified(house, statement));
  }
});
