import type { TitleDefinition } from '@langmoi/contracts/culture';
import { Db, systemCaller } from '@langmoi/platform/db';
import { serviceUnderTest, type ServiceUnderTest } from '@langmoi/testing/service';
import { join } from 'node:path';
import { cultureModule, entities, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';
import { TitleService } from '../src/title/title.service';

export const dataDir = join(__dirname, '../../../data');

export const startService = () =>
  serviceUnderTest({ name: 'culture', module: cultureModule, worker: workerModule, entities, migrations });

/** Publishes titles in a province, as the house. */
export function publish({ app }: ServiceUnderTest, provinceId: string, titles: TitleDefinition[]): Promise<void> {
  const house = systemCaller('culture', provinceId);
  return app.get(Db).run(house, (em) => app.get(TitleService).publish(em, house, titles));
}
