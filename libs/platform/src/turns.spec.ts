import { until } from '@langmoi/testing/until';
import { createLogger, silentLog } from './logger';
import { takeTurns } from './turns';

it('takes turns until it is stopped, and waits for the one in hand', async () => {
  let [begun, ended] = [0, 0];
  const turns = takeTurns({ log: silentLog, part: 'spec', words: 'waits' }, async () => {
    begun++;
    await Promise.resolve();
    ended++;
    return 1;
  });
  await until(() => Promise.resolve(begun > 2));
  await turns.stop();
  expect(ended).toBe(begun);
  const before = begun;
  await new Promise((resolve) => setImmediate(resolve));
  expect(begun).toBe(before);
});

it('is stopped at once in the middle of a pause', async () => {
  let taken = 0;
  const turns = takeTurns({ log: silentLog, part: 'spec', words: 'waits' }, () => Promise.resolve(++taken * 3_600_000));
  await until(() => Promise.resolve(taken === 1));
  await turns.stop();
  expect(taken).toBe(1);
});

it('takes a turn again that failed, later each time, and says so once until one goes well', async () => {
  const lines: string[] = [];
  const log = createLogger({ service: 'spec', process: 'worker' }, { write: (line: string) => void lines.push(line) });
  const at: number[] = [];
  const turns = takeTurns({ log, part: 'spec', words: 'waits' }, () => {
    at.push(performance.now());
    const fails = at.length <= 2 || at.length === 4;
    return fails ? Promise.reject(new Error('away')) : Promise.resolve(1);
  });
  await until(() => Promise.resolve(at.length > 4));
  await turns.stop();
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['waits', 'waits']);
  const [first = 0, second = 0, third = 0] = at;
  expect(second - first).toBeGreaterThan(190);
  expect(third - second).toBeGreaterThan(390);
});
