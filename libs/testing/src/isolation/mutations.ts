import type { DataSource } from 'typeorm';
import { Probe } from './probe';
import { rolePrefix, tablesOf, type Apart, type Policy, type Table } from './schema';

/** What the probe found of a database, as it is and with each of its policies gone or opened. */
export interface Probed {
  /** Of the database as it is: none while provinces are apart. */
  readonly faults: string[];
  /** How many changes were tried. */
  readonly tried: number;
  /** Changes after which no probe found a fault: policies that nothing holds. */
  readonly unnoticed: string[];
}

/** Probes every table, then takes away, opens and switches off each policy in turn. Nothing of it stays. */
export async function probeIsolation(admin: DataSource, apart: Apart = {}): Promise<Probed> {
  const runner = admin.createQueryRunner();
  await runner.startTransaction();
  try {
    const tables = await tablesOf(runner, apart);
    const probe = new Probe(runner, await rolePrefix(runner), tables, apart);
    await probe.furnish();
    const faults: string[] = [];
    for (const table of tables) {
      for await (const fault of probe.faults(table)) faults.push(fault);
    }
    const unnoticed: string[] = [];
    const changes = tables.flatMap((table) => changesOf(table).map((change) => ({ table, change })));
    for (const { table, change } of changes) {
      await runner.query(`SAVEPOINT change; ${change}`);
      if ((await probe.faults(table).next()).done) unnoticed.push(change);
      await runner.query('ROLLBACK TO SAVEPOINT change; RELEASE SAVEPOINT change');
    }
    return { faults, tried: changes.length, unnoticed };
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

function changesOf({ name, policies }: Table): string[] {
  return [
    `ALTER TABLE ${name} DISABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`,
    ...policies.flatMap((policy) => [`DROP POLICY ${policy.name} ON ${name}`, ...openings(name, policy)]),
  ];
}

/** None for one that is open already, to the role that it is for. */
function openings(table: string, { name, command, using, check }: Policy): string[] {
  if (using === 'true') return [];
  const reads = command === 'a' ? '' : ' USING (true)';
  const writes = command === 'a' || check ? ' WITH CHECK (true)' : '';
  return [`ALTER POLICY ${name} ON ${table}${reads}${writes}`];
}
