import { openingConsumer } from '@langmoi/platform/opening';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { state } from './title.service';

/** Which communes a province's folder says are recognised already. */
export const RecognitionOpening = openingConsumer('recognition', async ({ em, house, data }) => {
  for (const title of data.recognised) {
    const id = uuidOf('title', `${title.communeId}/${title.tier}/stated`);
    await state(em, house, { ...title, id });
  }
});
