import { z } from 'zod';
import { namedId, newId } from './id';

it('makes ids that sort by the time they were made', () => {
  const ids = [1, 2, 3].map((ms) => newId(1_600_000_000_000 + ms));
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every((id) => z.uuidv7().safeParse(id).success)).toBe(true);
});

it('gives the same words the same id, and other words another', () => {
  expect(namedId('unit', '84')).toBe(namedId('unit', '84'));
  expect(namedId('unit', '84')).not.toBe(namedId('unit', '85'));
  expect(z.uuid({ version: 'v5' }).safeParse(namedId('unit', '84')).success).toBe(true);
});
