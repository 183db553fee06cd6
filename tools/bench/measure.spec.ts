import { measure } from './measure';
import type { Sample, Side } from './workload';

const order: string[] = [];
const side = (name: string, work = 'same'): Side => ({
  name,
  run: async (): Promise<Sample> => {
    order.push(name);
    return { units: 10, seconds: 2, cpuSeconds: 1, work, figures: { 'p99 ms': 7 } };
  },
});
const close = () => Promise.resolve();
beforeEach(() => order.splice(0));

it('takes turns, and does not count the first pair', async () => {
  const said: string[] = [];
  const runs = await measure({ product: side('A'), peer: side('B'), close }, 2, (line) => said.push(line));
  expect(order).toEqual(['A', 'B', 'A', 'B', 'A', 'B']);
  expect([runs.product.length, runs.peer.length]).toEqual([2, 2]);
  expect(said[2]).toBe('1/2 A: 5/s, p99 ms 7.000');
});

it('counts no time where the two did not do the same work', async () => {
  const pair = { product: side('A', '9 rows'), peer: side('B', '10 rows'), close };
  await expect(measure(pair, 1, () => undefined)).rejects.toThrow('Unequal work: 9 rows and 10 rows');
});
