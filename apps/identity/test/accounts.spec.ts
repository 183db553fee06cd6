import { AccountDescribed } from '@langmoi/contracts/officers';
import { createService } from '@langmoi/platform/service';
import { silentLog } from '@langmoi/platform/logger';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { DirectoryConsumer } from '../src/account/directory.consumer';
import { workerModule } from '../src/app.module';
import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { anOfficer, signIn } from './people';

type Worker = Awaited<ReturnType<typeof createService>>;

let house: House;
let gateway: Gateway;
let worker: Worker;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
  worker = await createService({
    name: 'identity',
    module: workerModule,
    database: house.database.worker,
    log: silentLog,
  });
  await worker.init();
});
afterAll(async () => {
  await worker?.close();
  await house?.close();
});

const hear = (data: AccountDescribed['data'], version: number) => {
  const event = anEvent(AccountDescribed, data, { provinceid: data.provinceId, subject: data.id });
  return worker.get(DirectoryConsumer).described({ ...event, aggregateversion: version } as AccountDescribed);
};

const rowOf = async (id: string) => {
  const rows: Record<string, unknown>[] = await house.database.admin.query('SELECT * FROM accounts WHERE id = $1', [
    id,
  ]);
  return rows[0];
};

it('keeps the newest state of an account, whatever comes late', async () => {
  const ids = { id: randomUUID(), provinceId: randomUUID(), officerId: randomUUID() };
  const data = { ...ids, account: `can-bo-${ids.id}`, active: true, secondFactor: false, rehearsal: false };
  await hear(data, 1);
  await hear({ ...data, secondFactor: true, administrator: true }, 3);
  await hear(data, 2);
  expect(await rowOf(data.id)).toMatchObject({ second_factor: true, administrator: true, active: true });
});

it('ends the sign-ins of an account that may not sign in any more', async () => {
  const officer = await anOfficer(house);
  const browser = new Browser(house.settings.origin);
  const tokens = await signIn(gateway, browser, officer.account);
  await hear({ ...officer, active: false }, 1);
  await expect(gateway.refresh(tokens.refresh_token ?? '')).rejects.toMatchObject({ error: 'invalid_grant' });
  expect((await gateway.begin(browser)).page.text).toContain('Tên đăng nhập');
});

it('forgets an account whose end is told', async () => {
  const officer = await anOfficer(house);
  const { id, provinceId } = officer;
  await worker
    .get(DirectoryConsumer)
    .ended({ id: randomUUID(), subject: id, provinceid: provinceId, aggregateversion: 9 });
  expect(await rowOf(id)).toBeUndefined();
});

it('does not let the worker see what people show themselves by', async () => {
  const source = await new DataSource(house.database.worker).initialize();
  for (const table of ['passwords', 'totp_secrets', 'passkeys', 'recovery_codes', 'signing_keys', 'machines']) {
    await expect(source.query(`SELECT * FROM ${table}`)).rejects.toThrow('permission denied');
  }
  await source.destroy();
});
