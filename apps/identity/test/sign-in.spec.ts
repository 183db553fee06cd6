import { hashPassword } from '../src/credential/password';
import { Browser } from './browser';
import { asGateway, type Gateway } from './gateway';
import { startIdentity, type House } from './house';

let house: House;
let gateway: Gateway;

beforeAll(async () => {
  house = await startIdentity();
  gateway = await asGateway(house);
});
afterAll(() => house?.close());

const password = 'bốn con trâu qua cầu';

async function anAccount(choice: Parameters<House['account']>[0] = {}) {
  const account = await house.account(choice);
  await house.database.admin.query('INSERT INTO passwords (account_id, hash, set_at) VALUES ($1, $2, now())', [
    account.id,
    await hashPassword(password),
  ]);
  return account;
}

const aBrowser = () => new Browser(house.settings.origin);

async function signedIn(account: string, browser = aBrowser()) {
  const { page, checks } = await gateway.begin(browser);
  const back = await browser.submit(page, '/password', { account, password });
  return { browser, tokens: await gateway.finish(back, checks) };
}

it('signs somebody in by account and password, and says who they are', async () => {
  const { account, officerId } = await anAccount();
  const { tokens } = await signedIn(account);
  expect(tokens.claims()).toMatchObject({
    ...{ iss: house.settings.issuer, aud: 'langmoi-gateway', sub: officerId, preferred_username: account },
    ...{ rehearsal: false, acr: 'password', amr: ['pwd'], sid: expect.any(String) },
  });
  expect(tokens.refresh_token).toEqual(expect.any(String));
});
