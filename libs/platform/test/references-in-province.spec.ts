import { emptyDatabase } from '@langmoi/testing/database';
import { isolationFaults } from '@langmoi/testing/isolation/catalogue';
import { randomUUID } from 'node:crypto';
import { DataSource, type QueryRunner } from 'typeorm';
import { Migration, provincePolicy, runMigrations } from '../src/migrations';
import { referencesInProvince } from '../src/references-in-province';
import { CreateThings } from './things';

/** Parts of things, as services made their tables before references carried the province. */
class AddParts extends Migration {
  readonly id = '20261124T1010-add-parts';
  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE things ADD COLUMN kind text NOT NULL DEFAULT 'any', ADD CONSTRAINT uq_things_kind UNIQUE (id, kind);
      CREATE TABLE parts (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        thing_id uuid NOT NULL CONSTRAINT fk_parts_thing REFERENCES things ON DELETE CASCADE,
        kind text,
        whole_id uuid CONSTRAINT fk_parts_whole REFERENCES parts,
        CONSTRAINT fk_parts_kind FOREIGN KEY (thing_id, kind) REFERENCES things (id, kind)
      )`);
    await provincePolicy(runner, 'parts');
  }
}

class KeepReferences extends Migration {
  readonly id = '20261124T1020-keep-references';
  protected async change(runner: QueryRunner): Promise<void> {
    await referencesInProvince(runner);
  }
}

class KeepThemAgain extends Migration {
  readonly id = '20261124T1030-keep-them-again';
  protected async change(runner: QueryRunner): Promise<void> {
    await referencesInProvince(runner);
  }
}

const [mine, foreign] = [randomUUID(), randomUUID()];
let database: Awaited<ReturnType<typeof emptyDatabase>>;
let app: DataSource;
const migrate = (...migrations: (new () => Migration)[]) =>
  runMigrations({ MIGRATOR_DATABASE_URL: database.migratorUrl }, migrations);

/** As the API does it: bound to its province, past which the policies let nothing through. */
const bound = (statement: string, values: unknown[]): Promise<unknown> =>
  app.transaction(async (em) => {
    await em.query(`SELECT set_config('app.province_id', $1, true)`, [mine]);
    return em.query(statement, values);
  });

async function thingOf(province: string): Promise<string> {
  const id = randomUUID();
  await database.admin.query('INSERT INTO things (id, province_id) VALUES ($1, $2)', [id, province]);
  return id;
}

const addPart = (thing: string, { kind = null as string | null, whole = null as string | null } = {}) => {
  const id = randomUUID();
  const adding = 'INSERT INTO parts (id, province_id, thing_id, kind, whole_id) VALUES ($1, $2, $3, $4, $5)';
  return bound(adding, [id, mine, thing, kind, whole]).then(() => id);
};

beforeEach(async () => {
  database = await emptyDatabase('referring');
  await migrate(CreateThings, AddParts);
  app = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
});
afterEach(async () => {
  await app?.destroy();
  await database?.drop();
});

it('lets no row refer to one of another province that its writer cannot see', async () => {
  const [own, other] = [await thingOf(mine), await thingOf(foreign)];
  await addPart(other); // the hole: the key is checked past the policies
  await database.admin.query('DELETE FROM parts');
  await migrate(CreateThings, AddParts, KeepReferences);
  await expect(addPart(other)).rejects.toThrow('fk_parts_thing');
  const whole = await addPart(own, { kind: 'any' });
  await addPart(own, { whole });
  await expect(addPart(own, { kind: 'none' })).rejects.toThrow('fk_parts_kind');
  await expect(addPart(own, { whole: randomUUID() })).rejects.toThrow('fk_parts_whole');
});

it('fails on rows that refer to another province already, and leaves all as it was', async () => {
  await addPart(await thingOf(foreign));
  await expect(migrate(CreateThings, AddParts, KeepReferences)).rejects.toThrow('fk_parts_thing');
  expect(await isolationFaults(database.admin)).toHaveLength(3);
});

it('keeps rows, names and what happens on removal; a second time it changes nothing', async () => {
  const own = await thingOf(mine);
  await addPart(own);
  await migrate(CreateThings, AddParts, KeepReferences);
  expect(await isolationFaults(database.admin)).toEqual([]);
  const keys = () =>
    database.admin.query(`SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE conrelid IN ('things'::regclass, 'parts'::regclass) AND contype IN ('f', 'u') ORDER BY 1`);
  const before = await keys();
  expect(before).toEqual([
    ...[
      ['fk_parts_kind', 'FOREIGN KEY (province_id, thing_id, kind) REFERENCES things(province_id, id, kind)'],
      ['fk_parts_thing', 'FOREIGN KEY (province_id, thing_id) REFERENCES things(province_id, id) ON DELETE CASCADE'],
      ['fk_parts_whole', 'FOREIGN KEY (province_id, whole_id) REFERENCES parts(province_id, id)'],
      ['uq_parts_in_province', 'UNIQUE (province_id, id)'],
      ['uq_things_in_province', 'UNIQUE (province_id, id)'],
      ['uq_things_kind', 'UNIQUE (province_id, id, kind)'],
    ].map(([conname, definition]) => ({ conname, definition })),
  ]);
  await migrate(CreateThings, AddParts, KeepReferences, KeepThemAgain);
  expect(await keys()).toEqual(before);
  await database.admin.query('DELETE FROM things WHERE id = $1', [own]);
  expect(await database.admin.query('SELECT FROM parts')).toHaveLength(0);
});
