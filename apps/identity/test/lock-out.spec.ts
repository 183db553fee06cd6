import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';
import { AttemptsService } from '../src/attempt/attempts.service';
import { anOfficer, errorOn, password } from './people';

jest.setTimeout(180_000); // each try is slow on purpose

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

async function trySigningIn(account: string, typed: string, address = '203.0.113.1') {
  const browser = new Browser(house.settings.origin);
  const { page } = await gateway.begin(browser);
  return browser.submit(page, '/password', { account, password: typed }, { 'x-forwarded-for': address });
}

/** Wrong tries that came before, as the service counts them; without the hashing that makes each slow. */
async function wrongBefore(times: number, account: string, address: string) {
  for (let n = 0; n < times; n++) await house.app.get(AttemptsService).begin({ account, address });
}

const reopen = () => house.database.admin.query('UPDATE attempts SET open_at = now()');

it('waits longer and longer after five wrong tries, whether the account exists or not, and over a restart', async () => {
  const { account } = await anOfficer(house);
  for (const name of [account, 'khong-co-ai']) {
    await wrongBefore(4, name, '203.0.113.1');
    expect((await trySigningIn(name, 'sai bét rồi', '203.0.113.2')).status).toBe(422);
    const shut = await trySigningIn(name, password, '203.0.113.9');
    expect([shut.status, errorOn(shut)]).toEqual([429, expect.stringMatching(/chờ \d+ giây/)]);
    expect(Number(shut.headers.get('retry-after'))).toBeLessThanOrEqual(30);
  }
  await house.restart();
  expect((await trySigningIn(account, password)).status).toBe(429);
  await reopen();
  expect((await trySigningIn(account, 'sai bét rồi')).status).toBe(422);
  const longer = await trySigningIn(account, password);
  expect(Number(longer.headers.get('retry-after'))).toBeGreaterThan(30);
});

it('forgets wrong tries when the right password comes', async () => {
  const { account } = await anOfficer(house);
  for (let round = 0; round < 2; round++) {
    await wrongBefore(4, account, '203.0.113.1');
    expect((await trySigningIn(account, password)).status).toBe(303);
  }
});

it('counts tries that come at once, each one', async () => {
  const { account } = await anOfficer(house);
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => trySigningIn(account, 'sai bét rồi', '203.0.113.77')),
  );
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(5);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
});

it('shuts out an address that tries many accounts, and closes none of them by it', async () => {
  const address = '198.51.100.7';
  const { account } = await anOfficer(house);
  for (let n = 0; n < 60; n++) await wrongBefore(1, `nguoi-thu-${n}`, address);
  expect((await trySigningIn(account, password, address)).status).toBe(429);
  expect((await trySigningIn(account, password, '198.51.100.8')).status).toBe(303);
});

it('takes as long for an account that nobody has, from the form to the answer', async () => {
  const { account } = await anOfficer(house);
  const times: Record<string, number[]> = { known: [], unknown: [] };
  for (let round = 0; round < 4; round++) {
    for (const [kind, name] of Object.entries({ known: account, unknown: 'khong-ai-ca' })) {
      const browser = new Browser(house.settings.origin);
      const { page } = await gateway.begin(browser);
      const began = performance.now();
      const answer = await browser.submit(page, '/password', { account: name, password: 'sai bét rồi' });
      times[kind]?.push(performance.now() - began);
      expect(answer.status).toBe(422);
    }
  }
  // The fastest of each: what other work on this machine adds is no part of it. Without a hash it would be a tenth.
  const ratio = Math.min(...times['unknown']!) / Math.min(...times['known']!);
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

it('keeps no account name and no address in the rows it counts by', async () => {
  const { account } = await anOfficer(house);
  await trySigningIn(account, 'sai bét rồi', '192.0.2.55');
  const rows = JSON.stringify(await house.database.admin.query('SELECT * FROM attempts'));
  expect(rows).not.toContain(account);
  expect(rows).not.toContain('192.0.2.55');
});
