import type { Caller } from '@langmoi/contracts/caller';
import { HouseholdHistory, HouseholdView } from '@langmoi/contracts/households';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aCaller } from '@langmoi/testing/callers';
import { aPlace, type Place } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { officeAt, type Standing } from '@langmoi/testing/standings';
import { StandardService } from '../src/standard/standard.service';

/** Everything of a household that is its own: no reader but who may see it finds any of these words in an answer. */
export const personal = {
  head: 'Lý Thị Bí Mật',
  child: 'Lý Văn Kín Đáo',
  address: 'Số 7 hẻm Thử',
  phone: '0909 123 456',
  headNumber: '000000000017',
  childNumber: '000000018',
} as const;

export const aHousehold = (change: object = {}) => ({
  ...{ hamlet: 'Ấp Thử', address: personal.address, phone: personal.phone },
  members: [
    { name: personal.head, birth: '1958', relation: 'head', identityNumber: personal.headNumber },
    { name: personal.child, birth: '1990-04-30', relation: 'child', identityNumber: personal.childNumber },
  ],
  ...{ classification: 'poor', since: '2020-01-01' },
  decision: { number: '12/QĐ-UBND', date: '2019-12-24', authority: 'UBND xã Thử' },
  ...change,
});

export const somebody = (role: Caller['roles'][number], standing: Standing, place: Place, choice = {}): Caller =>
  aCaller({ ...officeAt(standing, place), roles: [role], ...choice });
export const keeper = (place: Place): Caller => somebody('povertyOfficer', 'commune', place);
export const purpose = 'Kiểm toán chi trợ cấp quý II (diễn tập)';

/** A place of its own, with the standards that the register classifies by. */
export async function aCommune(poverty: ServiceUnderTest, choice: { isDemo?: boolean } = {}): Promise<Place> {
  const place = await aPlace(poverty.database.admin, choice);
  const title = { vi: 'Chuẩn thử', en: 'A standard' };
  const law = { title, legalBasis: 'Quyết định thử', confidence: 'provisional' as const };
  const standards = [
    { ...law, id: '2016-2021', fromOn: '2016-01-01', toOn: '2021-12-31' },
    { ...law, id: '2022', fromOn: '2022-01-01', toOn: null },
  ];
  const house = systemCaller('poverty', place.provinceId);
  await poverty.load((loads) => loads.get(Db).run(house, (em) => loads.get(StandardService).store(em, standards)));
  return place;
}

export const register = (poverty: ServiceUnderTest, place: Place, change: object = {}, caller = keeper(place)) =>
  poverty.command(`POST /communes/${place.commune}/households`, aHousehold(change), caller);

/** A household in the register of the place, as its command answered. */
export const registered = async (poverty: ServiceUnderTest, place: Place, change: object = {}) =>
  HouseholdView.parse((await register(poverty, place, change)).body);

export const view = async (poverty: ServiceUnderTest, id: string, caller: Caller) =>
  HouseholdHistory.parse((await poverty.ask(`/households/${id}`, caller)).body);
