import type { Caller } from '@langmoi/contracts/caller';
import { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import { silentLog } from '@langmoi/platform/logger';
import { createService } from '@langmoi/platform/service';
import { aCaller, as, authenticateAsWritten } from '@langmoi/testing/callers';
import { freshDatabase } from '@langmoi/testing/database';
import { entities, reportingModule, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';
import { CriteriaConsumer } from '../src/overview/criteria.consumer';
import { DirectoryConsumer } from '../src/overview/directory.consumer';
import { RecognitionConsumer } from '../src/overview/recognition.consumer';
import { readStatements } from '../src/stated/stated-files';
import { StatedService } from '../src/stated/stated.service';
import { dataDir, provinceId, type Sent } from './tra-vinh';

const handlers = [DirectoryConsumer, CriteriaConsumer, RecognitionConsumer];

/** API and projector on one database of their own; events are handed to their consumer as the transport does it. */
export async function startReporting() {
  const database = await freshDatabase('reporting', migrations, entities);
  const app = await createService({
    name: 'reporting',
    module: {
      controllers: [...reportingModule.controllers, ...workerModule.controllers],
      providers: reportingModule.providers,
    },
    database: database.app,
    authenticate: authenticateAsWritten,
    log: silentLog,
  });
  await app.init();
  const caller = aCaller({ provinceId });

  const get = async (url: string, by: Caller = caller, language = 'vi') => {
    const answer = await app.inject({ url, headers: { ...as(by), 'accept-language': language } });
    return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
  };

  async function deliver({ definition, event }: Sent): Promise<void> {
    for (const consumer of handlers) {
      for (const name of Object.getOwnPropertyNames(consumer.prototype)) {
        const method = Object.getOwnPropertyDescriptor(consumer.prototype, name)?.value as object;
        const patterns: unknown = Reflect.getMetadata('microservices:pattern', method);
        if (!Array.isArray(patterns) || !patterns.includes(definition.type)) continue;
        const handle = method as (event: unknown) => Promise<void>;
        return handle.call(app.get(consumer), definition.schema.parse(event));
      }
    }
    throw new Error(`Nobody handles ${definition.type}`);
  }

  return {
    app,
    database,
    get,
    deliver,
    /** For events of different keys, which the broker keeps in no order either. */
    async deliverTogether(events: readonly Sent[]) {
      for (let at = 0; at < events.length; at += 10) await Promise.all(events.slice(at, at + 10).map(deliver));
    },
    async deliverAll(events: readonly Sent[]) {
      for (const event of events) await deliver(event);
    },
    async loadStatements() {
      for (const statements of readStatements(dataDir)) await app.get(StatedService).keep(statements);
    },
    async overview(language = 'vi') {
      return ProvinceOverview.parse((await get(`/provinces/${provinceId}/overview`, caller, language)).body);
    },
    async standing(communeId: string) {
      return CommuneStanding.parse((await get(`/communes/${communeId}/standing`)).body);
    },
    async close() {
      await app.close();
      await database.drop();
    },
  };
}

export type Reporting = Awaited<ReturnType<typeof startReporting>>;
