import { UnitDescribed } from '@langmoi/contracts/directory';
import { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { anEvent } from '@langmoi/testing/events';
import { aForm, aMergerInto } from '@langmoi/testing/unit-changes';
import { randomUUID } from 'node:crypto';
import { SuccessionConsumer } from '../src/dossier/succession.consumer';
import { DirectoryConsumer } from '../src/reference/directory.consumer';
import type { Scene } from './scene';

type Change = UnitsSucceeded['data'];

/** Changes of a scene's units, as directory tells them. */
export const changesIn = (scene: Scene) => ({
  /** Hàm Tân and Long Hiệp end in a new commune of the district. */
  aMerger(chosen: string[] = [], effectiveOn = '2020-07-01'): Change & { newId: string } {
    const { hamTan, longHiep, district, province } = scene;
    const newId = randomUUID();
    const ended = [aForm(hamTan, district, 'Hàm Tân'), aForm(longHiep, district, 'Long Hiệp')];
    const { units, ...change } = aMergerInto(aForm(newId, district, 'Tân Mới'), ended, { chosen, effectiveOn });
    return { ...change, newId, units: [...units, aForm(district, province, 'Trà Cú', 'district')] };
  },
  /** `version`: of the change. */
  hear(change: Change, version = 1): Promise<void> {
    const envelope = { provinceid: scene.provinceId, subject: change.changeId, aggregateversion: version };
    const event = UnitsSucceeded.schema.parse(anEvent(UnitsSucceeded, change, envelope));
    return scene.service.get(SuccessionConsumer).succeeded(event);
  },
  async describeUnit({ unitId: id, ...form }: UnitForm): Promise<void> {
    const data = { ...form, id, provinceId: scene.provinceId };
    const event = anEvent(UnitDescribed, data, { provinceid: scene.provinceId });
    await scene.service.get(DirectoryConsumer).unit(UnitDescribed.schema.parse(event));
  },
});
