import type { TitleDefinition } from '@langmoi/contracts/culture';
import { aCaller } from '@langmoi/testing/callers';
import { itKeepsClosedDays } from '@langmoi/testing/closed-days';
import { aPlace } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { publish, startService } from './service';

let culture: ServiceUnderTest;

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

const household: TitleDefinition = {
  ...{ id: 'household', title: { vi: 'Gia đình', en: 'Family' }, subject: 'household' },
  ...{ universe: { vi: 'số hộ phát động', en: 'households called upon' }, legalBasis: null, confidence: 'provisional' },
};

itKeepsClosedDays({
  service: () => culture,
  async aPlace() {
    const place = await aPlace(culture.database.admin);
    await publish(culture, place.provinceId, [household]);
    return place;
  },
  says: {
    'a count of holders': {
      pointer: '/asOf',
      say: ({ district, provinceId }, asOf) =>
        culture.command(
          `POST /units/${district}/titles/household/records`,
          { asOf, seenVersion: 0, holders: 93, universe: 111 },
          aCaller({ provinceId, roles: ['cultureOfficer'] }),
        ),
    },
  },
});
