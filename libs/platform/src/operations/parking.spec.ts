import { Problem } from '@langmoi/contracts/problem';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { Unreadable } from '../messaging/delivery';
import { errorText, placesOf } from './parking';

const person = 'Nguyễn Văn A';
const refusedBy = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error as z.ZodError;
const syntaxError = () => {
  try {
    return JSON.parse(person);
  } catch (error) {
    return error;
  }
};
const databaseError = Object.assign(new Error(`invalid input syntax for type uuid: "${person}"`), {
  ...{ code: '22P02', detail: `Key (name)=(${person})`, table: 'things', constraint: 'ck_things_total' },
});

it.each<[string, unknown, string]>([
  ['a refusal of ours', new Problem('/problems/unit-not-found', 404, person), 'Problem /problems/unit-not-found'],
  ['the database', new QueryFailedError('', [person], databaseError), 'QueryFailedError 22P02 things ck_things_total'],
  ['JSON', syntaxError(), 'An error whose words may quote the message'],
  ['a thrown text', person, 'An error whose words may quote the message'],
  ['an unreadable message', new Unreadable('invalid_type at data.year'), 'Unreadable: invalid_type at data.year'],
  ['a bug', new TypeError('x is not a function'), 'TypeError: x is not a function'],
])('tells the operator of %s without a word of the message', (_, error, text) => {
  expect(errorText(error)).toBe(text);
});

it('names the places where a message breaks its schema, never the values or keys that came', () => {
  const schema = z.object({ data: z.object({ year: z.int() }), persons: z.record(z.string(), z.int()) });
  const value = { data: { year: person }, persons: { [person]: person } };
  expect(placesOf(refusedBy(schema, value))).toBe('invalid_type at data.year; invalid_type at persons.?');
  expect(placesOf(refusedBy(z.strictObject({}), { [person]: 1 }))).toBe('unrecognized_keys at the top');
});

it('keeps an error short, and without what PostgreSQL cannot store', () => {
  expect(errorText(new Error('\0'.repeat(5) + 'x'.repeat(5_000)))).toHaveLength(1_000);
});
