import { freshDatabase, type TestDatabase } from '@langmoi/testing/database';
import { isolationFaults } from '@langmoi/testing/isolation/catalogue';
import { probeIsolation } from '@langmoi/testing/isolation/mutations';
import { CreateThings } from './things';

let database: TestDatabase;
beforeAll(async () => (database = await freshDatabase('things', [CreateThings])));
afterAll(() => database?.drop());

/** The faults of the database with the statements done, and then undone by those behind them. */
async function faultsAfter(sin: string, undo: string): Promise<string[]> {
  await database.admin.query(sin);
  try {
    return await isolationFaults(database.admin);
  } finally {
    await database.admin.query(undo);
  }
}

it('finds nothing in a database that keeps provinces apart', async () => {
  expect(await isolationFaults(database.admin)).toEqual([]);
});

it.each<[string, string, string, string[]]>([
  [
    'a table whose policies are switched off',
    'ALTER TABLE things DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE things ENABLE ROW LEVEL SECURITY',
    ['things: row-level security is off'],
  ],
  [
    'a table whose owner passes its policies',
    'ALTER TABLE things NO FORCE ROW LEVEL SECURITY',
    'ALTER TABLE things FORCE ROW LEVEL SECURITY',
    ['things: row-level security is not forced'],
  ],
  [
    'a table that forgot',
    'CREATE TABLE forgot (province_id uuid); ALTER TABLE forgot OWNER TO test_things_migrator',
    'DROP TABLE forgot',
    ['forgot: no policy of its province', 'forgot: no policy of national readers', 'forgot: row-level security is off'],
  ],
  [
    'a table of nobody without a reason',
    'CREATE TABLE loose (id uuid); ALTER TABLE loose OWNER TO test_things_migrator',
    'DROP TABLE loose',
    ['loose: neither a province nor a reason'],
  ],
  [
    'a policy that nobody explains',
    'CREATE POLICY wide ON things USING (true)',
    'DROP POLICY wide ON things',
    ['things: nobody says what wide is for'],
  ],
  [
    'a table that the API owns',
    'CREATE TABLE own (province_id uuid); ALTER TABLE own OWNER TO test_things_app',
    'DROP TABLE own',
    [
      'own: no policy of its province',
      'own: no policy of national readers',
      'own: row-level security is off',
      'own: owned by test_things_app',
    ],
  ],
  [
    'a grant to everybody',
    'GRANT SELECT ON things TO PUBLIC',
    'REVOKE SELECT ON things FROM PUBLIC',
    ['things: SELECT is granted to everybody'],
  ],
  [
    'a grant beyond rows',
    'GRANT TRUNCATE ON things TO test_things_app',
    'REVOKE TRUNCATE ON things FROM test_things_app',
    ['things: TRUNCATE is granted to test_things_app'],
  ],
  [
    'a loader that may do to rows of provinces what the API may not',
    `GRANT DELETE ON things TO test_things_loader; GRANT test_things_worker TO test_things_loader`,
    `REVOKE DELETE ON things FROM test_things_loader; REVOKE test_things_worker FROM test_things_loader`,
    ['things: DELETE is granted to test_things_loader', 'test_things_loader is a member of test_things_worker'],
  ],
  [
    'an API that may look into the inbox',
    'GRANT SELECT ON inbox_events TO test_things_app',
    'REVOKE SELECT ON inbox_events FROM test_things_app',
    ['the API may SELECT inbox_events'],
  ],
  [
    'an API that may make tables',
    'GRANT CREATE ON SCHEMA things TO test_things_app',
    'REVOKE CREATE ON SCHEMA things FROM test_things_app',
    ['test_things_app may CREATE in the schema', 'test_things_loader may CREATE in the schema'],
  ],
  [
    'a function with its owner’s rights and the caller’s search path',
    'CREATE FUNCTION sly() RETURNS int SECURITY DEFINER RETURN 1',
    'DROP FUNCTION sly()',
    [
      "sly: a function with its owner's rights and the caller's search path",
      'sly: everybody may act with the rights of its owner',
    ],
  ],
  [
    'a view past the policies',
    'CREATE VIEW window_to_all AS SELECT * FROM things; ALTER VIEW window_to_all OWNER TO test_things_migrator',
    'DROP VIEW window_to_all',
    ["window_to_all: a view with its owner's rights"],
  ],
  [
    'a reference without the province',
    'ALTER TABLE things ADD COLUMN part_of uuid CONSTRAINT fk_things_part_of REFERENCES things',
    'ALTER TABLE things DROP COLUMN part_of',
    ['things: fk_things_part_of may refer to a row of another province'],
  ],
  [
    'a reference that carries the province to another column',
    `ALTER TABLE things ADD CONSTRAINT uq_things_twice UNIQUE (id, province_id), ADD COLUMN part_of uuid,
       ADD CONSTRAINT fk_things_part_of FOREIGN KEY (province_id, part_of) REFERENCES things (id, province_id)`,
    'ALTER TABLE things DROP COLUMN part_of, DROP CONSTRAINT uq_things_twice',
    ['things: fk_things_part_of may refer to a row of another province'],
  ],
  [
    'a reference that a row without a province escapes',
    `ALTER TABLE things ADD CONSTRAINT uq_things_twice UNIQUE (province_id, id), ADD COLUMN part_of uuid,
       ADD CONSTRAINT fk_things_part_of FOREIGN KEY (province_id, part_of) REFERENCES things (province_id, id),
       ALTER COLUMN province_id DROP NOT NULL`,
    `ALTER TABLE things DROP COLUMN part_of, DROP CONSTRAINT uq_things_twice, ALTER COLUMN province_id SET NOT NULL`,
    ['things: fk_things_part_of may refer to a row of another province'],
  ],
])('finds %s', async (_, sin, undo, faults) => {
  expect(await faultsAfter(sin, undo)).toEqual(faults);
});

it('finds reasons and explanations that have outlived what they were for', async () => {
  const sight = { as: 'app' as const, settings: {}, why: 'long gone' };
  const apart = { shared: { gone: 'a table of before' }, sights: { 'things.gone': sight } };
  expect(await isolationFaults(database.admin, apart)).toEqual([
    'gone: a reason without a table',
    'things.gone: a reason without a policy',
  ]);
});

it('finds law that those who serve could write, though no policy keeps them from it', async () => {
  const apart = { laws: { articles: 'the same for every province' } };
  await database.admin.query(`CREATE TABLE articles (id text PRIMARY KEY, word text);
    ALTER TABLE articles OWNER TO test_things_migrator;
    GRANT SELECT ON articles TO test_things_app, test_things_worker`);
  try {
    expect(await isolationFaults(database.admin, apart)).toEqual(['articles: law that nobody loads']);
    await database.admin.query('GRANT INSERT, UPDATE ON articles TO test_things_loader');
    expect(await isolationFaults(database.admin, apart)).toEqual([]);
    await database.admin.query(
      `GRANT INSERT, UPDATE (word), DELETE ON articles TO test_things_app, test_things_worker`,
    );
    expect((await isolationFaults(database.admin, apart)).sort()).toEqual([
      'articles: law that test_things_app may DELETE',
      'articles: law that test_things_app may INSERT',
      'articles: law that test_things_app may UPDATE',
      'articles: law that test_things_worker may DELETE',
      'articles: law that test_things_worker may INSERT',
      'articles: law that test_things_worker may UPDATE',
    ]);
  } finally {
    await database.admin.query('DROP TABLE articles');
  }
});

it('notices each policy of platform that is gone, open or switched off', async () => {
  const { faults, tried, unnoticed } = await probeIsolation(database.admin);
  expect({ faults, unnoticed }).toEqual({ faults: [], unnoticed: [] });
  expect(tried).toBeGreaterThan(25);
});

it('tells of a policy that nothing would miss', async () => {
  await database.admin.query('CREATE POLICY spare ON things USING (province_id = current_province())');
  const { unnoticed } = await probeIsolation(database.admin);
  await database.admin.query('DROP POLICY spare ON things');
  expect(unnoticed).toEqual(['DROP POLICY province ON things', 'DROP POLICY spare ON things']);
});

it('tells what a policy of the wrong province shows', async () => {
  await database.admin.query('ALTER POLICY province ON things USING (province_id <> current_province())');
  const { faults } = await probeIsolation(database.admin);
  await database.admin.query('ALTER POLICY province ON things USING (province_id = current_province())');
  expect(faults).toContain('things: app adds to another province: 1 instead of 42501');
});

async function conditionOf(table: string, policy: string): Promise<string> {
  const [row]: { was: string }[] = await database.admin.query(
    `SELECT coalesce(qual, with_check) AS was FROM pg_policies WHERE tablename = $1 AND policyname = $2`,
    [table, policy],
  );
  return row?.was ?? '';
}

const ofSuccessors = [
  {
    ...{ table: 'province_grants', policy: 'successor', command: 'FOR SELECT', clause: 'USING' },
    ...{ open: 'of a successor sees its grant: 2 instead of 1', gone: 'of a successor sees its grant: 0 instead of 1' },
  },
  {
    ...{ table: 'province_reads', policy: 'inherit', command: 'FOR INSERT', clause: 'WITH CHECK' },
    open: 'of a successor records another: 1 instead of 42501',
    gone: 'of a successor records: 42501 instead of 1',
  },
];

it.each(ofSuccessors)('tells of $table whose policy $policy is open, or gone', async (one) => {
  const { table, policy, command, clause, open, gone } = one;
  const was = await conditionOf(table, policy);
  await database.admin.query(`ALTER POLICY ${policy} ON ${table} ${clause} (true)`);
  const opened = await probeIsolation(database.admin);
  await database.admin.query(`DROP POLICY ${policy} ON ${table}`);
  const dropped = await probeIsolation(database.admin);
  await database.admin.query(`CREATE POLICY ${policy} ON ${table} ${command} TO test_things_app ${clause} (${was})`);
  expect(opened.faults).toContain(`${table}: app ${open}`);
  expect(dropped.faults).toContain(`${table}: app ${gone}`);
});

describe('of a public register', () => {
  const apart = { registers: { registered: 'the units of the country are public' } };
  const undo = async (sql: string): Promise<void> => void (await database.admin.query(sql));

  beforeAll(() =>
    undo(`
      CREATE TABLE registered (id uuid PRIMARY KEY, province_id uuid NOT NULL, word text NOT NULL);
      ALTER TABLE registered OWNER TO test_things_migrator;
      ALTER TABLE registered ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
      CREATE POLICY register ON registered FOR SELECT USING (true);
      CREATE POLICY own ON registered FOR INSERT WITH CHECK (province_id = current_province());
      REVOKE ALL ON registered FROM test_things_app, test_things_worker;
      GRANT SELECT, INSERT ON registered TO test_things_app, test_things_worker`),
  );
  afterAll(() => undo('DROP TABLE registered'));

  it('takes for granted that all read it, and notices each of its policies that is gone, open or switched off', async () => {
    expect(await isolationFaults(database.admin, apart)).toEqual([]);
    const { faults, unnoticed } = await probeIsolation(database.admin, apart);
    expect({ faults, unnoticed }).toEqual({ faults: [], unnoticed: [] });
    expect(await isolationFaults(database.admin)).toContain('registered: no policy of its province');
  });

  it.each([
    [
      'anybody adds to in another’s name',
      'ALTER POLICY own ON registered WITH CHECK (true)',
      'ALTER POLICY own ON registered WITH CHECK (province_id = current_province())',
      "registered: a register that is not added to in one's own name alone",
      'registered: app adds to another province: 1 instead of 42501',
    ],
    [
      'a second policy opens',
      'CREATE POLICY wide ON registered FOR INSERT WITH CHECK (true)',
      'DROP POLICY wide ON registered',
      "registered: a register that is not added to in one's own name alone",
      'registered: worker adds to another province: 1 instead of 42501',
    ],
    [
      'the API may rewrite',
      'GRANT UPDATE (word) ON registered TO test_things_app; CREATE POLICY rewrite ON registered FOR UPDATE USING (true)',
      'DROP POLICY rewrite ON registered; REVOKE UPDATE (word) ON registered FROM test_things_app',
      'registered: a register in which test_things_app may UPDATE',
      'registered: app changes: 2 instead of 1',
    ],
    [
      'the worker may empty',
      'GRANT DELETE ON registered TO test_things_worker; CREATE POLICY removal ON registered FOR DELETE USING (true)',
      'DROP POLICY removal ON registered; REVOKE DELETE ON registered FROM test_things_worker',
      'registered: a register in which test_things_worker may DELETE',
      'registered: worker removes: 2 instead of 1',
    ],
    [
      'its owner adds to as it likes',
      'ALTER TABLE registered NO FORCE ROW LEVEL SECURITY',
      'ALTER TABLE registered FORCE ROW LEVEL SECURITY',
      'registered: row-level security is not forced',
      'registered: migrator adds to another province: 1 instead of 42501',
    ],
  ])('finds one that %s', async (_, sin, undone, ...faults) => {
    const [inTheCatalogue, byTrying] = faults;
    await undo(sin);
    try {
      expect(await isolationFaults(database.admin, apart)).toContain(inTheCatalogue);
      expect((await probeIsolation(database.admin, apart)).faults).toContain(byTrying);
    } finally {
      await undo(undone);
    }
  });

  it('finds a register that has outlived its table', async () => {
    const gone = { registers: { ...apart.registers, gone: 'of before' } };
    expect(await isolationFaults(database.admin, gone)).toEqual(['gone: a register without a table']);
  });
});
