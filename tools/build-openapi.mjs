// `node tools/build-openapi.mjs [--docs]`: dist/openapi.json and dist/asyncapi.json from contracts; `--docs` renews the
// committed docs/asyncapi.json too, which a spec compares with contracts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import './contracts/load.mjs';

const { openApi } = await import('./contracts/openapi.ts');
const { asyncApi } = await import('./contracts/asyncapi.ts');

const root = join(import.meta.dirname, '..');
mkdirSync(join(root, 'dist'), { recursive: true });
const write = (path, document) => writeFileSync(join(root, path), `${JSON.stringify(document, null, 2)}\n`);
write('dist/openapi.json', openApi());
write('dist/asyncapi.json', asyncApi());
if (process.argv.includes('--docs')) write('docs/asyncapi.json', asyncApi());
