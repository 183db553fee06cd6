import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isInstalled } from './preparation.mjs';

let folder;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'langmoi-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function files(lock, note) {
  return [lock, note].map((packages, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify({ packages }));
    return file;
  });
}

describe('Whether the packages are installed', () => {
  const lock = {
    '': {},
    'node_modules/pg': { version: '8.23.1' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };

  it('holds when npm noted the very versions, without what other platforms need', () => {
    expect(isInstalled(...files(lock, { 'node_modules/pg': { version: '8.23.1' } }))).toBe(true);
  });

  it('does not hold when one version differs or npm noted nothing', () => {
    expect(isInstalled(...files(lock, { 'node_modules/pg': { version: '8.22.0' } }))).toBe(false);
    expect(isInstalled(join(folder, '0.json'), join(folder, 'absent.json'))).toBe(false);
  });
});
