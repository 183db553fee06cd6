import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folders, workFolders } from './folders.mjs';
import { end, isRunning, startOf } from './processes.mjs';
import { anyPort, freePort, ownPort } from './ports.mjs';
import { reaches, versionIn } from './programs.mjs';

describe('Where the launcher writes', () => {
  it('keeps to the user folders, under /var as root, and elsewhere when told', () => {
    expect(folders({}, { uid: 1000, home: '/home/a' })).toEqual({
      cache: '/home/a/.cache/langmoi',
      data: '/home/a/.local/share/langmoi',
    });
    expect(folders({}, { uid: 0, home: '/root' })).toEqual({ cache: '/var/cache/langmoi', data: '/var/lib/langmoi' });
    expect(folders({ LANGMOI_DATA: '/srv/d' }, { uid: 0, home: '/root' }).data).toBe('/srv/d');
  });

  it("lets another user into the cache it makes, though swc's own part of it is closed", () => {
    const home = mkdtempSync(join(tmpdir(), 'langmoi-spec-'));
    workFolders(join(home, 'cache'));
    expect(statSync(join(home, 'cache')).mode & 0o777).toBe(0o755);
    expect(statSync(join(home, 'cache', 'swc')).mode & 0o777).toBe(0o700);
    rmSync(home, { recursive: true });
  });
});

describe('Versions of programs', () => {
  it('are read from whatever a program prints', () => {
    expect(versionIn('postgres (PostgreSQL) 18.4')).toEqual([18, 4]);
    expect(versionIn('openjdk version "17.0.15" 2025-04-15')).toEqual([17, 0]);
    expect(versionIn('openjdk version "25"')).toEqual([25, 0]);
  });

  it('reach the oldest that will do or do not', () => {
    expect(reaches([18, 0], [18, 0])).toBe(true);
    expect(reaches([20, 18], [20, 19])).toBe(false);
    expect(reaches(undefined, [1, 0])).toBe(false);
  });
});

describe('Ports of the stack', () => {
  it('gives the next free one when the wanted one is in use', async () => {
    const server = createServer();
    const taken = await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
    expect(await freePort(taken)).toBeGreaterThan(taken);
    server.close();
  });

  it('keeps a second product in a thousand of its own', () => {
    expect(ownPort(54329, { LANGMOI_PORTS: '24000' })).toBe(24_329);
    expect(ownPort(4031, {})).toBe(4031);
  });

  it('gives no port twice in one start', async () => {
    const first = await anyPort();
    const taken = new Set();
    expect(await freePort(first, taken)).not.toBe(await freePort(first, taken));
  });
});

describe('Processes that the launcher started', () => {
  it('are ended by pid and start time, and no other with that pid', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], { stdio: 'ignore' });
    const ours = { pid: child.pid, started: startOf(child.pid) };
    await end({ ...ours, started: '1' });
    expect(isRunning(ours)).toBe(true);
    await end(ours);
    expect(isRunning(ours)).toBe(false);
  });
});
