import { UnitDescribed } from '@langmoi/contracts/directory';
import { SuccessionRule, UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { rulesFor } from '@langmoi/domain/units/succession';
import { anEvent } from '@langmoi/testing/events';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SuccessionConsumer } from '../src/dossier/succession.consumer';
import { DirectoryConsumer } from '../src/reference/directory.consumer';
import { dataDir, type Scene } from './scene';

const file = JSON.parse(readFileSync(join(dataDir, 'succession/rules.json'), 'utf8')) as { rules: unknown[] };
const law = file.rules.map((rule) => SuccessionRule.parse(rule));
const decision = { number: '01/NQ (diễn tập)', date: '2020-06-01', authority: 'UBTVQH (diễn tập)' };

export const nothing = { ends: [], begins: [], changes: [], parts: [] };
export const whole = (fromId: string, toId: string) => ({ fromId, toId, shares: 'whole' as const });
export const aForm = (
  unitId: string,
  parentId: string | null,
  name: string,
  level: UnitForm['level'] = 'commune',
): UnitForm => ({ unitId, parentId, level, name, code: name.slice(0, 20), kind: level });

type Change = UnitsSucceeded['data'];

export const reversed = (change: Change): Change => ({
  ...change,
  ...{ state: 'reversed', reversal: { reason: 'nhầm (diễn tập)', decision: null, on: '2020-07-02' } },
});

/** Changes of a scene's units, as directory tells them. */
export const changesIn = (scene: Scene) => ({
  /** Hàm Tân and Long Hiệp end in a new commune of the district. */
  aMerger(chosen: string[] = [], effectiveOn = '2020-07-01'): Change & { newId: string } {
    const { hamTan, longHiep, district, province } = scene;
    const newId = randomUUID();
    const begins = [aForm(newId, district, 'Tân Mới')];
    const ends = [hamTan, longHiep];
    return {
      ...{ changeId: randomUUID(), state: 'inEffect', effectiveOn, decision, reversal: null, newId },
      happenings: [{ ...nothing, kind: 'merged', ends, begins, parts: ends.map((id) => whole(id, newId)) }],
      rules: rulesFor(law, { on: effectiveOn, chosen }),
      units: [
        ...begins,
        aForm(hamTan, district, 'Hàm Tân'),
        aForm(longHiep, district, 'Long Hiệp'),
        aForm(district, province, 'Trà Cú', 'district'),
      ],
    };
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
