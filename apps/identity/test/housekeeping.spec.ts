import { decodeProtectedHeader } from 'jose';
import { Housekeeping } from '../src/housekeeping';
import { rotation } from '../src/provider/rotation';
import { Browser } from './browser';
import { asGateway } from './gateway';
import { startIdentity, type House } from './house';
import { anOfficer, showPassword, signIn } from './people';

let house: House;

beforeAll(async () => {
  house = await startIdentity();
});
afterAll(() => house?.close());

const publishedKeys = async () => {
  const answer = await fetch(`${house.settings.issuer}/jwks`);
  return ((await answer.json()) as { keys: Record<string, unknown>[] }).keys;
};

it('changes the signing key in time: published before it signs, and after it last signed', async () => {
  const gateway = await asGateway(house);
  const { account } = await anOfficer(house);
  const signedBy = async () => {
    const tokens = await signIn(gateway, new Browser(house.settings.origin), account);
    return decodeProtectedHeader(tokens.id_token ?? '').kid;
  };
  const [first] = await publishedKeys();
  expect(first).not.toHaveProperty('d');
  const kids = async () => (await publishedKeys()).map(({ kid }) => kid);
  expect(await signedBy()).toBe(first?.['kid']);

  await house.app.get(Housekeeping).lookAfter(new Date(Date.now() + rotation.signs - rotation.lead + 1_000));
  const [, next] = await kids();
  expect(await kids()).toEqual([first?.['kid'], next]);
  expect(await signedBy()).toBe(first?.['kid']);

  await house.app.get(Housekeeping).lookAfter(new Date(Date.now() + rotation.signs + 1_000));
  expect(await kids()).toEqual([next, first?.['kid']]);
  expect(await signedBy()).toBe(next); // the client fetched the key set when it began: both were in it, or it asks again
});

it('removes what is past, and nothing else', async () => {
  const gateway = await asGateway(house);
  const { account } = await anOfficer(house);
  const [kept, begun] = [new Browser(house.settings.origin), new Browser(house.settings.origin)];
  await signIn(gateway, kept, account);
  await showPassword(gateway, begun, (await anOfficer(house, { secondFactor: true })).account);
  const count = async (table: string) =>
    Number(((await house.database.admin.query(`SELECT count(*) AS n FROM ${table}`)) as { n: string }[])[0]?.n);
  const before = [await count('provider_rows'), await count('ceremonies')];
  await house.app.get(Housekeeping).lookAfter();
  expect([await count('provider_rows'), await count('ceremonies')]).toEqual(before);
  await house.database.admin.query(`UPDATE ceremonies SET expires_at = now() - interval '1 minute'`);
  await house.database.admin.query(`UPDATE provider_rows SET expires_at = now() - interval '1 minute'`);
  await house.app.get(Housekeeping).lookAfter();
  expect([await count('provider_rows'), await count('ceremonies')]).toEqual([0, 0]);
});
