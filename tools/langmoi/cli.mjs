// The verbs of ./langmoi. This file and all that it imports run on Node 20.19 without node_modules.
import { folders, workFolders } from '../stack/folders.mjs';
import { Missing } from '../stack/missing.mjs';
import { reaches, versionIn } from '../stack/programs.mjs';

const verbs = {
  up: ['start everything and say where to click  [--detach] [--split]', () => import('./up.mjs')],
  stop: ['end what up started; the data stays', () => import('./stop.mjs')],
  reset: ['a fresh demo: wipes the data of this machine', () => import('./reset.mjs')],
  demo: ['walk two dossiers through the running product, before your eyes', () => import('./show-demo.mjs')],
  status: ['what runs, and where  [--json]', () => import('./status.mjs')],
  token: ['a bearer token of a demo account, for curl: token ACCOUNT', () => import('./token.mjs')],
  country: [
    'both trees of the country’s units, and what became of each on 01/7/2025: country load',
    () => import('./country.mjs'),
  ],
  province: [
    'a province from a folder, and back: province import FOLDER | export CODE FOLDER | remove CODE FOLDER DECISION',
    () => import('./province.mjs'),
  ],
  doctor: ['what this machine has, and what would be fetched', () => import('./doctor.mjs')],
  test: ['all tests, on the real engines; or some: test check specs build journeys drills', () => import('./test.mjs')],
  drill: [
    'a bad day, survived: drill NAME [--small], or all  (kill, kafka-away, order …)',
    () => import('./drill.mjs'),
  ],
  help: ['this page', async () => ({ run: help })],
};

function help() {
  const width = Math.max(...Object.keys(verbs).map((verb) => verb.length));
  console.log('Làng Mới · ./langmoi VERB\n');
  for (const [verb, [meaning]] of Object.entries(verbs)) console.log(`  ${verb.padEnd(width)}  ${meaning}`);
  console.log(`
  LANGMOI_CACHE, LANGMOI_DATA   other folders for what is fetched and for the data
  LANGMOI_PORT                  another first port for the web (4000)
  LANGMOI_PORTS                 a thousand of ports of its own: 24000
  DATABASE_URL, KAFKA_BROKERS, TEMPORAL_ADDRESS   engines of your own`);
}

const [verb = 'help', ...rest] = process.argv.slice(2);
const flags = new Set(rest.filter((word) => word.startsWith('--')));
const words = rest.filter((word) => !word.startsWith('--'));
const known = verbs[verb.replace(/^(--help|-h)$/, 'help')];

try {
  if (!reaches(versionIn(process.versions.node), [20, 19])) {
    throw new Missing(`Node ${process.versions.node} is too old for the launcher`, [
      'install Node 20.19 or newer',
      'or use Docker: docker compose up',
    ]);
  }
  if (!known) throw new Missing(`there is no verb "${verb}"`, ['see ./langmoi help']);
  process.umask(0o022); // PostgreSQL's own user reads its programs in our cache, whatever root's mask is
  const { run } = await known[1]();
  if (['up', 'reset', 'demo', 'test', 'drill'].includes(verb)) Object.assign(process.env, workFolders(folders().cache));
  process.exitCode = (await run({ flags, words })) ?? process.exitCode;
} catch (error) {
  console.error(error instanceof Missing || !process.env.LANGMOI_DEBUG ? `✗ ${error.message}` : error);
  process.exitCode = 1;
}
