// `node tools/access-docs.mjs [--write]`: docs/access/*.md from the tables of libs/domain/src/access. Without `--write` it
// compares, and ends with 1 where a page is not what its table says; `npm run check` runs it so.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import prettier from 'prettier';
import './contracts/load.mjs';

const { pages } = await import('./access/pages.ts');

const folder = join(import.meta.dirname, '..', 'docs', 'access');
const options = { ...(await prettier.resolveConfig(join(folder, 'README.md'))), parser: 'markdown' };
const wanted = {};
for (const [name, text] of Object.entries(pages())) wanted[name] = await prettier.format(text, options);
if (process.argv.includes('--write')) {
  for (const [name, text] of Object.entries(wanted)) writeFileSync(join(folder, name), text);
} else {
  const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined);
  const stale = Object.keys(wanted).filter((name) => read(name) !== wanted[name]);
  const left = readdirSync(folder).filter((name) => !(name in wanted));
  for (const name of [...stale, ...left]) console.error(`docs/access/${name} is not what the tables say`);
  if (stale.length + left.length > 0) {
    console.error('renew it: node tools/access-docs.mjs --write');
    process.exitCode = 1;
  }
}
