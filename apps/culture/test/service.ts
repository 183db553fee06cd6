import multipart from '@fastify/multipart';
import { listUploads } from '@langmoi/facts/lists/list-form';
import type { TitleDefinition } from '@langmoi/contracts/culture';
import { Db, systemCaller } from '@langmoi/platform/db';
import { aPlace, type Place } from '@langmoi/testing/place';
import { serviceUnderTest, type ServiceUnderTest } from '@langmoi/testing/service';
import { join } from 'node:path';
import { cultureModule, entities, workerModule } from '../src/app.module';
import { migrations } from '../src/migrate';
import { TitleService } from '../src/title/title.service';

export const dataDir = join(__dirname, '../../../data');

export const startService = () =>
  serviceUnderTest({
    ...{ name: 'culture', module: cultureModule, worker: workerModule, entities, migrations },
    configure: (fastify) => void fastify.register(multipart, listUploads),
  });

/** Publishes titles in a province, as the house. */
export function publish({ app }: ServiceUnderTest, provinceId: string, titles: TitleDefinition[]): Promise<void> {
  const house = systemCaller('culture', provinceId);
  return app.get(Db).run(house, (em) => app.get(TitleService).publish(em, house, titles));
}

const household: TitleDefinition = {
  ...{ id: 'household', title: { vi: 'Gia đình', en: 'Family' }, subject: 'household' },
  ...{ universe: { vi: 'số hộ phát động', en: 'households called upon' }, legalBasis: null, confidence: 'provisional' },
};

/** A place of its own with one title, `household`. */
export async function aPlaceWithTitle(culture: ServiceUnderTest, choice: { isDemo?: boolean } = {}): Promise<Place> {
  const place = await aPlace(culture.database.admin, choice);
  await publish(culture, place.provinceId, [household]);
  return place;
}
