import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Db, type DatabaseOptions } from './db';
import { HEALTH_CHECKS, HealthController, type Checks } from './health';
import type { Log } from './logger';

/** The token under which an app's providers find the process's log. */
export const LOG = 'LOG';

/** What `app.module.ts` exports: the controllers and providers of an app, by hand. */
export type AppModule = Pick<ModuleMetadata, 'imports' | 'controllers' | 'providers'>;

interface PlatformParts {
  readonly database: DatabaseOptions | undefined;
  readonly checks: Checks;
  readonly log: Log;
}

class Root {}
class Platform {}

/** The app's module with what platform provides to every provider in it: `Db`, `DataSource`, `LOG`, health. */
export function rootModule(app: AppModule, parts: PlatformParts): DynamicModule {
  return { module: Root, ...app, imports: [platformModule(parts), ...(app.imports ?? [])] };
}

function platformModule({ database, checks, log }: PlatformParts): DynamicModule {
  const providers: Provider[] = [
    { provide: LOG, useValue: log },
    database
      ? { provide: HEALTH_CHECKS, inject: [DataSource], useFactory: (source: DataSource) => allChecks(checks, source) }
      : { provide: HEALTH_CHECKS, useValue: checks },
    ...(database ? [Db] : []),
  ];
  return {
    module: Platform,
    global: true,
    imports: database ? [TypeOrmModule.forRoot(database)] : [],
    controllers: [HealthController],
    providers,
    exports: [LOG, HEALTH_CHECKS, ...(database ? [Db, TypeOrmModule] : [])],
  };
}

const allChecks = (checks: Checks, source: DataSource): Checks => ({
  database: () => source.query('SELECT 1'),
  ...checks,
});
