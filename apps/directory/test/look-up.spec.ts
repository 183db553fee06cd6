import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { loadDemos } from '../src/demo/load-demos';
import { aProvince, dataDir, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const reader = aCaller({ provinceId, roles: ['auditor'] });
const stranger = aCaller({ roles: ['auditor'] });
let directory: TestService;

beforeAll(async () => {
  directory = await startService();
  await directory.load((loads) => loadDemos(loads, dataDir));
});
afterAll(() => directory?.close());

it.each(['', '/units', '/aliases', '/organisations'])(
  'hides another province%s as if it were not there',
  async (path) => {
    const { status, body } = await directory.ask(`/provinces/${provinceId}${path}`, stranger);
    expect({ status, type: body['type'] }).toEqual({ status: 404, type: '/problems/province-not-found' });
    expect((await directory.ask(`/provinces/${provinceId}${path}`, reader)).status).toBe(200);
  },
);

it('shows one unit to its province alone', async () => {
  const path = `/units/${uuidOf('unit', '29489')}`;
  expect((await directory.ask(path, reader)).body).toMatchObject({ name: 'Hàm Tân' });
  const { status, body } = await directory.ask(path, stranger);
  expect({ status, type: body['type'] }).toEqual({ status: 404, type: '/problems/unit-not-found' });
});

it('lists the province of the caller and none of the others, demos included', async () => {
  const other = await aProvince(directory, null);
  expect((await directory.ask('/provinces', reader)).body).toMatchObject([{ id: provinceId, today: '2020-04-01' }]);
  const { body } = await directory.ask('/provinces', aCaller({ provinceId: other, roles: ['auditor'] }));
  expect(body).toMatchObject([{ id: other, isDemo: false, today: expect.stringMatching(/^20\d\d-\d\d-\d\d$/) }]);
});

it('keeps a name that nobody could resolve visibly unresolved', async () => {
  await directory.database.admin.query(
    `INSERT INTO aliases VALUES (gen_random_uuid(), $1, 'Xã Không Rõ', $2, NULL, 'unresolved', '{"vi": "hai xã cùng hợp", "en": "two fit"}', '[]')`,
    [provinceId, uuidOf('unit', '844')],
  );
  const { body } = await directory.ask<object[]>(`/provinces/${provinceId}/aliases`, reader);
  expect(body).toContainEqual({
    written: 'Xã Không Rõ',
    unitId: null,
    unitName: null,
    districtName: 'Huyện Càng Long',
    basis: 'unresolved',
    because: { vi: 'hai xã cùng hợp', en: 'two fit' },
    sources: [],
  });
});

it('wants a signed-in caller for everything but the accounts', async () => {
  const { status, body } = await directory.ask('/provinces');
  expect({ status, type: body['type'] }).toEqual({ status: 401, type: '/problems/not-signed-in' });
});
