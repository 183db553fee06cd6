import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import type { ServiceUnderTest } from './service';

/** A sentence, what it changes of a good row, and the constraint that must refuse it. */
type Refused = [string, object, string];

interface Records {
  readonly table: string;
  /** The service, with at least one stated record. */
  start(): Promise<ServiceUnderTest>;
  /** Which of the records becomes a good one of an officer, and what else of it changes for that. */
  readonly from: string;
  readonly change?: object;
  /** What else the data refuses. */
  readonly refused: readonly Refused[];
}

const source = { document: 'a paper', date: null, line: null };
const entered = { basis: 'entered', source: null, printed_rate: null, readings: [], rehearsal: true };

/** The cases that every table of records is held to: never rewritten, and the rules stand in the data too. */
export function itKeepsItsRecords({ table, start, from, change: entering, refused }: Records): void {
  let service: ServiceUnderTest;
  beforeAll(async () => {
    service = await start();
  });
  afterAll(() => service?.close());

  /** Adds the next version as the table's owner would, past every rule of the code. */
  const add = (change: object): Promise<unknown> =>
    service.database.admin.query(
      `INSERT INTO ${table} SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(good) || $1::jsonb)).*
         FROM (SELECT * FROM ${table} WHERE ${from} ORDER BY version DESC LIMIT 1) AS good`,
      [JSON.stringify({ ...entered, ...entering, id: randomUUID(), version: 2, ...change })],
    );

  it.each([`UPDATE ${table} SET version = 2`, `DELETE FROM ${table}`, `TRUNCATE ${table}`])(
    'does not let the application rewrite what was said: %s',
    async (statement) => {
      await expect(service.app.get(DataSource).query(statement)).rejects.toThrow('permission denied');
    },
  );

  it.each<Refused>([
    ['a version below the first', { version: 0 }, `ck_${table}_version`],
    ['a version that was said before', { version: 1 }, `uq_${table}_version`],
    ['a word that nobody stated or entered', { basis: 'guessed' }, `ck_${table}_basis`],
    ['a statement without its paper', { basis: 'stated', rehearsal: false }, `ck_${table}_source`],
    ["an officer's word with the name of a paper", { source }, `ck_${table}_source`],
    ["an officer's word with a printed rate", { printed_rate: '5,0' }, `ck_${table}_printed`],
    ['a statement as a rehearsal', { basis: 'stated', source }, `ck_${table}_rehearsal`],
    ...refused,
  ])('refuses in the data itself %s', async (_, change, constraint) => {
    await expect(add(change)).rejects.toMatchObject({ driverError: { constraint } });
  });

  it('takes the good record that the others were made from', async () => {
    await expect(add({ version: 9 })).resolves.toEqual([]);
  });
}
