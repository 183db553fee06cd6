// `npm run history:record`: lives every shape of a dossier on the real servers and keeps the histories for the replay
// spec. Run it when a run gets a new shape, never to make a red replay green. Needs the engines of the desk:
// eval "$(node tools/stack/cli.mjs up)"
import swc from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const options = {
  jsc: { parser: { syntax: 'typescript', decorators: true }, target: 'es2023' },
  module: { type: 'commonjs' },
};

// The recorder is TypeScript like the specs whose world it shares; compile what it loads of ours, on the way.
registerHooks({
  resolve(specifier, context, next) {
    const url =
      specifier.startsWith('.') && context.parentURL ? new URL(`${specifier}.ts`, context.parentURL) : undefined;
    return url && existsSync(url) ? next(fileURLToPath(url), context) : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const source = swc.transformSync(readFileSync(new URL(url), 'utf8'), { ...options, filename: fileURLToPath(url) });
    return { format: 'commonjs', source: source.code, shortCircuit: true };
  },
});

const { recordAll } = createRequire(import.meta.url)('../libs/workflows/test/record.ts');
for (const file of await recordAll()) console.log(`libs/workflows/src/dossier/histories/${file}`);
