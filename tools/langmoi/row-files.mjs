import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join, relative } from 'node:path';

/**
 * The rows that transactions deleted: `rows/SERVICE/NUMBER/TABLE.jsonl`, a folder for each. Until its transaction is
 * known to have committed, a folder bears the transaction's own number, by which PostgreSQL says what became of it: so
 * whatever is interrupted where, each deleted row is here once, and no row that is still there.
 */
export class RowFiles {
  constructor(folder) {
    this.folder = folder;
    this.rows = join(folder, 'rows');
  }

  /**
   * Within a transaction: `write(table, rows)` for what it deletes, on the disk when it returns; `keep()` once it has
   * committed.
   */
  async open(client, service) {
    const { rows } = await client.query('SELECT pg_current_xact_id()::text AS id');
    const draft = join(this.rows, service, `.${rows[0].id}`);
    return {
      write: (table, lines) => {
        mkdirSync(draft, { recursive: true, mode: 0o700 });
        const content = lines.map((line) => `${line}\n`).join('');
        appendFileSync(join(draft, `${table}.jsonl`), content, { mode: 0o600, flush: true });
      },
      keep: () => existsSync(draft) && this.#number(service, draft),
    };
  }

  /** Before the next transaction: what the one that was interrupted wrote is kept if it committed, and dropped if not. */
  async settle(client, service) {
    for (const name of namesIn(join(this.rows, service)).filter((one) => one.startsWith('.'))) {
      const draft = join(this.rows, service, name);
      const { rows } = await client.query('SELECT pg_xact_status($1::xid8) AS status', [name.slice(1)]);
      if (rows[0].status === 'committed') this.#number(service, draft);
      else if (rows[0].status === 'aborted') rmSync(draft, { recursive: true });
      else throw new Error(`${draft}: PostgreSQL says ${rows[0].status ?? 'no more'} of its transaction`);
    }
  }

  #number(service, draft) {
    renameSync(draft, join(this.rows, service, String(this.#numbers(service).length + 1)));
  }

  #numbers(service) {
    return namesIn(join(this.rows, service)).filter((name) => !name.startsWith('.'));
  }

  /** How many rows of each table of each service were written. */
  counts() {
    const counts = {};
    for (const service of namesIn(this.rows)) {
      const tables = (counts[service] = {});
      for (const number of this.#numbers(service)) {
        const place = join(this.rows, service, number);
        for (const file of namesIn(place)) {
          const table = file.slice(0, -'.jsonl'.length);
          tables[table] = (tables[table] ?? 0) + linesIn(join(place, file));
        }
      }
    }
    return counts;
  }

  /** All files below the folder but `except`, and a hash as `sha256sum` says it of each by name, and then of that list. */
  digest(except) {
    const files = filesBelow(this.folder)
      .filter((path) => path !== except)
      .map((path) => relative(this.folder, path))
      .sort();
    const lines = files.map((path) => `${sha256(readFileSync(join(this.folder, path)))}  ${path}\n`);
    return { files: files.length, sha256: sha256(lines.join('')) };
  }
}

const namesIn = (place) => (existsSync(place) ? readdirSync(place).sort() : []);
const sha256 = (content) => createHash('sha256').update(content).digest('hex');

/** JSON has no line break within a row. */
const linesIn = (path) => readFileSync(path).reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0);

function filesBelow(place) {
  return readdirSync(place).flatMap((entry) => {
    const path = join(place, entry);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
