import { Brokers, Host, HttpUrl, Port, PostgresUrl } from '@langmoi/platform/config';
import { z } from 'zod';

/** What the HTTP process needs of its environment. */
export const ApiConfig = z.object({ HOST: Host, PORT: Port, DATABASE_URL: PostgresUrl, JWKS_URL: HttpUrl });

/** What the projector needs of its environment. */
export const WorkerConfig = z.object({ HOST: Host, PORT: Port, DATABASE_URL: PostgresUrl, KAFKA_BROKERS: Brokers });

/** What the loading of the demo needs of its environment. */
export const LoadConfig = z.object({ DATABASE_URL: PostgresUrl, DATA_DIR: z.string().min(1) });
