import { CallerView } from '@langmoi/contracts/directory';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { loadDemos } from '../src/demo/load-demos';
import { dataDir, startService, type TestService } from './service';

const gateway = aCaller({ userId: uuidOf('service', 'gateway') });
let directory: TestService;

beforeAll(async () => {
  directory = await startService({ demo: false });
  await directory.load((loads) => loadDemos(loads, dataDir));
});
afterAll(() => directory?.close());

const find = (account: string, caller = gateway) => directory.ask(`/callers/${account}`, caller);

it('tells the gateway who an account is today', async () => {
  const { status, body } = await find('xa.ham-tan');
  expect(status).toBe(200);
  expect(CallerView.parse(body)).toEqual({
    account: 'xa.ham-tan',
    displayName: 'Cán bộ NTM xã Hàm Tân (diễn tập)',
    officerId: uuidOf('officer', 'xa.ham-tan'),
    provinceId: uuidOf('province', '84'),
    national: false,
    predecessors: [],
    offices: [
      {
        appointmentId: expect.any(String),
        organisationId: uuidOf('organisation', '29489/peoples-committee'),
        organisationName: 'Ủy ban nhân dân xã Hàm Tân',
        unitId: uuidOf('unit', '29489'),
        unitName: 'Xã Hàm Tân',
        unitPath: [uuidOf('unit', '84'), expect.any(String), uuidOf('unit', '29489')],
        roles: ['communeOfficer'],
        capacity: 'own',
      },
    ],
    rehearsal: true,
  });
});

it('tells nobody else, whatever their role', async () => {
  const curious = aCaller({ provinceId: uuidOf('province', '84'), roles: ['operator', 'provinceAdministrator'] });
  const { status, body } = await find('xa.ham-tan', curious);
  expect({ status, type: body['type'] }).toEqual({ status: 403, type: '/problems/not-permitted' });
});

it('does not know an account that nobody has', async () => {
  const { status, body } = await find('xa.khong-co');
  expect({ status, type: body['type'] }).toEqual({ status: 404, type: '/problems/account-not-found' });
});

it('knows somebody whose appointment has ended, and no office of theirs', async () => {
  const { admin } = directory.database;
  await admin.query(`UPDATE appointments SET to_on = '2020-03-31' WHERE officer_id = $1`, [uuidOf('officer', 'vpdp')]);
  expect((await find('vpdp')).body).toMatchObject({ account: 'vpdp', offices: [] });
});

it('tells an office which provinces its own took over, from the day of the grant by its own clock', async () => {
  const { admin } = directory.database;
  const taken = uuidOf('province', '83');
  const decision = { number: '202/2025/QH15', date: '2025-06-12', authority: 'Quốc hội' };
  await admin.query(`INSERT INTO province_grants VALUES ($1, 'Bến Tre', $2, '2020-04-01', $3)`, [
    ...[taken, uuidOf('unit', '84'), decision],
  ]);
  const told = async () => CallerView.parse((await find('xa.ham-tan')).body).predecessors;
  expect(await told()).toEqual([{ provinceId: taken, name: 'Bến Tre', fromOn: '2020-04-01', decision }]);
  await admin.query(`UPDATE province_grants SET from_on = '2020-04-02'`);
  expect(await told()).toEqual([]);
});

it('keeps the list of accounts to itself where there is no demo', async () => {
  const { status, body } = await directory.ask('/accounts');
  expect({ status, type: body['type'] }).toEqual({ status: 403, type: '/problems/not-demo' });
});
