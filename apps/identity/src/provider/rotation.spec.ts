import fc from 'fast-check';
import { inOrder, planKeys, rotation } from './rotation';

const start = new Date('2026-01-01T00:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
interface Key {
  readonly kid: string;
  readonly signsFrom: Date;
  readonly endsAt: Date;
}

it('makes the first key at once, to sign at once', () => {
  expect(planKeys([], start)).toEqual({
    make: { signsFrom: start, endsAt: later(rotation.signs + rotation.after) },
    drop: [],
  });
});

it('publishes the next key a day before it signs, and drops a key a day after it last signed', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 60 }), (hours) => {
      let [keys, at]: [Key[], number] = [[], 0];
      const published = new Map<string, number>();
      for (const step of [0, ...hours]) {
        at += step * 3_600_000;
        const now = later(at);
        const { make, drop } = planKeys(keys, now);
        keys = keys.filter(({ kid }) => !drop.includes(kid));
        if (make) {
          const kid = String(at);
          keys.push({ kid, ...make });
          published.set(kid, at);
        }
        const [signing] = inOrder(keys, now);
        expect(signing && signing.signsFrom <= now && now < signing.endsAt).toBe(true);
        if (signing && signing.kid !== '0') expect(at - published.get(signing.kid)!).toBeGreaterThan(0);
      }
    }),
  );
});

it('signs with the old key until the moment of the new one', () => {
  const [old, next] = [
    { kid: 'old', signsFrom: start, endsAt: later(rotation.signs + rotation.after) },
    { kid: 'next', signsFrom: later(rotation.signs), endsAt: later(2 * rotation.signs) },
  ];
  expect(inOrder([next, old], later(rotation.signs - 1)).map(({ kid }) => kid)).toEqual(['old', 'next']);
  expect(inOrder([next, old], later(rotation.signs)).map(({ kid }) => kid)).toEqual(['next', 'old']);
});
