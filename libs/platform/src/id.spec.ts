import { z } from 'zod';
import { newId } from './id';
import { uuidOf } from './uuid-of';

it('makes ids that sort by the time they were made', () => {
  const ids = [1, 2, 3].map((ms) => newId(1_600_000_000_000 + ms));
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => z.uuidv7().safeParse(id).success)).toBe(true);
});

it('gives the same words the same id, and other words another', () => {
  expect(uuidOf('unit', '84')).toBe(uuidOf('unit', '84'));
  expect(uuidOf('unit', '84')).not.toBe(uuidOf('unit', '85'));
  expect(z.uuid({ version: 'v5' }).safeParse(uuidOf('unit', '84')).success).toBe(true);
});
