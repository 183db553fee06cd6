import type { DynamicModule, ModuleMetadata, Provider } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Access } from './access';
import { ProvinceReadsController } from './audit/province-reads.controller';
import { Db, type DatabaseOptions } from './db';
import { HEALTH_CHECKS, HealthController, type Checks } from './health';
import type { Log } from './logger';
import { OperationsController } from './operations/operations.controller';
import { OperationsService } from './operations/operations.service';

/** The token under which an app's providers find the process's log. */
export const LOG = 'LOG';

/** What `app.module.ts` exports: the controllers and providers of an app, by hand. */
export type AppModule = Pick<ModuleMetadata, 'imports' | 'controllers' | 'providers'>;

interface PlatformParts {
  readonly database: DatabaseOptions | undefined;
  readonly checks: Checks;
  readonly log: Log;
  /** The service whose operations this process answers for, and who may ask; needs a database. */
  readonly operationsOf?: { readonly name: string; readonly access: Access };
}

class Root {}
class Platform {}

/** The app's module with what platform provides to every provider in it: `Db`, `DataSource`, `LOG`, health. */
export function rootModule(app: AppModule, parts: PlatformParts): DynamicModule {
  return { module: Root, ...app, imports: [platformModule(parts), ...(app.imports ?? [])] };
}

function platformModule({ database, checks, log, operationsOf }: PlatformParts): DynamicModule {
  const providers: Provider[] = [
    { provide: LOG, useValue: log },
    database
      ? { provide: HEALTH_CHECKS, inject: [DataSource], useFactory: (source: DataSource) => allChecks(checks, source) }
      : { provide: HEALTH_CHECKS, useValue: checks },
    ...(database ? [Db] : []),
    ...(operationsOf ? [operationsService(operationsOf)] : []),
  ];
  return {
    module: Platform,
    global: true,
    imports: database ? [TypeOrmModule.forRoot(database)] : [],
    controllers: [HealthController, ...(operationsOf ? [OperationsController, ProvinceReadsController] : [])],
    providers,
    exports: [LOG, HEALTH_CHECKS, ...(database ? [Db, TypeOrmModule] : [])],
  };
}

const operationsService = ({ name, access }: { name: string; access: Access }): Provider => ({
  provide: OperationsService,
  inject: [Db],
  useFactory: (db: Db) => new OperationsService(db, name, access),
});

const allChecks = (checks: Checks, source: DataSource): Checks => ({
  database: () => source.query('SELECT 1'),
  ...checks,
});
