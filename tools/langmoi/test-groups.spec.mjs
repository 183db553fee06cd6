import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end, isRunning, launch, startOf } from '../stack/processes.mjs';
import { addUp, runGroup } from './test-groups.mjs';

describe('A group that is killed at its limit', () => {
  it('leaves nothing of what it started in sessions of its own, and touches nobody else', async () => {
    const data = mkdtempSync(join(tmpdir(), 'langmoi-e2e-'));
    const log = join(mkdtempSync(join(tmpdir(), 'langmoi-group-')), 'log');
    const another = launch('sleep', ['60'], { log });
    const starting = `
      const { spawn } = require('node:child_process');
      const env = { ...process.env, LANGMOI_DATA: ${JSON.stringify(data)} };
      const { pid } = spawn('sh', ['-c', 'sleep 60 & sleep 61'], { env, detached: true, stdio: 'inherit' });
      process.stdout.write(String(pid));
      setInterval(() => undefined, 1000);`;
    const outcome = await runGroup(
      { name: 'one that hangs', command: [process.execPath, '-e', starting], seconds: 5 },
      process.env,
    );
    expect(outcome).toMatchObject({ ok: false, how: 'took longer than 5 s' });
    expect(Number(outcome.output)).toBeGreaterThan(1);
    expect(startOf(Number(outcome.output))).toBeUndefined();
    expect(existsSync(data)).toBe(false);
    expect(isRunning(another)).toBe(true);
    await end(another);
  }, 60_000);
});

describe('The closing count of all tests', () => {
  it('adds what every project passed and failed', () => {
    const counts = { passed: 1, failed: 0 };
    addUp(counts, { numPassedTests: 4, numFailedTests: 0 }, 'a.json');
    expect(counts).toEqual({ passed: 5, failed: 0 });
  });

  it('counts a suite that could not start and a test that was skipped as failed', () => {
    const counts = { passed: 0, failed: 0 };
    const said = [];
    const result = {
      numPassedTests: 2,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 1,
      testResults: [{ status: 'failed', name: 'x.spec.ts', message: 'cannot find module' }],
    };
    addUp(counts, result, 'b.json', (text) => said.push(text));
    expect(counts).toEqual({ passed: 2, failed: 2 });
    expect(said.join('')).toContain('cannot find module');
  });
});
