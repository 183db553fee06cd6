/** The engines that `./langmoi test` started; `node tools/stack/cli.mjs up` prints the same for the desk. */
export type Engine =
  'TEST_DATABASE_URL' | 'TEST_KAFKA_BROKERS' | 'TEST_TEMPORAL_ADDRESS' | 'TEMPORAL_TEST_SERVER' | 'CHROME_PATH';

/** Where an engine is. Throws what to do if there is none: nothing is skipped for want of a part. */
export function engine(name: Engine): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: run ./langmoi test, or eval "$(node tools/stack/cli.mjs up)" first`);
}
