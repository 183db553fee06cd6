import { HouseholdList } from '@langmoi/contracts/households';
import { aCaller } from '@langmoi/testing/callers';
import { itKeepsClosedDays, toldClosing } from '@langmoi/testing/closed-days';
import type { Place } from '@langmoi/testing/place';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { aCommune, aHousehold, keeper, register } from './register-scene';
import { housing, publish, startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

const decision = { number: '99/QĐ-UBND', date: '2020-06-20', authority: 'UBND xã Thử' };
/** Poor since a day that every closing of these cases holds. */
const since = '2020-01-01';
const classified = (place: Place) => register(poverty, place, { since });

async function theOne(place: Place): Promise<string> {
  const { households } = HouseholdList.parse((await poverty.ask('/households', keeper(place))).body);
  const [household] = households;
  if (!household) throw new Error('No household was registered');
  return household.id;
}
const correct = async (place: Place, change: object) => {
  const body = { ...aHousehold({ since }), seenVersion: 1, ...change };
  return poverty.command(`POST /households/${await theOne(place)}/corrections`, body, keeper(place));
};

itKeepsClosedDays({
  service: () => poverty,
  async aPlace() {
    const place = await aCommune(poverty);
    await publish(poverty, place.provinceId, [housing]);
    return place;
  },
  says: {
    'a sum of support': {
      pointer: '/asOf',
      say: ({ provinceId }, asOf) =>
        poverty.command(
          'POST /years/2020/policies/housing/supported/records',
          { asOf, seenVersion: 0, count: 727 },
          aCaller({ provinceId, roles: ['povertyOfficer'] }),
        ),
    },
    'a household that comes into the register': {
      pointer: '/since',
      say: (place, on) => register(poverty, place, { since: on }),
    },
    'what a review found': {
      pointer: '/since',
      prepare: classified,
      say: (place, on) => correct(place, { classification: 'nearPoor', since: on }),
    },
    'a household that leaves the register': {
      pointer: '/on',
      prepare: classified,
      say: async (place, on) => {
        const body = { on, reason: 'movedAway', decision, seenVersion: 1 };
        return poverty.command(`POST /households/${await theOne(place)}/removal`, body, keeper(place));
      },
    },
  },
});

it('lets a name, an address and a paper be put right in closed time, and not how many they are', async () => {
  const place = await aCommune(poverty);
  await classified(place);
  await toldClosing(poverty, place, '2020-04-30').close();
  const { members } = aHousehold();
  const [head] = members;
  expect(refusalIn(await correct(place, { members: [head] }))).toBe('409 figures-closed at /since');
  const renamed = members.map((member) => ({ ...member, name: `${member.name} Hai` }));
  expect((await correct(place, { members: renamed, address: 'Số 9', decision })).body).toMatchObject({ version: 2 });
});
