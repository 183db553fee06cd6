import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const home = mkdtempSync(join(tmpdir(), 'langmoi-cli-'));
afterAll(() => rmSync(home, { recursive: true }));

function langmoi(...words) {
  const env = { ...process.env, LANGMOI_DATA: join(home, 'data'), LANGMOI_CACHE: join(home, 'cache') };
  const { status, stdout, stderr } = spawnSync(join(import.meta.dirname, '../../langmoi'), words, {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('The command ./langmoi', () => {
  it('lists every verb in its help', () => {
    const { status, stdout } = langmoi('help');
    expect(status).toBe(0);
    for (const verb of ['up', 'stop', 'reset', 'demo', 'status', 'token', 'doctor', 'drill', 'test']) {
      expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
    }
  });

  it('names a verb that it does not know, and fails', () => {
    const { status, stderr } = langmoi('dance');
    expect(status).toBe(1);
    expect(stderr).toContain('dance');
  });

  it('says as JSON that nothing runs', () => {
    const { status, stdout } = langmoi('status', '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ ready: false, parts: [] });
  });

  it('gives no token while the product does not run, and says how to start it', () => {
    const { status, stderr } = langmoi('token', 'xa.ham-tan');
    expect(status).toBe(1);
    expect(stderr).toContain('./langmoi up');
  });

  it('has nothing to end where nothing was started', () => {
    expect(langmoi('stop')).toMatchObject({ status: 0, stdout: 'nothing runs\n' });
  });
});
