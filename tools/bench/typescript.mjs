// Imported for its effect: from here on Node loads our TypeScript, decorators included, by `require`.
import swc from '@swc/core';
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const options = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    target: 'es2023',
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
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
