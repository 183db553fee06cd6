import { verifyCaller } from '@langmoi/platform/auth';
import { decodeProtectedHeader } from 'jose';
import { randomUUID } from 'node:crypto';
import { House, officer } from './house';

const dossiers = '/api/recognition/dossiers';

interface Published {
  readonly keys: { readonly kid: string }[];
}

const published = async (house: House): Promise<string[]> => {
  const answer = await house.get('/.well-known/jwks.json');
  return ((await answer.json()) as Published).keys.map(({ kid }) => kid);
};

it('shares its keys among gateways, and keeps the private half sealed', async () => {
  const house = await new House().open();
  const other = await new House().open({}, house);
  const [here, there] = await Promise.all([published(house), published(other)]);
  expect(here).toHaveLength(1);
  expect(there).toEqual(here);
  const rows = await house.database.admin.query('SELECT * FROM signing_keys');
  expect(rows).toHaveLength(1);
  expect(rows[0].sealed_private_key).toMatch(/^ey[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(Object.keys(rows[0].public_key)).not.toContain('d');
  await other.close();
  await house.close();
});

it('makes one first key though four gateways begin at once on an empty database', async () => {
  const house = await new House().open();
  await house.database.admin.query('DELETE FROM signing_keys');
  const others = await Promise.all([1, 2, 3, 4].map(() => new House().open({}, house)));
  const lists = await Promise.all(others.map(published));
  expect(new Set(lists.flat()).size).toBe(1);
  for (const other of others) await other.close();
  await house.close();
});

it('takes its keys for lost, and makes new ones, when the secret was changed', async () => {
  const house = await new House().open();
  const before = await published(house);
  const changed = await new House().open({ sessionSecret: 'a secret that replaced one that leaked' }, house);
  const after = await published(changed);
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
  await changed.close();
  await house.close();
});

it('drops no request while keys change under load, at two gateways', async () => {
  const keys = { signsFor: 2_000, overlap: 1_000 };
  const house = await new House().open({ keys });
  const other = await new House().open({ keys }, house);
  const check = verifyCaller({ jwksUrl: `${house.url}/.well-known/jwks.json`, audience: 'recognition' });
  const seen = new Set<unknown>();
  let requests = 0;
  // As long as it takes on a busy machine: what counts is that keys changed meanwhile, not how often was asked.
  for (
    const deadline = Date.now() + 60_000;
    Date.now() < deadline && (seen.size < 4 || requests <= 50);
    requests += 2
  ) {
    for (const gateway of [house, other]) {
      const token = await tokenOfSomebodyNew(gateway);
      await check(token); // throws for a key that the service cannot find
      seen.add(decodeProtectedHeader(token).kid);
    }
  }
  expect(requests).toBeGreaterThan(50);
  expect(seen.size).toBeGreaterThanOrEqual(4);
  const rows: unknown[] = await house.database.admin.query('SELECT 1 FROM signing_keys');
  expect(rows.length).toBeLessThanOrEqual(4); // the old ones are gone
  await other.close();
  await house.close();
}, 120_000);

/** The token that the service gets is signed anew, for the gateway has never seen this person. */
async function tokenOfSomebodyNew(gateway: House): Promise<string> {
  const account = randomUUID();
  gateway.people.set(account, { ...officer, account, officerId: randomUUID() });
  const cookie = (await gateway.signIn(account)).headers.get('set-cookie')!.split(';')[0]!;
  expect((await gateway.get(dossiers, { cookie })).status).toBe(200);
  return String(gateway.upstream.last().headers.authorization).replace('Bearer ', '');
}
