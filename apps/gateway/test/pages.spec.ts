import { gatewayApi } from '@langmoi/contracts/gateway';
import { routesOfApi } from '@langmoi/platform/route';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { House, problemOf } from './house';

const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
const webDir = join(folder, 'web');
let house: House;

beforeAll(async () => {
  mkdirSync(join(webDir, 'assets'), { recursive: true });
  writeFileSync(join(webDir, 'index.html'), '<!doctype html><title>Làng Mới</title>');
  writeFileSync(join(webDir, 'assets/app-1a2b.js'), 'console.log(1)');
  writeFileSync(join(webDir, 'assets/app-1a2b.js.gz'), gzipSync('console.log(1)'));
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(folder, 'openapi.json'), '{"openapi":"3.1.0","paths":{}}');
  house = await new House().open({ webDir, openApiFile: join(folder, 'openapi.json') });
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

it('serves the page anew each time, and hashed files for ever', async () => {
  const page = await house.get('/');
  expect(await page.text()).toContain('Làng Mới');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const script = await house.get('/assets/app-1a2b.js', { 'accept-encoding': 'identity' });
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

it('serves the compressed twin of a file where the browser takes it', async () => {
  const script = await house.get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' });
  expect(script.headers.get('content-encoding')).toBe('gzip');
  expect(script.headers.get('content-type')).toContain('javascript');
  expect(script.headers.get('cache-control')).toContain('immutable');
  expect(await script.text()).toBe('console.log(1)');
});

it.each(['/tinh', '/xa/29489/ho-so', '/vi/a?x=1'])('gives the page of the app for its address %s', async (path) => {
  const answer = await house.get(path);
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(await answer.text()).toContain('Làng Mới');
});

it.each(['/assets/gone.js', '/favicon.ico', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/a%00b', '/%zz'])(
  'has no file at %s and does not pretend',
  async (path) => {
    const answer = await house.get(path);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).not.toMatch(/outside|Làng Mới<\/title>/);
  },
);

it('lets pages run scripts of their own alone, in no frame', async () => {
  for (const path of ['/', '/api/docs', '/api/session']) {
    const { headers } = await house.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

it('shows a page to explore the API with nothing inline and nothing from elsewhere', async () => {
  const page = await (await house.get('/api/docs')).text();
  expect(page).not.toMatch(/<script>|https?:\/\/|style=/);
  const linked = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path!);
  expect(linked).toHaveLength(4);
  for (const path of linked) expect([path, (await house.get(path)).status]).toEqual([path, 200]);
});

it('serves the description of the API to whoever asks', async () => {
  const answer = await house.get('/api/openapi.json');
  expect(answer.headers.get('content-type')).toContain('application/json');
  expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
  expect(await problemOf(await house.get('/api/docs/package.json'))).toMatchObject({ status: 404 });
});

it('says that a part is away when it has no description to serve', async () => {
  const bare = await new House().open();
  expect(await problemOf(await bare.get('/api/openapi.json'))).toMatchObject({ status: 503 });
  expect(await problemOf(await bare.get('/'))).toEqual({ status: 404, type: '/problems/not-found' });
  await bare.close();
});

it('keeps answers of the API out of every cache', async () => {
  expect((await house.get('/api/session')).headers.get('cache-control')).toBe('no-store');
});

it('serves the routes of its own contract and no others', () => {
  const served = house.routes().filter(({ path }) => path.startsWith('/api/'));
  const contract = routesOfApi(gatewayApi).map(({ method, path }) => ({ method, path: `/api${path}` }));
  expect(served).toEqual(contract);
});
