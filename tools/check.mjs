// `npm run check`: types, lint, format, unused code, contracts against their committed schemas. One line per checker;
// quiet on success, complete on failure. The last line counts them, for `./langmoi test`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = (name) => join(root, 'node_modules/.bin', name);

// eslint and tsc take the longest, so they begin; two at a time is what two cores carry.
const checkers = [
  {
    name: 'lint',
    command: [bin('eslint'), '.', '--max-warnings', '0', '--cache', '--cache-location', 'dist/.eslintcache'],
  },
  {
    name: 'types',
    command: [bin('tsc'), '-p', 'tsconfig.json', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'],
  },
  { name: 'types of web', command: [bin('tsc'), '-p', 'apps/web/tsconfig.json'], needs: 'apps/web/tsconfig.json' },
  {
    name: 'format',
    command: [
      bin('prettier'),
      '--check',
      '--log-level',
      'warn',
      '--cache',
      '--cache-location',
      'dist/.prettiercache',
      '.',
    ],
  },
  { name: 'unused code', command: [bin('knip'), '--no-progress'] },
  { name: 'contracts', command: [process.execPath, 'tools/schema-check.mjs'], needs: 'tools/schema-check.mjs' },
  { name: 'access pages', command: [process.execPath, 'tools/access-docs.mjs'] },
].filter(({ needs }) => !needs || existsSync(join(root, needs)));

function run({ name, command: [program, ...args] }) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      timeout: 480_000,
      env: { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: '0' },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => (output += String(error)));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n${code === 0 ? '' : output}`);
      resolve({ name, passed: code === 0 });
    });
  });
}

async function work(queue, results) {
  for (let next = queue.shift(); next; next = queue.shift()) results.push(await run(next));
}

// The fences of Nx read the project graph from Nx's cache and say nothing without one.
await run({ name: 'project graph', command: [bin('nx'), 'show', 'projects'] });
mkdirSync(join(root, 'dist/test-results'), { recursive: true });
const results = [];
const queue = [...checkers];
await Promise.all([work(queue, results), work(queue, results)]);
const failed = results.filter(({ passed }) => !passed).length;
const counts = { numPassedTests: results.length - failed, numFailedTests: failed };
writeFileSync(join(root, 'dist/test-results/check.json'), JSON.stringify(counts));
process.stdout.write(`check: ${counts.numPassedTests} passed, ${failed} failed\n`);
process.exitCode = failed ? 1 : 0;
