// `node tools/build.mjs [--all] [name …]`: everything that production runs, or the parts that are named, into dist/; what
// did not change is skipped.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, isMade, noteMade } from './inputs.mjs';
import { apps, made, root } from './webpack-app.mjs';

const everything = process.argv.includes('--all');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const shared = ['package-lock.json', 'tsconfig.base.json', 'libs', 'tools/build.mjs', 'tools/webpack-app.mjs'];
const there = (path) => existsSync(join(root, path));

const jobs = [
  {
    name: 'services',
    inputs: [...shared, 'tools/build-app.mjs', ...apps.map((app) => `apps/${app}/src`)],
    makes: made.map((file) => `dist/apps/${file}`),
    command: ['tools/build-app.mjs'],
  },
  {
    name: 'workflows',
    needs: 'libs/workflows/src/index.ts',
    inputs: shared,
    makes: ['dist/workflows/workflow-bundle.js'],
    command: ['tools/bundle-workflows.mjs'],
  },
  {
    name: 'web',
    needs: 'apps/web/index.html',
    inputs: [
      ...shared,
      ...(there('apps/web') ? readdirSync(join(root, 'apps/web')).map((it) => `apps/web/${it}`) : []),
    ],
    makes: ['dist/apps/web/index.html'],
    command: ['../../node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
    folder: 'apps/web',
  },
  {
    name: 'openapi',
    needs: 'tools/build-openapi.mjs',
    inputs: [...shared, 'tools/build-openapi.mjs'],
    makes: ['dist/openapi.json'],
    command: ['tools/build-openapi.mjs'],
  },
].filter(({ name, needs }) => (!needs || there(needs)) && (wanted.length === 0 || wanted.includes(name)));

const stamped = jobs.map((job) => ({
  ...job,
  stamp: join(root, 'dist/.stamps', job.name),
  hash: hashOf(root, job.inputs),
  makes: job.makes.map((path) => join(root, path)),
}));
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
const changed = stamped.filter((job) => everything || !isMade(job));

async function make(name) {
  const job = changed.find((one) => one.name === name);
  if (!job) return;
  const began = Date.now();
  await node(job.command, job.folder);
  noteMade(job);
  console.log(`built ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}

function node(args, folder = '.') {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: join(root, folder), stdio: ['ignore', 'pipe', 'pipe'], env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${args[0]} failed\n${output.replace(/\x1b\[[0-9;]*m/g, '')}`)),
    );
  });
}

const inTurn = async (...names) => {
  for (const name of names) await make(name);
};

for (const { reason } of await Promise.allSettled([inTurn('services', 'workflows'), inTurn('openapi', 'web')])) {
  if (!reason) continue;
  console.error(reason.message ?? reason);
  process.exitCode = 1;
}
