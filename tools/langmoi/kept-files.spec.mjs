import { openFiles } from '@langmoi/platform/files';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeptFiles } from './kept-files.mjs';

const aFolder = () => mkdtempSync(join(tmpdir(), 'langmoi-kept-'));

async function aStore() {
  const store = openFiles({ FILES_DIR: aFolder() });
  const [own, other, name] = [randomUUID(), randomUUID(), randomUUID()];
  for (const key of [`${own}/${name}`, `${own}/${name}.webp`, `${other}/${name}`])
    await store.keep(key, Buffer.from(key));
  return { store, own, other, name };
}

it('takes the bytes of one province into the folder, and leaves those of another', async () => {
  const { store, own, other, name } = await aStore();
  const folder = aFolder();
  const files = new KeptFiles(store, folder);
  await files.take(own);
  await files.take(own);
  expect(files.counts()).toEqual({ count: 2, bytes: 2 * `${own}/${name}`.length + '.webp'.length });
  expect(readFileSync(join(folder, 'files', name), 'utf8')).toBe(`${own}/${name}`);
  expect([await store.read(`${own}/${name}`), String(await store.read(`${other}/${name}`))]).toEqual([
    ...[undefined, `${other}/${name}`],
  ]);
});

it('removes nothing from the store that is not in the folder, and goes on where it was interrupted', async () => {
  const { store, own } = await aStore();
  const folder = aFolder();
  let removed = 0;
  const breaking = {
    ...store,
    remove: async (key) => {
      if (removed++ === 1) throw new Error('The power is gone');
      await store.remove(key);
    },
  };
  await expect(new KeptFiles(breaking, folder).take(own)).rejects.toThrow('power');
  expect(readdirSync(join(folder, 'files'))).toHaveLength(2);
  const again = new KeptFiles(store, folder);
  await again.take(own);
  expect(again.counts().count).toBe(2);
  for await (const { key } of store.list(`${own}/`)) throw new Error(`${key} is still there`);
});

it('counts none of a province that had no files', async () => {
  const folder = aFolder();
  const files = new KeptFiles(openFiles({ FILES_DIR: aFolder() }), folder);
  await files.take(randomUUID());
  expect([files.counts(), existsSync(join(folder, 'files'))]).toEqual([{ count: 0, bytes: 0 }, false]);
});
