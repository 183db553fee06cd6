import { aScene, officer, type Scene } from './personnel-scene';

let scene: Scene;
beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

/** Moves an appointment of the demo, as the table's owner would, past every rule of the code. */
const give = (account: string, role: string) =>
  scene.directory.database.admin.query(`UPDATE appointments SET role = $2 WHERE officer_id = $1`, [
    officer(account),
    role,
  ]);

it.each([
  ['van-hanh', 'nationalAdministrator'],
  ['van-hanh', 'nationalViewer'],
  ['trung-uong', 'provinceAdministrator'],
  ['trung-uong', 'operator'],
])(
  'holds no national office in a province and no other in the nation, in the data itself: %s as %s',
  async (...given) => {
    await expect(give(...given)).rejects.toMatchObject({ driverError: { constraint: 'ck_appointments_nation' } });
  },
);

it('takes an auditor of the nation, and one of a province', async () => {
  await expect(give('trung-uong', 'auditor')).resolves.toBeDefined();
  await expect(give('van-hanh', 'auditor')).resolves.toBeDefined();
});

it('refuses the nation’s office in a province by the table before the data are asked', async () => {
  const { status, body } = await scene.invite('tw-o-tinh', { role: 'nationalAdministrator' });
  expect([status, body['type']]).toEqual([403, '/problems/not-permitted']);
});
