import { provincePlace } from '@langmoi/domain/access/table';
import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { aParked, askEverybody, callersOfARoute } from '@langmoi/testing/matrix';
import { aGround } from '@langmoi/testing/standings';
import { workerModule } from '../src/app.module';
import { startIdentity, type House } from './house';

let house: House;

beforeAll(async () => {
  house = await startIdentity();
});
afterAll(() => house?.close());

it('answers everybody at every route as the table says', async () => {
  const { admin } = house.database;
  const place = aGround();
  const { provinceId } = place;
  const at = provincePlace(provinceId);
  const { account, officerId } = await house.account({ provinceId });
  const { account: administrator } = await house.account({ provinceId, administrator: true });
  await admin.query(
    `INSERT INTO machines (client_id, province_id, name, role, secret_hash, rehearsal, created_by, created_at)
     VALUES ('may-so-lieu', $1, 'máy số liệu', 'figuresMachine', 'x', true, $1, now())`,
    [provinceId],
  );
  const ofProvince = { params: { provinceId }, at };
  const asked = { name: 'identity' as const, app: house.app, place };
  const { calls, faults } = await askEverybody({
    ...asked,
    samples: {
      ...(await aParked(admin, place)),
      viewAccountAccess: { params: { account }, at, state: 'other' },
      inviteAccount: { params: { account }, at, state: 'other' },
      listMachines: ofProvince,
      registerMachine: {
        ...ofProvince,
        body: { name: 'máy khác' },
        holds: { provinceAdministrator: { userId: officerId } },
      },
      revokeMachine: { params: { clientId: 'may-so-lieu' }, at },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(9 * callersOfARoute);
  const ofAdministrator = { params: { account: administrator }, at, state: 'administrator' };
  const samples = { viewAccountAccess: ofAdministrator, inviteAccount: ofAdministrator };
  expect((await askEverybody({ ...asked, samples, only: Object.keys(samples) })).faults).toEqual([]);
});

itServesItsContract('identity', () => house.app);
itHearsItsTable('identity', workerModule);
