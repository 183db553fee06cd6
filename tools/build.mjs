// `node tools/build.mjs [--all]`: everything that production runs, into dist/; what did not change is skipped.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf, isMade, noteMade } from './inputs.mjs';
import { apps, entriesOf, root } from './webpack-app.mjs';

const everything = process.argv.includes('--all');
const shared = ['package-lock.json', 'tsconfig.base.json', 'libs', 'tools/build.mjs', 'tools/webpack-app.mjs'];
const present = apps.filter((app) => Object.keys(entriesOf(app)).length);
const there = (path) => existsSync(join(root, path));

const jobs = [
  ...present.map((app) => ({
    name: app,
    inputs: [...shared, `apps/${app}/src`],
    makes: Object.keys(entriesOf(app)).map((entry) => `dist/apps/${app}/${entry}.js`),
  })),
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
].filter(({ needs }) => !needs || there(needs));

const stamped = jobs.map((job) => ({
  ...job,
  stamp: join(root, 'dist/.stamps', job.name),
  hash: hashOf(root, job.inputs),
  makes: job.makes.map((path) => join(root, path)),
}));
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
const changed = stamped.filter((job) => everything || !isMade(job));

/** Jobs that one command does together. */
async function make(jobsOfIt, command, folder) {
  if (!jobsOfIt.length) return;
  const began = Date.now();
  await node(command, folder);
  jobsOfIt.forEach(noteMade);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`built ${jobsOfIt.map(({ name }) => name).join(', ')} (${seconds} s)`);
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

const isApp = ({ command }) => !command;
const named = (name) => changed.filter((job) => job.name === name);
const one = (name) => Promise.all(named(name).map((job) => make([job], job.command, job.folder)));
const ofServices = async () => {
  const services = changed.filter(isApp);
  await make(services, ['tools/build-app.mjs', ...services.map(({ name }) => name)]);
  await one('workflows');
};
const ofReaders = async () => {
  await one('openapi');
  await one('web');
};

for (const { reason } of await Promise.allSettled([ofServices(), ofReaders()])) {
  if (!reason) continue;
  console.error(reason.message ?? reason);
  process.exitCode = 1;
}
