import { aCaller } from '@langmoi/testing/callers';
import { itKeepsClosedDays } from '@langmoi/testing/closed-days';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { aPlaceWithTitle, startService } from './service';

let culture: ServiceUnderTest;

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

itKeepsClosedDays({
  service: () => culture,
  aPlace: () => aPlaceWithTitle(culture),
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
