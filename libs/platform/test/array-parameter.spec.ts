import { emptyDatabase, type EmptyDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { arrayParameter, type ElementType } from '../src/array-parameter';

let database: EmptyDatabase;

beforeAll(async () => {
  database = await emptyDatabase('things');
});
afterAll(() => database?.drop());

/** As the server has it: each element as text, in its order. */
async function told(type: ElementType, parameter: Buffer): Promise<(string | null)[]> {
  const rows: { one: string | null }[] = await database.admin.query(
    `SELECT one::text FROM unnest($1::${type}[]) WITH ORDINALITY AS of (one, nth) ORDER BY nth`,
    [parameter],
  );
  return rows.map(({ one }) => one);
}

describe('an array as a parameter', () => {
  it('tells texts as they are, whatever is in them, again and again, and none', async () => {
    const texts = [
      '',
      'Xã Đại An',
      'NULL',
      null,
      '{a,"b"}',
      'a\\b',
      'a\\b',
      'dòng\nkhác',
      '𠀀',
      'dài '.repeat(60),
      null,
    ];
    expect(await told('text', arrayParameter('text', texts))).toEqual(texts);
    const many = Array.from({ length: 5_000 }, (_, index) => `ô ${index % 7} của «tệp» `.repeat(index % 5));
    expect(await told('text', arrayParameter('text', many))).toEqual(many);
  });

  it('tells ids, numbers and days', async () => {
    const ids = [randomUUID(), randomUUID(), null];
    expect(await told('uuid', arrayParameter('uuid', [...ids, ...ids]))).toEqual([...ids, ...ids]);
    const numbers = [0, -1, 2_147_483_647, null];
    expect(await told('integer', arrayParameter('integer', numbers))).toEqual(['0', '-1', '2147483647', null]);
    const days = ['1945-09-02', '2000-01-01', '2024-02-29', null, '2024-02-29'];
    expect(await told('date', arrayParameter('date', days))).toEqual(days);
  });

  it('tells JSON', async () => {
    const values = ['{"kind": "ratio", "numerator": "5"}', null, '"«5,0»"', 'null'];
    expect(await told('jsonb', arrayParameter('jsonb', values))).toEqual(values);
  });

  it('of nothing is nothing', async () => {
    expect(await told('uuid', arrayParameter('uuid', []))).toEqual([]);
  });

  it('is none of what is no id, and no day', () => {
    for (const id of ['', 'x', `${randomUUID()}0`, randomUUID().replace(/^./, 'x')]) {
      expect(() => arrayParameter('uuid', [id])).toThrow('is no id');
    }
    expect(() => arrayParameter('date', ['2023-02-30'])).toThrow('is no day');
    expect(() => arrayParameter('date', ['hôm nay'])).toThrow('is no day');
  });
});
