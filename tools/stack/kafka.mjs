import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeFolder } from './folders.mjs';
import { javaHomeOf, resolveJava } from './java.mjs';
import { coordinatorsReady } from './kafka-wire.mjs';
import { end, launch, untilReady } from './processes.mjs';
import { run } from './programs.mjs';
import { mavenCopy, provisioned } from './provision.mjs';
import { versions } from './versions.mjs';

const pom = join(import.meta.dirname, 'kafka', 'pom.xml');

/** Where Kafka is: an address (`KAFKA_BROKERS`), or the jars that our pom.xml names, with a Java to run them. */
export async function resolveKafka({ cache, report, env = process.env }) {
  if (env.KAFKA_BROKERS) return { address: env.KAFKA_BROKERS, origin: 'KAFKA_BROKERS' };
  const java = await resolveJava({ cache, report, env });
  const { version, megabytes } = versions.kafka;
  const fill = (folder) => mavenCopy(cache, folder, pom, javaHomeOf(java));
  const place = await provisioned(
    { cache, report, watched: [join(cache, 'maven')] },
    `kafka-${version}`,
    megabytes,
    fill,
  );
  return { java: java.path, jars: join(place, 'libs'), origin: `Maven kafka ${version}, Java from ${java.origin}` };
}

/** Starts a one-node Kafka (KRaft) with its log in `folder`; resolves once its coordinators answer. */
export async function startKafka(found, { folder, port, controllerPort, log }) {
  if (found.address) return { address: found.address, stop: async () => undefined };
  const address = `127.0.0.1:${port}`;
  const settings = join(madeFolder(folder), 'server.properties');
  const data = join(folder, 'data');
  writeFileSync(settings, properties(data, port, controllerPort));
  const classes = ['-cp', join(found.jars, '*')];
  const silent = ['-XX:-UsePerfData', '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn'];
  if (!existsSync(join(data, 'meta.properties'))) {
    rmSync(data, { recursive: true, force: true });
    const bytes = randomBytes(16);
    bytes[0] &= 0x7f; // an id that begins with a dash would be read as an option
    const id = bytes.toString('base64url');
    const format = [...classes, 'kafka.tools.StorageTool', 'format', '--standalone', '-t', id, '-c', settings];
    await run(found.java, ['-XX:TieredStopAtLevel=1', ...silent, ...format]);
  }
  const memory = ['-Xms96m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
  const running = launch(found.java, [...memory, ...silent, ...classes, 'kafka.Kafka', settings], { log, cwd: folder });
  await untilReady('Kafka', running, () => coordinatorsReady(address));
  return { ...running, address, stop: () => end(running) };
}

function properties(data, port, controllerPort) {
  const values = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.bootstrap.servers': `127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': data,
    'num.partitions': 1,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'transaction.state.log.num.partitions': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0, // else every first join waits three seconds
    'log.segment.bytes': 16777216,
    'log.cleaner.dedupe.buffer.size': 16777216,
    'offsets.load.buffer.size': 1048576,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
