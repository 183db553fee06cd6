import { aCaller } from '@langmoi/testing/callers';
import { itKeepsClosedDays, toldClosing } from '@langmoi/testing/closed-days';
import { aPlace, type Place } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { startService } from './service';

let funding: ServiceUnderTest;

beforeAll(async () => {
  funding = await startService();
});
afterAll(() => funding?.close());

const records = '/years/2020/programmes/newRural/sources/credit/mobilised/records';
const anOfficer = ({ provinceId }: Place) => aCaller({ provinceId, roles: ['financeOfficer'] });
const record = (place: Place, asOf: string) =>
  funding.command(`POST ${records}`, { asOf, seenVersion: 0, amount: '1' }, anOfficer(place));
const settle = (place: Place, verdict: 'approvals' | 'rejections', body = {}) =>
  funding.command(`POST ${records}/1/${verdict}`, body, anOfficer(place));

itKeepsClosedDays({
  service: () => funding,
  aPlace: () => aPlace(funding.database.admin),
  says: {
    'a sum': { pointer: '/asOf', say: record },
    'the approval of a sum': { pointer: '', prepare: record, say: (place) => settle(place, 'approvals') },
  },
});

it('lets a sum that waits be rejected in closed time: it counts neither before nor after', async () => {
  const place = await aPlace(funding.database.admin);
  await record(place, '2020-04-30');
  await toldClosing(funding, place, '2020-04-30').close();
  const { body } = await settle(place, 'rejections', { reason: 'nhập trùng' });
  expect(body).toMatchObject({ current: null, history: [{ approval: { state: 'rejected' } }] });
});
