import { parseConfig } from '@langmoi/platform/config';
import { FilesConfig, openFiles, type FileStore } from '@langmoi/platform/files';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';

const folder = () => mkdtempSync(join(tmpdir(), 'langmoi-files-'));
const keysOf = async (store: FileStore, prefix: string) => {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.sort();
};

/** A store that speaks S3, as a server of its own, and its environment. */
async function aBucket() {
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory: folder() },
    configureBuckets: [{ name: 'langmoi', configs: [] }],
  });
  const { port } = await server.run();
  const env = {
    ...{ S3_BUCKET: 'langmoi', S3_ENDPOINT: `http://127.0.0.1:${port}` },
    ...{ S3_ACCESS_KEY_ID: 'S3RVER', S3_SECRET_ACCESS_KEY: 'S3RVER' },
  };
  return { env, close: () => server.close() };
}

describe.each(['a folder', 'a bucket'])('files in %s', (where) => {
  let env: NodeJS.ProcessEnv;
  let close: () => Promise<void> | undefined;
  let store: FileStore;

  beforeAll(async () => {
    ({ env, close } =
      where === 'a folder' ? { env: { FILES_DIR: folder() }, close: async () => undefined } : await aBucket());
    store = openFiles(parseConfig(FilesConfig, env));
  });
  afterAll(() => close?.());

  it('are given back to the byte, also by another process', async () => {
    const [key, content] = [`${randomUUID()}/${randomUUID()}`, randomBytes(700_000)];
    await store.keep(key, content);
    expect((await store.read(key))?.equals(content)).toBe(true);
    const other = openFiles(parseConfig(FilesConfig, env));
    expect((await other.read(key))?.equals(content)).toBe(true);
  });

  it('are replaced, removed, and removed again without a word', async () => {
    const key = `a/${randomUUID()}`;
    await store.keep(key, Buffer.from('một'));
    await store.keep(key, Buffer.from('hai'));
    expect(String(await store.read(key))).toBe('hai');
    await store.remove(key);
    await store.remove(key);
    expect(await store.read(key)).toBeUndefined();
  });

  it('are listed by province, each with the time it was kept, whichever province’s id begins another’s', async () => {
    const [own, longer] = [randomUUID(), randomUUID()];
    const keys = [`${own}/b`, `${own}/a.webp`, `${longer}/c`];
    for (const key of keys) await store.keep(key, Buffer.from(key));
    expect(await keysOf(store, `${own}/`)).toEqual([`${own}/a.webp`, `${own}/b`]);
    expect(await keysOf(store, '')).toEqual(expect.arrayContaining(keys));
    for await (const { at } of store.list(`${own}/`)) expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000);
    expect(await keysOf(store, `${randomUUID()}/`)).toEqual([]);
  });

  it.each(['../x', 'a/../../x', '/etc/passwd', 'a', 'a/.hidden', 'a//b', ''])('have no key %j', async (key) => {
    await expect(store.keep(key, Buffer.from('x'))).rejects.toThrow('No key');
    await expect(store.read(key)).rejects.toThrow('No key');
  });
});

it('are whole or not there: nothing half written stays in a folder, and nobody else reads it', async () => {
  const place = folder();
  const store = openFiles(parseConfig(FilesConfig, { FILES_DIR: place }));
  await Promise.all(Array.from({ length: 20 }, (_, at) => store.keep('p/same', Buffer.alloc(300_000, at))));
  const content = await store.read('p/same');
  expect(content?.length).toBe(300_000);
  expect(new Set(content).size).toBe(1);
  expect(readdirSync(join(place, 'p'))).toEqual(['same']);
  expect(statSync(join(place, 'p', 'same')).mode & 0o077).toBe(0);
});

it('says that a store which cannot be reached is away', async () => {
  const env = { S3_BUCKET: 'x', S3_ENDPOINT: 'http://127.0.0.1:9', S3_ACCESS_KEY_ID: 'x', S3_SECRET_ACCESS_KEY: 'x' };
  const store = openFiles(parseConfig(FilesConfig, env));
  await expect(store.read('a/b')).rejects.toThrow('the store of files is not reachable');
});

it.each([
  [{}, 'FILES_DIR: is missing'],
  [
    { FILES_DIR: '/x', S3_BUCKET: 'y', S3_ACCESS_KEY_ID: 'a', S3_SECRET_ACCESS_KEY: 'b' },
    'FILES_DIR: is needed, or S3',
  ],
  [{ S3_BUCKET: 'y' }, 'S3_ACCESS_KEY_ID: is missing'],
])('refuses %j', (env, message) => {
  expect(() => parseConfig(FilesConfig, env)).toThrow(message);
});
