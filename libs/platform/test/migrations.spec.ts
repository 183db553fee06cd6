import { emptyDatabase } from '@langmoi/testing/database';
import { isolationFaults } from '@langmoi/testing/isolation/catalogue';
import { randomUUID } from 'node:crypto';
import { DataSource, type QueryRunner } from 'typeorm';
import { lawTables, messagingTables, Migration, provinceFunction, runMigrations } from '../src/migrations';
import { operationsTables } from '../src/operations/tables';
import { provincesApart } from '../src/provinces-apart';
import { CreateThings } from './things';

class AddNote extends Migration {
  readonly id = '20261124T1001-add-note';
  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE things ADD COLUMN note text');
  }
}

class Broken extends Migration {
  readonly id = '20261124T1002-broken';
  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE half (id int)');
    await runner.query('SELECT 1 / 0');
  }
}

class Misnamed extends Migration {
  readonly id = 'create-things';
  protected async change(): Promise<void> {}
}

let database: Awaited<ReturnType<typeof emptyDatabase>>;
const migrate = (...migrations: (new () => Migration)[]) =>
  runMigrations({ MIGRATOR_DATABASE_URL: database.migratorUrl }, migrations);
const tables = async (): Promise<string[]> =>
  (await database.admin.query(`SELECT tablename AS t FROM pg_tables WHERE schemaname = 'moved' ORDER BY 1`)).map(
    ({ t }: { t: string }) => t,
  );

beforeEach(async () => (database = await emptyDatabase('moved')));
afterEach(() => database?.drop());

it('brings an empty database to the newest state, once, in the order of the names', async () => {
  expect(await migrate(AddNote, CreateThings)).toEqual(['20261124T1000-create-things', '20261124T1001-add-note']);
  expect(await migrate(AddNote, CreateThings)).toEqual([]);
  expect(await tables()).toEqual(expect.arrayContaining(['idempotency_keys', 'migrations', 'outbox_events', 'things']));
});

it('lets two that start together take turns', async () => {
  const applied = await Promise.all([migrate(CreateThings), migrate(CreateThings)]);
  expect(applied.flat()).toEqual(['20261124T1000-create-things']);
});

it('leaves nothing of a migration that fails, and keeps those before it', async () => {
  await expect(migrate(CreateThings, Broken)).rejects.toThrow('division by zero');
  expect(await tables()).not.toContain('half');
  expect(await migrate(CreateThings, AddNote)).toEqual(['20261124T1001-add-note']);
});

it('opens the tables, also later ones, to the application, and the schema to nobody else', async () => {
  await migrate(CreateThings, AddNote);
  const app = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
  expect(await app.query('SELECT note FROM things')).toEqual([]);
  await expect(app.query('DROP TABLE things')).rejects.toThrow('must be owner');
  await app.destroy();
});

class KeepArticles extends Migration {
  readonly id = '20261124T1003-keep-articles';
  protected async change(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE articles (id int PRIMARY KEY, word text)');
    await lawTables(runner, 'articles');
  }
}

it('leaves tables of law to the loader: whoever serves reads them', async () => {
  await migrate(CreateThings, KeepArticles);
  const as = (url: string) => new DataSource({ type: 'postgres', url }).initialize();
  const loader = await as(database.loaderUrl);
  await loader.query(`INSERT INTO articles VALUES (1, 'as it was')`);
  await loader.query(`UPDATE articles SET word = 'as it is'`);
  await expect(loader.query('DELETE FROM articles')).rejects.toThrow('permission denied');
  await loader.destroy();
  for (const url of [database.appUrl, database.workerUrl]) {
    const serving = await as(url);
    expect(await serving.query('SELECT word FROM articles')).toEqual([{ word: 'as it is' }]);
    for (const sin of [
      `INSERT INTO articles VALUES (2, '')`,
      `UPDATE articles SET word = ''`,
      'DELETE FROM articles',
    ]) {
      await expect(serving.query(sin)).rejects.toThrow('permission denied');
    }
    await serving.destroy();
  }
});

it('says what a deployment lacks that has no loader yet, and leaves it as it was', async () => {
  const without = await emptyDatabase('unloaded');
  await without.admin.query('DROP OWNED BY test_unloaded_loader; DROP ROLE test_unloaded_loader');
  const migrated = runMigrations({ MIGRATOR_DATABASE_URL: without.migratorUrl }, [CreateThings, KeepArticles]);
  await expect(migrated).rejects.toThrow('docs/runbooks/roles.md');
  const left = await without.admin.query(`SELECT to_regclass('unloaded.articles') AS articles`);
  expect(left).toEqual([{ articles: null }]);
  await without.drop();
});

it('goes forward only, and wants a name that orders', async () => {
  await expect(new CreateThings().down()).rejects.toThrow('cannot be undone');
  await expect(migrate(Misnamed)).rejects.toThrow('20261124T1000-create-units');
});

describe('the operations of a service that is already at work', () => {
  class OlderThings extends Migration {
    readonly id = '20261124T1000-older-things';
    protected async change(runner: QueryRunner): Promise<void> {
      await messagingTables(runner);
      await provinceFunction(runner);
    }
  }
  class CreateOperations extends Migration {
    readonly id = '20261125T1000-create-operations';
    protected change(runner: QueryRunner): Promise<void> {
      return operationsTables(runner);
    }
  }

  class KeepApart extends Migration {
    readonly id = '20261125T1300-keep-apart';
    protected change(runner: QueryRunner): Promise<void> {
      return provincesApart(runner);
    }
  }

  it('count on from what its outbox already holds', async () => {
    await migrate(OlderThings);
    const subject = randomUUID();
    for (const topic of ['one', 'one', 'two']) {
      await database.admin.query(`INSERT INTO outbox_events (id, topic, key, envelope) VALUES ($1, $2, $3, '{}')`, [
        randomUUID(),
        topic,
        subject,
      ]);
    }
    await migrate(OlderThings, CreateOperations);
    const known = await database.admin.query('SELECT topic, version FROM aggregate_versions ORDER BY topic');
    expect(known).toEqual([
      { topic: 'one', version: 2 },
      { topic: 'two', version: 1 },
    ]);
  });

  it('keep what is on its way when provinces are put apart, and forget the keys of commands', async () => {
    await migrate(OlderThings, CreateOperations);
    const [provinceId, userId, key] = [randomUUID(), randomUUID(), randomUUID()];
    await database.admin.query(
      `INSERT INTO outbox_events (id, topic, key, envelope) VALUES ($1, 't', 'k', jsonb_build_object('provinceid', $2::text))`,
      [randomUUID(), provinceId],
    );
    await database.admin.query(`INSERT INTO idempotency_keys (user_id, key, fingerprint) VALUES ($1, $2, 'f')`, [
      userId,
      key,
    ]);
    await migrate(OlderThings, CreateOperations, KeepApart);
    const worker = await new DataSource({ type: 'postgres', url: database.workerUrl }).initialize();
    expect(await worker.query('SELECT province_id, published_at FROM outbox_events')).toEqual([
      { province_id: provinceId, published_at: null },
    ]);
    await worker.destroy();
    const app = await new DataSource({ type: 'postgres', url: database.appUrl }).initialize();
    const known: unknown[] = await app.transaction(async (em) => {
      await em.query(`SELECT set_config('app.province_id', $1, true)`, [provinceId]);
      return em.query('SELECT 1 FROM idempotency_keys WHERE user_id = $1 AND key = $2', [userId, key]);
    });
    await app.destroy();
    expect(known).toEqual([]);
    expect(await isolationFaults(database.admin)).toEqual([]);
  });
});
