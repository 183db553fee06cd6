import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { resolveChromium } from '../stack/chromium.mjs';
import { startEngines } from '../stack/engines.mjs';
import { madeFolder } from '../stack/folders.mjs';
import { cache, data, root } from './home.mjs';
import { findNode, installPackages } from './preparation.mjs';
import { Printer, Progress } from './progress.mjs';
import { countResults, endLeftovers, runGroup } from './test-groups.mjs';

const minutes = (count) => count * 60;

/** What runs, in order; each writes its results into dist/test-results and has a time limit of its own. */
function groups(node) {
  const nx = [
    join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'),
    join(root, 'node_modules', 'nx', 'bin', 'nx.js'),
  ].find(existsSync);
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const journeys = [
    '-c',
    'apps/e2e/jest.config.cjs',
    '--json',
    '--outputFile=dist/test-results/journeys/apps-e2e.json',
  ];
  return [
    { name: 'check', command: [node, 'tools/check.mjs'], results: 'check.json', seconds: minutes(10) },
    {
      name: 'specs',
      command: [node, nx, 'run-many', '-t', 'test', '--parallel=2', '--outputStyle=static', '--nxBail=false'],
      results: /^(apps|libs|tools|data).*\.json$/,
      seconds: minutes(20),
    },
    { name: 'build', command: [node, 'tools/build.mjs'], seconds: minutes(5) },
    ...(existsSync(join(root, 'apps', 'e2e', 'jest.config.cjs'))
      ? [
          {
            name: 'journeys',
            command: [node, jest, ...journeys],
            results: /^journeys\/.*\.json$/,
            seconds: minutes(20),
          },
        ]
      : []),
    {
      name: 'drills',
      command: [node, 'tools/langmoi/cli.mjs', 'drill', 'all', '--small'],
      results: 'drills.json',
      seconds: minutes(12),
    },
  ];
}

/** All tests on engines of their own; every group runs even after a red one. The last line counts. */
export async function run({ words }) {
  const began = Date.now();
  const home = mkdtempSync(join(madeFolder(data, 'test'), 'run-'));
  chmodSync(home, 0o755); // PostgreSQL's own user must be able to enter
  let engines;
  const end = async () => {
    await endLeftovers();
    await engines?.stop();
    rmSync(home, { recursive: true, force: true });
  };
  let stopped = false;
  const stop = () => {
    stopped = true; // the group that runs is ended, and none begins after it
    void end().finally(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  try {
    const prepared = await prepare(home);
    engines = prepared.engines;
    rmSync(join(root, 'dist', 'test-results'), { recursive: true, force: true });
    const total = { passed: 0, failed: 0 };
    for (const group of groups(prepared.node).filter(({ name }) => !words.length || words.includes(name))) {
      if (stopped) break;
      const outcome = await runGroup(group, prepared.env);
      const counts = countResults(group, outcome);
      total.passed += counts.passed;
      total.failed += counts.failed;
    }
    console.log(`\n${Math.round((Date.now() - began) / 1000)} s`);
    console.log(`${total.passed} passed, ${total.failed} failed`);
    return total.failed ? 1 : 0;
  } catch (error) {
    console.error(`✗ ${error.stack ?? error.message}`);
    console.log('0 passed, 1 failed');
    return 1;
  } finally {
    await end();
  }
}

async function prepare(home) {
  const progress = new Progress();
  const printer = new Printer();
  progress.on('change', (part) => printer.show([part]));
  const work = (name, job) => progress.work(name, job);
  const say = (name) => (text) => progress.report(name, text);
  const results = await Promise.allSettled([
    work('Node 24', findNode),
    work('packages', installPackages),
    work('engines', () => startEngines({ cache, home, say })),
    work('Chromium', (report) => resolveChromium({ cache, report })),
  ]);
  const [node, , engines, chromium] = results.map(({ value }) => value);
  const fault = results.find(({ status }) => status === 'rejected');
  if (fault) {
    await engines?.stop();
    throw fault.reason;
  }
  return {
    node: node.path,
    engines,
    env: environmentOf({ node: node.path, chrome: chromium.path, engines: engines.env }),
  };
}

/** Of the caller's own engines the tests know nothing; the journeys start the product on engines of its own. */
function environmentOf({ node, chrome, engines }) {
  const { DATABASE_URL, KAFKA_BROKERS, TEMPORAL_ADDRESS, LANGMOI_PORT, NODE_OPTIONS, ...rest } = process.env;
  return {
    ...rest,
    ...engines,
    CHROME_PATH: chrome,
    DRAWN_FROM: rest.DRAWN_FROM ?? '2540', // the seed of drawn cases
    PATH: `${join(node, '..')}:${join(root, 'node_modules', '.bin')}:${process.env.PATH}`,
    LANGMOI_CACHE: cache,
    NX_CACHE_DIRECTORY: join(root, '.nx', 'cache'), // else it lies in the home folder
    NX_WORKSPACE_DATA_DIRECTORY: join(root, '.nx', 'workspace-data'),
    NX_NATIVE_FILE_CACHE_DIRECTORY: join(cache, 'nx'),
    NX_DAEMON: 'false',
    NX_ISOLATE_PLUGINS: 'false',
    NX_TUI: 'false',
    NO_COLOR: '1',
    FORCE_COLOR: '0',
    CI: 'true',
    KAFKAJS_NO_PARTITIONER_WARNING: '1',
    NODE_NO_WARNINGS: '1',
  };
}
