import { DemoDoor } from '../src/caller/demo-door.service';
import { gatewayConfig } from '../src/config';
import { House, nobody, problemOf, Upstream } from './house';

let directory: Upstream;
let url: string;
beforeEach(async () => {
  directory = new Upstream();
  url = await directory.start();
});
afterEach(() => directory.stop());

const real = () => (directory.answer = () => ({ status: 403, body: '{"type":"/problems/not-demo"}' }));

it('does not start with the roles page beside real provinces', async () => {
  real();
  await expect(new DemoDoor(true, url).refuseRealProvinces()).rejects.toMatchObject({
    name: 'ConfigError',
    exitCode: 78,
    message: expect.stringContaining('DEMO'),
  });
  await new DemoDoor(false, url).refuseRealProvinces(); // without the roads of the demo it starts
});

it('starts on demo data, and asks directory no more', async () => {
  const door = new DemoDoor(true, url);
  await door.refuseRealProvinces();
  for (let i = 0; i < 3; i++) await door.pass();
  expect(directory.received.map((request) => request.url)).toEqual(['/accounts']);
});

it('lets nobody in without a password before directory has said that its data is a demo', async () => {
  const house = await new House().open({ services: { directory: nobody } });
  expect(await problemOf(await house.signIn())).toEqual({ status: 503, type: '/problems/unavailable' });
  await house.close();
  real();
  const second = await new House().open({ services: { directory: url } });
  expect(await problemOf(await second.signIn())).toEqual({ status: 403, type: '/problems/not-demo' });
  const asked = await second.send('POST', '/api/demo/tokens', { account: 'xa.ham-tan' });
  expect(await problemOf(asked)).toEqual({ status: 403, type: '/problems/not-demo' });
  await second.close();
});

const env = {
  ...{ PORT: '0', SESSION_SECRET: 'x'.repeat(32), DATABASE_URL: 'postgres://a:b@localhost/gateway' },
  ...Object.fromEntries(
    ['DIRECTORY', 'CRITERIA', 'FUNDING', 'POVERTY', 'CULTURE', 'RECOGNITION', 'REPORTING'].map((name) => [
      `${name}_URL`,
      'http://127.0.0.1:1',
    ]),
  ),
};

it('wants TLS outside of the demo, and the whole of a provider or none', () => {
  expect(() => gatewayConfig({ ...env, PUBLIC_URL: 'http://langmoi.example' })).toThrow(/PUBLIC_URL: must be an https/);
  expect(() => gatewayConfig({ ...env, DEMO: 'true', PUBLIC_URL: 'http://127.0.0.1:4000' })).not.toThrow();
  const provider = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'langmoi' };
  expect(() => gatewayConfig({ ...env, PUBLIC_URL: 'https://langmoi.example', ...provider })).toThrow(
    /OIDC_CLIENT_SECRET/,
  );
});

it('takes another provider by environment alone', () => {
  const { provider, publicUrl } = gatewayConfig({
    ...env,
    ...{ PUBLIC_URL: 'https://langmoi.example/', OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'langmoi' },
    ...{ OIDC_CLIENT_SECRET: 's', OIDC_ACCOUNT_CLAIM: 'email', OIDC_SECOND_FACTOR_VALUES: 'gold, fido' },
  });
  expect(publicUrl).toBe('https://langmoi.example');
  expect(provider).toMatchObject({
    accountClaim: 'email',
    secondFactor: { proofs: ['gold', 'fido'] },
    insideUrl: undefined,
  });
});
