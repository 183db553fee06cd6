import { aCaller } from '@langmoi/testing/callers';
import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { randomUUID } from 'node:crypto';
import { Column, DataSource, Entity, PrimaryColumn, QueryFailedError, type EntityManager } from 'typeorm';
import { Db } from '../src/db';
import { Migration } from '../src/migrations';
import { prepared, statement, withCommit } from '../src/prepared';
import { insertRow, rowsFrom, statementOf, upsertRow } from '../src/rows';
import { CreateThings } from './things';

@Entity('notes')
class NoteRow {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'bigint', insert: false, update: false }) seq!: string;
  @Column('date', { name: 'written_on' }) writtenOn!: string;
  @Column('timestamptz', { name: 'kept_at', default: () => 'now()' }) keptAt!: Date;
  @Column('jsonb') words!: readonly string[];
  @Column('jsonb', { nullable: true }) source!: object | null;
  @Column('bytea', { select: false }) content!: Buffer;
}

class CreateNotes extends Migration {
  readonly id = '20261124T1010-create-notes';

  protected async change(runner: Parameters<Migration['up']>[0]): Promise<void> {
    await runner.query(`CREATE TABLE notes (id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY,
      written_on date NOT NULL, kept_at timestamptz NOT NULL DEFAULT now(), words jsonb NOT NULL, source jsonb,
      content bytea NOT NULL)`);
  }
}

let database: TestDatabase;
let dataSource: DataSource;
let db: Db;
const here = aCaller();
beforeAll(async () => {
  database = await freshDatabase('notes', [CreateThings, CreateNotes]);
  dataSource = await new DataSource({ ...database.app, type: 'postgres', entities: [NoteRow] }).initialize();
  db = new Db(dataSource);
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

const aNote = () => ({ id: randomUUID(), writtenOn: '2020-07-01', words: ['một', 'hai'], source: null });
const content = Buffer.from('tờ trình');

it('writes a row and reads it again as the entity says, with its date and its moment', async () => {
  const note = aNote();
  const notes = statementOf((parts) => ({
    notes: parts.all(NoteRow, 'WHERE t.id = $1'),
    none: parts.one(NoteRow, 'WHERE false'),
  }));
  await db.run(here, (em) => insertRow(em, NoteRow, { ...note, content }));
  const read = async (em: EntityManager) => {
    const [answer] = await prepared<{ notes: NoteRow[]; none: null }>(em, notes(em), [note.id]);
    return { none: answer?.none, notes: rowsFrom(em, NoteRow, answer?.notes ?? null) };
  };
  const {
    none,
    notes: [found],
  } = await db.read(here, read);
  expect(none).toBeNull();
  expect(found).toEqual({ ...note, seq: expect.anything(), keptAt: expect.any(Date) });
  const [byFind] = await db.read(here, (em) => em.findBy(NoteRow, { id: note.id }));
  expect({ ...byFind, seq: Number(byFind?.seq) }).toEqual(found);
});

it('runs statements that were sent at once in their order, each by its name', async () => {
  const [first, second] = [statement('SELECT 1 AS n'), statement('SELECT 2 AS n')];
  const answers = await db.run(here, (em) =>
    Promise.all([prepared(em, first, []), prepared(em, second, []), prepared(em, first, [])]),
  );
  expect(answers).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 1 }]]);
});

it('fails as a query fails, and not at all outside a transaction', async () => {
  const broken = statement('SELECT 1 / $1::integer');
  await expect(db.run(here, (em) => prepared(em, broken, [0]))).rejects.toThrow(QueryFailedError);
  await expect(prepared(dataSource.manager, broken, [1])).rejects.toThrow('inside Db.run or Db.read');
});

it('sends a last write with the commit, and fails the transaction with its error', async () => {
  const [note, twin] = [aNote(), aNote()];
  const insert = (em: EntityManager, one: object) => withCommit(em, insertRow(em, NoteRow, { ...one, content }));
  await db.run(here, (em) => insert(em, note));
  const twice = db.run(here, async (em) => {
    await insert(em, twin);
    await insert(em, note);
    return 'not told';
  });
  await expect(twice).rejects.toThrow('duplicate key');
  const ids = await db.read(here, (em) => em.query('SELECT id FROM notes WHERE id IN ($1, $2)', [note.id, twin.id]));
  expect(ids).toEqual([{ id: note.id }]);
});

it('does not commit where a statement failed, whatever the work made of that', async () => {
  const swallowed = db.run(here, async (em) => em.query('SELECT 1 / 0').catch(() => 'never mind'));
  await expect(swallowed).rejects.toThrow('cannot commit');
});

it('replaces the row of a key, but never by an older one', async () => {
  const note = aNote();
  const keep = (writtenOn: string) =>
    db.run(here, (em) => {
      const row = { ...note, writtenOn, content } as unknown as NoteRow;
      return upsertRow(em, NoteRow, row, { key: ['id'], newerBy: ['writtenOn'] });
    });
  for (const day of ['2020-07-02', '2020-07-05', '2020-07-03']) await keep(day);
  const found = await db.read(here, (em) => em.findOneByOrFail(NoteRow, { id: note.id }));
  expect(found.writtenOn).toBe('2020-07-05');
});
