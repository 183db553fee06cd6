// `node tools/schema-check.mjs [--write]`: every event against its committed JSON Schema. A change that would break a
// reader is refused and needs a new topic; `--write` records one that only adds.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import './contracts/load.mjs';

const folder = join(import.meta.dirname, '../libs/contracts/src/schemas');
const { events } = await import('../libs/contracts/src/events.ts');
const { judgeSchemas } = await import('./contracts/event-schemas.ts');

const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
const committed = new Map(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
const { breaks, additions } = judgeSchemas(events, committed);
const write = process.argv.includes('--write');

for (const reason of breaks) console.error(`✗ ${reason}`);
for (const [file, text] of additions) {
  if (write) writeFileSync(join(folder, file), text);
  console.error(write ? `+ ${file}` : `✗ ${file} is not what contracts say: run node tools/schema-check.mjs --write`);
}
if (breaks.length) console.error('A change that breaks a reader is a new topic: .v2, both written for one release.');
if (breaks.length || (additions.size && !write)) process.exitCode = 1;
else console.log(`${events.length} events as committed`);
