import { PovertyView, SupportRecorded, SupportView } from '@langmoi/contracts/poverty';
import { aCaller } from '@langmoi/testing/callers';
import { aPlace, type Place } from '@langmoi/testing/place';
import { itRecordsInTurn } from '@langmoi/testing/recording';
import { refusalIn } from '@langmoi/testing/refusals';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { housing, publish, startService } from './service';

let poverty: ServiceUnderTest;

beforeAll(async () => {
  poverty = await startService();
});
afterAll(() => poverty?.close());

/** A place of its own with one policy. */
async function aPolicy(choice: { isDemo?: boolean } = {}): Promise<Place> {
  const place = await aPlace(poverty.database.admin, choice);
  await publish(poverty, place.provinceId, [housing]);
  return place;
}

const at = (measure: string) => `/years/2020/policies/housing/${measure}/records`;
const supported = at('supported');
const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['povertyOfficer'] });
const say = (place: Place, measure: string, change: object) =>
  poverty.command(`POST ${at(measure)}`, { asOf: '2020-06-30', seenVersion: 0, ...change }, anOfficer(place));
const view = async (place: Place) => PovertyView.parse((await poverty.ask('/supports', anOfficer(place))).body);

it('records versions one after the other, and tells of each', async () => {
  const place = await aPolicy();
  const first = await say(place, 'supported', { count: 727, amount: '14575000000' });
  expect(first.status).toBe(201);
  const { supportId, current, history } = SupportView.parse(first.body);
  expect(current).toMatchObject({
    ...{ version: 1, basis: 'entered', asOf: '2020-06-30', source: null, rehearsal: true },
    ...{ count: 727, amount: '14575000000', period: null, printedRate: null, readings: [] },
  });
  expect(history).toEqual([current]);
  const second = SupportView.parse((await say(place, 'supported', { seenVersion: 1, count: 728 })).body);
  expect(second).toMatchObject({ supportId, current: { version: 2, count: 728, amount: null } });
  expect((await view(place)).supports).toEqual([second]);
  expect(await poverty.events(SupportRecorded.type)).toMatchObject([
    { supportId, year: 2020, policy: 'housing', version: 1, amount: '14575000000', recordId: current.id },
    { supportId, year: 2020, policy: 'housing', version: 2, amount: null },
  ]);
});

describe('Of what was approved', () => {
  const approved = { count: 99626, amount: '74719500000' };

  it.each<[string, object, string]>([
    ['persons', { count: 99627, amount: null }, '422 part-exceeds-whole at /count'],
    ['đồng', { count: 1, amount: '74719500001' }, '422 part-exceeds-whole at /amount'],
  ])('pays no more %s, whichever of the two is said last', async (_, paid, refusal) => {
    const place = await aPolicy();
    expect((await say(place, 'approved', approved)).status).toBe(201);
    expect(refusalIn(await say(place, 'paid', paid))).toBe(refusal);
    expect((await say(place, 'paid', approved)).status).toBe(201);
    const less = { seenVersion: 1, count: 99625, amount: '74719499999' };
    expect(refusalIn(await say(place, 'approved', less))).toBe('422 part-exceeds-whole at /count');
    expect((await view(place)).supports.map(({ history }) => history.length)).toEqual([1, 1]);
  });

  it('refuses nothing while it is not known', async () => {
    const place = await aPolicy();
    expect((await say(place, 'paid', { count: 99627 })).status).toBe(201);
  });

  it('does not let two at once, one who approves and one who pays, overlook each other', async () => {
    const place = await aPolicy();
    const answers = await Promise.all([say(place, 'approved', { count: 5 }), say(place, 'paid', { count: 6 })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });
});

itRecordsInTurn({
  service: () => poverty,
  aPlace: aPolicy,
  role: 'povertyOfficer',
  table: 'support_records',
  action: 'recordSupport',
  path: () => supported,
  body: { count: 727 },
  other: { count: 1 },
  list: { path: '/supports', name: 'supports' },
  refused: [
    ['a policy that nobody published', () => supported.replace('housing', 'luck'), {}, '404 policy-not-found at '],
    ['a part of a household', () => supported, { count: 0.5 }, '400 invalid-request at /count'],
    ['an amount that is a number', () => supported, { amount: 5 }, '400 invalid-request at /amount'],
    ['a part of a đồng', () => supported, { amount: '0.5' }, '400 invalid-request at /amount'],
    [
      'a year before the programmes',
      () => supported.replace('2020', '1999'),
      {},
      '400 invalid-request at /params/year',
    ],
    ['a measure that does not exist', () => at('wished'), {}, '400 invalid-request at /params/measure'],
  ],
});
