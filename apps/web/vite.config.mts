import react from '@vitejs/plugin-react';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, loadEnv, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What changes rarely is cached long: one chunk for React and its router, one for the parts library, one for zod. */
const vendors = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/ },
  { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
];

/** Compressed once here, so that the gateway only hands files out. */
const compressed = (): Plugin => ({
  name: 'compressed-twins',
  apply: 'build',
  writeBundle({ dir: folder = '' }) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(js|css|svg)$/.test(name)) continue;
      const file = join(folder, name);
      const content = readFileSync(file);
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
});

export default defineConfig(({ mode }) => {
  const gateway = loadEnv(mode, here('../..'), 'GATEWAY')['GATEWAY_URL'] ?? 'http://127.0.0.1:4001';
  const proxy = { '/api': { target: gateway } };
  return {
    root: here('.'),
    plugins: [react(), compressed()],
    server: { host: '127.0.0.1', port: 4610, proxy },
    preview: { host: '127.0.0.1', port: 4610, proxy },
    build: {
      outDir: here('../../dist/apps/web'),
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { output: { codeSplitting: { groups: vendors } } },
    },
  };
});
