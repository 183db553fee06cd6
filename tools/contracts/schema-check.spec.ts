import { defineEvent } from '@langmoi/contracts/envelope';
import { events } from '@langmoi/contracts/events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fileOf, judgeSchemas } from './event-schemas';

const painted = (data: z.ZodType) =>
  defineEvent({
    source: '/things',
    type: 'things.thing.painted',
    topic: 'langmoi.things.thing.v1',
    summary: 'A thing got a colour',
    data,
  });

const now = {
  thingId: z.uuid(),
  colour: z.enum(['red', 'blue']),
  coats: z.number().int(),
  note: z.string().optional(),
};
const committed = judgeSchemas([painted(z.object(now))], new Map()).additions;
const judge = (data: z.ZodType) => judgeSchemas([painted(data)], committed);

it('accepts what is committed and wants nothing written', () => {
  expect(judge(z.object(now))).toEqual({ breaks: [], additions: new Map() });
});

it('is red when a field is removed', () => {
  const { thingId, colour, note } = now;
  expect(judge(z.object({ thingId, colour, note }))).toEqual({
    breaks: ['things.thing.painted: /data/coats was removed'],
    additions: new Map(),
  });
});

it.each([
  ['a value that was allowed', { ...now, colour: z.enum(['red']) }, '/data/colour no longer takes "blue"'],
  ['a smaller range', { ...now, coats: z.number().int().max(3) }, '/data/coats is narrower: maximum 3'],
  ['another type', { ...now, thingId: z.number() }, '/data/thingId is no string any more'],
  ['a stricter text', { ...now, note: z.string().min(2).optional() }, '/data/note is narrower: minLength 2'],
  ['a promise taken back', { ...now, coats: z.number().int().optional() }, '/data/coats is no longer promised'],
  [
    'a text that becomes a list of values',
    { ...now, note: z.enum(['a']).optional() },
    '/data/note takes only ["a"] now',
  ],
])('is red when a field is narrowed: %s', (_, data, reason) => {
  const { breaks, additions } = judge(z.object(data));
  expect(breaks).toContain(`things.thing.painted: ${reason}`);
  expect(additions.size).toBe(0);
});

it('is red when a new field is required', () => {
  expect(judge(z.object({ ...now, gloss: z.boolean() })).breaks).toEqual([
    'things.thing.painted: /data/gloss is newly required',
  ]);
});

it('is red when a whole event is gone', () => {
  expect(judgeSchemas([], committed).breaks).toEqual(['things.thing.painted: the event is gone']);
});

it.each([
  ['a new optional field', { ...now, gloss: z.boolean().optional() }],
  ['one more value', { ...now, colour: z.enum(['red', 'blue', 'green']) }],
  ['a wider range', { ...now, coats: z.number() }],
  ['a value that may be null', { ...now, thingId: z.uuid().nullable() }],
])('writes an addition on demand: %s', (_, data) => {
  const { breaks, additions } = judge(z.object(data));
  expect(breaks).toEqual([]);
  expect([...additions.keys()]).toEqual(['things.thing.painted.json']);
});

it('sees through null and lists to what they hold', () => {
  const before = z.object({
    all: z.array(z.object({ a: z.string(), b: z.string() })),
    one: z.enum(['x', 'y']).nullable(),
  });
  const after = z.object({ all: z.array(z.object({ a: z.string() })), one: z.enum(['x']).nullable() });
  const kept = judgeSchemas([painted(before)], new Map()).additions;
  const { breaks } = judgeSchemas([painted(after)], kept);
  expect(breaks).toHaveLength(2);
  expect(breaks[0]).toContain('/data/all/items/b was removed');
  expect(breaks[1]).toContain('/data/one can no longer be');
});

it('has the schemas of every event committed as contracts say them', () => {
  const folder = join(__dirname, '../../libs/contracts/src/schemas');
  const files = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  expect([...files.keys()].sort()).toEqual(events.map(fileOf).sort());
  expect(judgeSchemas(events, files)).toEqual({ breaks: [], additions: new Map() });
});
