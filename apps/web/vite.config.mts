import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, loadEnv } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What changes rarely is cached long: one chunk for React and its router, one for the parts library, one for zod. */
const vendors = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|react-router|@tanstack)[\\/]/ },
  { name: 'parts', test: /node_modules[\\/](@mantine|@floating-ui|clsx|react-remove-scroll)[\\/]/ },
  { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
];

export default defineConfig(({ mode }) => {
  const gateway = loadEnv(mode, here('../..'), 'GATEWAY')['GATEWAY_URL'] ?? 'http://127.0.0.1:4001';
  const proxy = { '/api': { target: gateway } };
  return {
    root: here('.'),
    plugins: [react()],
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
