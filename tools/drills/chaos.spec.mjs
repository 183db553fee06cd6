import { Chaos } from './chaos.mjs';
import { randomOf } from './random.mjs';

const parts = ['postgres', 'kafka', 'temporal', 'criteria/main', 'criteria/worker', 'gateway/main'];

/** A product of which every part is always there. */
class Standing {
  killed = [];
  ready = parts.map((name) => ({ name }));

  kill({ name }) {
    this.killed.push(name);
  }
}

const killsOf = async ({ wanted, seed = 7 }) => {
  const product = new Standing();
  await new Chaos({ product, random: randomOf(seed), wanted, due: () => true, apartMs: 0 }).run();
  return product.killed;
};

describe('Who is killed', () => {
  it('is every part before any is spared, engines twice as often', async () => {
    const killed = await killsOf({ wanted: 9 });
    const countOf = (name) => killed.filter((one) => one === name).length;
    expect(parts.map(countOf)).toEqual([2, 2, 2, 1, 1, 1]);
  });

  it('is every engine where only few are killed', async () => {
    const killed = await killsOf({ wanted: 4 });
    expect(killed).toHaveLength(4);
    expect(killed).toEqual(expect.arrayContaining(['postgres', 'kafka', 'temporal']));
  });

  it('is the same again for the same seed', async () => {
    expect(await killsOf({ wanted: 9, seed: 3 })).toEqual(await killsOf({ wanted: 9, seed: 3 }));
  });
});
