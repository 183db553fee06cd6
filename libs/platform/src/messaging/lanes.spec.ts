import fc from 'fast-check';
import { setTimeout as sleep } from 'node:timers/promises';
import { inLanes } from './lanes';

const message = (key: string | null, number: number) => ({ key: key === null ? null : Buffer.from(key), number });
const numberOf = ({ number }: { number: number }) => number;

it('keeps the order of each key and settles every message once, whatever takes how long', async () => {
  const batch = fc.array(fc.record({ key: fc.option(fc.constantFrom('a', 'b', 'c', 'd')), ms: fc.nat(3) }));
  await fc.assert(
    fc.asyncProperty(batch, fc.integer({ min: 1, max: 5 }), async (wanted, width) => {
      const messages = wanted.map(({ key }, index) => message(key, index));
      const seen: { key: string; number: number }[] = [];
      const reached: number[] = [];
      await inLanes(messages, {
        width,
        settle: async ({ key, number }) => {
          await sleep(wanted[number]!.ms);
          seen.push({ key: String(key), number });
          return true;
        },
        reached: ({ number }) => void reached.push(number),
      });
      for (const key of ['a', 'b', 'c', 'd', 'null']) {
        const numbers = seen.filter((one) => one.key === key).map(numberOf);
        expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
      }
      expect(seen.map(numberOf).sort((a, b) => a - b)).toEqual(messages.map(numberOf));
      expect(reached.at(-1)).toBe(messages.at(-1)?.number);
      expect(reached).toEqual([...reached].sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  );
});

it('has as many in hand as it is wide, and no more', async () => {
  let inHand = 0;
  let most = 0;
  const keys = Array.from({ length: 40 }, (_, index) => message(`key ${index}`, index));
  await inLanes(keys, {
    width: 4,
    settle: async () => {
      most = Math.max(most, ++inHand);
      await sleep(2);
      inHand--;
      return true;
    },
    reached: () => undefined,
  });
  expect(most).toBe(4);
});

/** 'a' and 'd' have lanes of their own where there are two. */
const two = [message('a', 0), message('d', 1), message('a', 2), message('d', 3)];

it('commits nothing behind a message that was not settled, and begins no other', async () => {
  const [begun, reached]: number[][] = [[], []];
  await inLanes(two, {
    width: 2,
    settle: async ({ number }) => {
      begun!.push(number);
      await sleep(number === 0 ? 20 : 1);
      return number !== 0;
    },
    reached: ({ number }) => void reached!.push(number),
  });
  expect(begun).toEqual(expect.arrayContaining([0, 1]));
  expect(begun).not.toContain(2);
  expect(reached).toEqual([]);
});

it('waits for those in hand before it says what failed', async () => {
  let finished = false;
  const work = inLanes(two, {
    width: 2,
    settle: async ({ number }) => {
      if (number === 0) throw new Error('a rebalance');
      await sleep(20);
      finished = true;
      return true;
    },
    reached: () => undefined,
  });
  await expect(work).rejects.toThrow('a rebalance');
  expect(finished).toBe(true);
});
