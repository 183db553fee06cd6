import type { Caller } from '@langmoi/contracts/caller';
import { CommuneStanding, ProvinceOverview } from '@langmoi/contracts/reporting';
import { aCaller } from '@langmoi/testing/callers';
import { serviceUnderTest } from '@langmoi/testing/service';
import { entities, reportingModule, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';
import { readStatements } from '../src/stated/stated-files';
import { StatedService } from '../src/stated/stated.service';
import { dataDir, provinceId, type Sent } from './tra-vinh';

/** API and projector on one database of their own. */
export async function startReporting() {
  const service = await serviceUnderTest({
    name: 'reporting',
    module: reportingModule,
    worker: workerModule,
    entities,
    migrations,
  });
  const caller = aCaller({ provinceId, roles: ['coordinationOffice'] });
  const get = (url: string, by: Caller = caller, language = 'vi') => service.ask(url, by, language);
  const deliver = ({ definition, event }: Sent): Promise<void> => service.deliver(definition, event);
  return {
    ...service,
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
      for (const statements of readStatements(dataDir)) await service.app.get(StatedService).keep(statements);
    },
    async overview(language = 'vi') {
      return ProvinceOverview.parse((await get(`/provinces/${provinceId}/overview`, caller, language)).body);
    },
    async standing(communeId: string) {
      return CommuneStanding.parse((await get(`/communes/${communeId}/standing`)).body);
    },
  };
}

export type Reporting = Awaited<ReturnType<typeof startReporting>>;
