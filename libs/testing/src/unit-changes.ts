import { SuccessionRule, UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import type { UnitForm } from '@langmoi/contracts/units';
import { rulesFor } from '@langmoi/domain/units/succession';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { anEvent } from './events';
import type { ServiceUnderTest } from './service';

const path = join(__dirname, '../../../data/succession/rules.json');
const law = (JSON.parse(readFileSync(path, 'utf8')) as { rules: unknown[] }).rules.map((rule) =>
  SuccessionRule.parse(rule),
);
const decision = { number: '01/NQ (diễn tập)', date: '2020-06-01', authority: 'UBTVQH (diễn tập)' };

type Change = UnitsSucceeded['data'];

/** A happening in which nothing ends, begins, changes or is divided. */
export const nothing = { ends: [], begins: [], changes: [], parts: [] };
/** All of one unit goes into another. */
export const whole = (fromId: string, toId: string) => ({ fromId, toId, shares: 'whole' as const });
/** What a unit is from a change on; its code is its name. */
export const aForm = (
  unitId: string,
  parentId: string | null,
  name: string,
  level: UnitForm['level'] = 'commune',
): UnitForm => ({ unitId, parentId, level, name, code: name.slice(0, 20), kind: level });

interface Said extends Pick<Change, 'happenings' | 'units'> {
  /** Ids of rules. */
  readonly chosen?: readonly string[];
  readonly effectiveOn?: string;
}

/** A change of units as directory tells it on its day, by the rules of the law in force then. */
export const aChange = ({ chosen = [], effectiveOn = '2020-07-01', ...said }: Said): Change => ({
  ...{ changeId: randomUUID(), state: 'inEffect', effectiveOn, decision, outside: [], reversal: null },
  ...said,
  rules: rulesFor(law, { on: effectiveOn, chosen }),
});

/** Communes end in a new one, `heir`. */
export const aMergerInto = (
  heir: UnitForm,
  ended: readonly UnitForm[],
  choice: Pick<Said, 'chosen' | 'effectiveOn'> = {},
): Change => {
  const ends = ended.map(({ unitId }) => unitId);
  const parts = ends.map((id) => whole(id, heir.unitId));
  return aChange({
    ...choice,
    happenings: [{ ...nothing, kind: 'merged', ends, begins: [heir], parts }],
    units: [heir, ...ended],
  });
};

/** The same change, taken back the day after. */
export const reversed = (change: Change): Change => ({
  ...change,
  ...{ state: 'reversed', reversal: { reason: 'nhầm (diễn tập)', decision: null, on: '2020-07-02' } },
});

/** Tells a service of a change; `version`: of the change. */
export const hearChange = (
  service: Pick<ServiceUnderTest, 'deliver'>,
  provinceId: string,
  change: Change,
  version = 1,
): Promise<void> => {
  const envelope = { provinceid: provinceId, subject: change.changeId, aggregateversion: version };
  return service.deliver(UnitsSucceeded, { ...anEvent(UnitsSucceeded, change), ...envelope });
};
