import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The environment is not what the process needs. Its message has one line per fault; nothing of a value is in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  /** EX_CONFIG of sysexits.h; whoever started us ends with it. */
  readonly exitCode = 78;
}

/**
 * The environment as the schema wants it. `NAME_FILE` stands for `NAME` where a secret is mounted as a file.
 * Throws ConfigError that names every fault at once.
 */
export function parseConfig<S extends z.ZodObject>(schema: S, env: NodeJS.ProcessEnv): z.infer<S> {
  const faults = new Map<string, string>();
  const values = valuesOf(Object.keys(schema.shape), env, faults);
  const parsed = schema.safeParse(values);
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = String(path[0]);
    if (!faults.has(name)) faults.set(name, name in values ? message : 'is missing');
  }
  if (parsed.success && faults.size === 0) return parsed.data;
  throw new ConfigError([...faults].map(([name, fault]) => `${name}: ${fault}`).join('\n'));
}

function valuesOf(names: string[], env: NodeJS.ProcessEnv, faults: Map<string, string>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const name of names) {
    const value = env[name] ?? fromFile(name, env[`${name}_FILE`], faults);
    if (value) values[name] = value;
  }
  return values;
}

function fromFile(name: string, file: string | undefined, faults: Map<string, string>): string | undefined {
  if (!file) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    faults.set(name, `the file that ${name}_FILE names cannot be read`);
    return undefined;
  }
}

/** A TCP port; 0 lets the system choose. */
export const Port = z.coerce.number('must be a port').int('must be a port').min(0).max(65_535);

/** The address to listen on. */
export const Host = z.string().default('127.0.0.1');

/** postgres://role:password@host:port/database */
export const PostgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' });

/** An address of HTTP. */
export const HttpUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// address' });

/** host:port */
export const Address = z.string().regex(/^[^\s:]+:\d+$/, 'must be host:port');

/** host:port, several with commas between. */
export const Brokers = z
  .string()
  .regex(/^[^\s:,]+:\d+(,[^\s:,]+:\d+)*$/, 'must be host:port, several with commas between')
  .transform((list) => list.split(','));

/** true or false. */
export const Flag = z.enum(['true', 'false'], 'must be true or false').transform((word) => word === 'true');
