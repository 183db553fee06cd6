import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Brokers, ConfigError, Flag, Host, parseConfig, Port, PostgresUrl } from './config';

const Config = z.object({ PORT: Port, HOST: Host, DATABASE_URL: PostgresUrl, KAFKA_BROKERS: Brokers, DEMO: Flag });
const good = {
  PORT: '4010',
  DATABASE_URL: 'postgres://role:secret@localhost:5432/db',
  KAFKA_BROKERS: 'one:9092,two:9092',
  DEMO: 'false',
};

it('reads words as what they mean', () => {
  expect(parseConfig(Config, { ...good, UNRELATED: 'x' })).toEqual({
    PORT: 4010,
    HOST: '127.0.0.1',
    DATABASE_URL: good.DATABASE_URL,
    KAFKA_BROKERS: ['one:9092', 'two:9092'],
    DEMO: false,
  });
});

it('names three faults in three lines, and shows no value', () => {
  const env = { ...good, PORT: 'hunter2', DEMO: undefined, DATABASE_URL: 'mysql://u:hunter2@h/d' };
  const fault = faultOf(env);
  expect(fault.message.split('\n').sort()).toEqual([
    'DATABASE_URL: must be a postgres:// address',
    'DEMO: is missing',
    'PORT: must be a port',
  ]);
  expect(fault.exitCode).toBe(78);
});

it('reads a secret from the file that is mounted for it', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'config-')), 'url');
  writeFileSync(file, `${good.DATABASE_URL}\n`);
  const env = { ...good, DATABASE_URL: undefined, DATABASE_URL_FILE: file };
  expect(parseConfig(Config, env).DATABASE_URL).toBe(good.DATABASE_URL);
  const lost = faultOf({ ...env, DATABASE_URL_FILE: '/nowhere' });
  expect(lost.message).toBe('DATABASE_URL: the file that DATABASE_URL_FILE names cannot be read');
});

function faultOf(env: NodeJS.ProcessEnv): ConfigError {
  try {
    parseConfig(Config, env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('The configuration was accepted');
}
