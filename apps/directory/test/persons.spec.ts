import type { OrganisationView } from '@langmoi/contracts/directory';
import { PersonView, PowerView } from '@langmoi/contracts/officers';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import {
  administrator,
  aScene,
  auditor,
  nationalAdministrator,
  nationId,
  officer,
  provinceId,
  reading,
  refusal,
  type Scene,
} from './personnel-scene';

let scene: Scene;
let person: PersonView;

beforeAll(async () => {
  scene = await aScene();
  ({ person } = await scene.invite('thu.nguyen'));
});
afterAll(() => scene?.directory.close());

const purposeful = { ...auditor, purpose: 'Kiểm tra việc bổ nhiệm quý II (diễn tập)' };
const list = async (query: string, caller = administrator) => {
  const { status, body } = await scene.directory.ask<PersonView[]>(`/provinces/${provinceId}/persons${query}`, caller);
  expect(status).toBe(200);
  return PersonView.array().parse(body);
};
const reads = async (): Promise<{ by_user: string; purpose: string | null; persons: string[] }[]> =>
  scene.directory.database.admin.query('SELECT by_user, purpose, persons FROM personal_reads ORDER BY at');

it('finds a person by name with and without diacritics, and by sign-in name', async () => {
  for (const search of ['Nguyễn Thị Thử', 'nguyen thi thu', 'NGUYEN', 'thu.nguyen']) {
    expect((await list(`?search=${encodeURIComponent(search)}`)).map(({ id }) => id)).toContain(person.id);
  }
  expect(await list('?search=khong-co-ai')).toEqual([]);
});

it('shows a phone to the administrator, a number to the auditor who says why, and masks them for others', async () => {
  const shown = async (caller = administrator) => {
    const { phone, identityNumber, homeUnitName } = (await scene.view(person.id, caller)).person;
    return [phone, identityNumber, homeUnitName];
  };
  expect(await shown()).toEqual(['0909 123 456', '•••', 'Xã Hàm Tân']);
  expect(await shown(auditor)).toEqual(['•••', '•••', '•••']);
  expect(await shown({ ...auditor, purpose: '   ' })).toEqual(['•••', '•••', '•••']);
  expect(await shown(purposeful)).toEqual(['0909 123 456', '084099000001', 'Xã Hàm Tân']);
});

it('does not find by what it masks', async () => {
  const found = async (search: string, caller = administrator) =>
    (await list(`?search=${encodeURIComponent(search)}`, caller)).map(({ id }) => id);
  expect(await found('0909123456')).toEqual([person.id]);
  expect(await found('084099000001')).toEqual([]);
  expect(await found('0909123456', auditor)).toEqual([]);
  expect(await found('084099000001', purposeful)).toEqual([person.id]);
});

it('records each view of personal data with its reader and purpose, and no other view', async () => {
  await scene.directory.database.admin.query('TRUNCATE personal_reads');
  await scene.view(person.id, auditor);
  await list('', auditor);
  expect(await reads()).toEqual([]);
  await scene.view(person.id, purposeful);
  await list('?search=nguyen%20thi%20thu', administrator);
  expect(await reads()).toEqual([
    { by_user: auditor.userId, purpose: purposeful.purpose, persons: [person.id] },
    { by_user: administrator.userId, purpose: null, persons: [person.id] },
  ]);
});

it('lists who is in office on a day, with the appointments of that day', async () => {
  expect((await list('?on=2020-03-31')).map(({ id }) => id)).not.toContain(person.id);
  const day = await list('?on=2020-04-01');
  expect(day.find(({ id }) => id === person.id)?.appointments).toHaveLength(1);
});

it('says what somebody could do on a day, and by which decision', async () => {
  const powers = async (account: string, on: string) => {
    const path = `/persons/${officer(account)}/powers?on=${on}`;
    return PowerView.array().parse((await scene.directory.ask(path, administrator)).body);
  };
  const deputy = (await powers('pho-chu-tich', '2020-04-01')).filter(({ action }) => action === 'issueDecision');
  expect(deputy).toMatchObject([
    {
      ...{ service: 'recognition', role: 'chairmanOffice' },
      because: {
        vi: 'được issueDecision: Văn phòng Chủ tịch UBND tỉnh, Chủ tịch Ủy ban nhân dân tỉnh (văn phòng giúp việc) (Tỉnh Trà Vinh), ký thay (KT.), quyết định 01/QĐ-UBND (diễn tập), từ 01/01/2020',
        en: expect.stringContaining('may issueDecision: office of the provincial chairman'),
      },
    },
  ]);
  expect(await powers('pho-chu-tich', '2019-12-31')).toEqual([]);
  const auditing = await powers('kiem-toan', '2020-04-01');
  expect(auditing.map(({ action }) => action)).not.toContain('invitePerson');
});

it('shows persons to administrators and auditors of the province, and to nobody else', async () => {
  const path = `/provinces/${provinceId}/persons`;
  const ask = async (caller: typeof administrator) => refusal(await scene.directory.ask(path, caller));
  expect(await ask(aCaller({ provinceId, roles: ['communeOfficer'] }))).toBe('403 not-permitted');
  expect(await ask(aCaller({ roles: ['auditor'] }))).toBe('404 province-not-found');
  expect(refusal(await scene.view(person.id, aCaller({ roles: ['auditor'] })))).toBe('404 person-not-found');
  expect(await ask(nationalAdministrator)).toBe('404 province-not-found');
  expect(await ask(reading(nationalAdministrator))).toBe('200 undefined');
});

it('shows the nation its own persons, and a province only as one that it reads', async () => {
  const { body } = await scene.directory.ask<PersonView[]>(`/provinces/${nationId}/persons`, nationalAdministrator);
  expect(body.map(({ account }) => account)).toContain('trung-uong');
  expect((await scene.view(person.id, reading(nationalAdministrator))).person).toMatchObject({ phone: '•••' });
  const national = { ...reading(nationalAdministrator), roles: ['auditor' as const], purpose: 'Kiểm tra (diễn tập)' };
  expect((await scene.view(person.id, national)).person).toMatchObject({ phone: '0909 123 456' });
  expect(refusal(await scene.view(person.id, nationalAdministrator))).toBe('404 person-not-found');
});

it('tells who sits in an organisation to officers alone, and where they are at home to fewer still', async () => {
  const office = async (caller: typeof administrator) => {
    const path = `/provinces/${provinceId}/organisations`;
    const { body } = await scene.directory.ask<OrganisationView[]>(path, caller);
    return body.find(({ id }) => id === uuidOf('organisation', '84/coordination-office'))?.members;
  };
  const seat = { officerId: person.id, role: 'coordinationOffice' };
  expect(await office(administrator)).toContainEqual(
    expect.objectContaining({ ...seat, homeUnitId: uuidOf('unit', '29489') }),
  );
  const communal = await office(aCaller({ provinceId, roles: ['communeOfficer'] }));
  expect(communal).toContainEqual(expect.objectContaining({ ...seat, homeUnitId: null }));
  expect(await office(aCaller({ provinceId, roles: ['citizen'] }))).toEqual([]);
});
