// Node 24 runs our TypeScript as it is; what it does not know is that imports here go without an extension.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    const found = next(ours && !/\.[a-z]+$/.test(specifier) ? `${specifier}.ts` : specifier, context);
    return found.url.endsWith('.ts') ? { ...found, format: 'module-typescript' } : found;
  },
});
