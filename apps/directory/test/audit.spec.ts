import type { PersonalRead, ProvinceRead } from '@langmoi/contracts/audit';
import {
  administrator,
  aScene,
  auditor,
  nationalAdministrator,
  officer,
  provinceId,
  reading,
  type Scene,
} from './personnel-scene';
import { aCaller } from '@langmoi/testing/callers';

let scene: Scene;
beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

const personal = '/audit/personal-reads';
const ofProvince = '/audit/province-reads';
const nationalAuditor = { ...nationalAdministrator, roles: ['auditor' as const], purpose: 'Kiểm toán sổ hộ năm 2020' };

it('tells who was shown whose number, when and what for, the newest first and by name where it is known', async () => {
  const { person } = await scene.invite('da-xem');
  await scene.view(person.id, administrator);
  await scene.view(person.id, { ...auditor, purpose: 'Kiểm toán năm 2020' });
  const { status, body } = await scene.directory.ask<PersonalRead[]>(personal, auditor);
  expect(status).toBe(200);
  const subjects = [{ id: person.id, name: person.displayName }];
  expect(body).toMatchObject([
    { userId: auditor.userId, userName: null, purpose: 'Kiểm toán năm 2020', subjects },
    { userId: officer('quan-tri'), userName: expect.stringMatching(/\S/), purpose: null, subjects },
  ]);
  const [newest] = body;
  const older = await scene.directory.ask<PersonalRead[]>(`${personal}?before=${newest!.at}`, administrator);
  expect(older.body.map(({ userId }) => userId)).toEqual([administrator.userId]);
});

it('shows no number in the record, and reading the record is itself no view of a person', async () => {
  const { person } = await scene.invite('khong-lo');
  await scene.view(person.id, administrator);
  const count = async () => (await scene.directory.ask<PersonalRead[]>(personal, administrator)).body.length;
  const before = await count();
  expect(await count()).toBe(before);
  const { body } = await scene.directory.ask<PersonalRead[]>(personal, administrator);
  expect(JSON.stringify(body)).not.toMatch(/0909|084099/);
});

it('tells a province which national office read it, by which request and what for', async () => {
  await scene.directory.ask(`/provinces/${provinceId}/units`, reading(nationalAuditor));
  const { body } = await scene.directory.ask<ProvinceRead[]>(ofProvince, administrator);
  expect(body[0]).toMatchObject({
    ...{ userId: nationalAuditor.userId, roles: ['auditor'], purpose: nationalAuditor.purpose },
    request: expect.stringContaining(`/provinces/${provinceId}/units`),
  });
});

it('shows the nation none of the readings of a province, and another province nothing of either', async () => {
  const foreign = aCaller({ ...administrator, provinceId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' });
  expect(await scene.directory.ask(ofProvince, reading(nationalAuditor))).toMatchObject({ status: 403 });
  expect(await scene.directory.ask(ofProvince, nationalAuditor)).toEqual({ status: 200, body: [] });
  for (const path of [ofProvince, personal]) {
    expect(await scene.directory.ask(path, foreign)).toEqual({ status: 200, body: [] });
  }
  const seen = await scene.directory.ask<PersonalRead[]>(personal, reading(nationalAuditor));
  expect(seen.status).toBe(200);
  const record = await scene.directory.ask<ProvinceRead[]>(ofProvince, auditor);
  expect(record.body[0]?.request).toContain(personal); // the look into the record is on record
});
