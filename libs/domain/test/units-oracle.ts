import type { UnitChange, UnitEvent, UnitForm } from '@langmoi/contracts/units';

/**
 * What `units/` must say, told slowly and differently: nothing is indexed or remembered, every question tells the whole
 * story again from a list of forms, and a unit's heirs are found by carrying its mark from day to day.
 */
export function slowly(events: readonly UnitEvent[], knownAt: string) {
  const known = events.filter(({ learnedAt }) => learnedAt <= knownAt).sort((a, b) => (earlier(a, b) ? -1 : 1));
  const isKnown = (event: UnitEvent): boolean =>
    event.about === null || known.some((other) => other.id === event.about && earlier(other, event));
  const said = known.filter(isKnown);

  /** What stays of an event: null where it was withdrawn. */
  const accountOf = (event: UnitEvent): { stands: boolean; change: UnitChange | null } => {
    const last = said
      .filter(({ id, about }) => about === event.id && accountOf(said.find((s) => s.id === id) ?? event).stands)
      .at(-1);
    if (!last) return { stands: true, change: event.change };
    const { change } = accountOf(last);
    return { stands: change !== null, change: change ?? event.change };
  };
  const happened = said
    .filter(({ about }) => about === null)
    .map((event) => ({ id: event.id, ...accountOf(event) }))
    .flatMap(({ id, stands, change }) => (stands && change ? [{ id, change }] : []));
  const days = [...new Set(happened.map(({ change }) => change.effectiveOn ?? ''))].sort();

  const story: { day: string; units: UnitForm[]; kept: Told[] }[] = [];
  let units: UnitForm[] = [];
  for (const day of days) {
    let kept = happened.filter(({ change }) => (change.effectiveOn ?? '') === day && !misshapen(change));
    for (;;) {
      const conflicting = kept.filter((event, index) => clashes(units, kept, index) && event);
      const unfit = conflicting.length > 0 ? conflicting : kept.filter((_, index) => unfitting(units, kept, index));
      if (unfit.length === 0) break;
      kept = kept.filter((event) => !unfit.includes(event));
    }
    units = after(units, kept);
    story.push({ day, units, kept });
  }
  return {
    on: (day: string): UnitForm[] => story.filter((chapter) => chapter.day <= day).at(-1)?.units ?? [],
    kept: (): string[] => story.flatMap(({ kept }) => kept.map(({ id }) => id)),
    heirs(unitId: string, from: string, to: string): string[] {
      let marked = new Set([unitId]);
      for (const { day, kept } of story.filter((chapter) => chapter.day > from && chapter.day <= to)) {
        const next = new Set<string>();
        for (const id of marked) {
          const ways = kept.flatMap(({ change }) => change.parts.filter(({ fromId }) => fromId === id));
          for (const goes of ways.length > 0 ? ways.map(({ toId }) => toId) : [id]) next.add(goes);
        }
        const there = story.filter((chapter) => chapter.day <= day).at(-1)?.units ?? [];
        marked = new Set([...next].filter((id) => there.some((unit) => unit.unitId === id)));
      }
      return [...marked].sort();
    },
  };
}

interface Told {
  readonly id: string;
  readonly change: UnitChange;
}

const earlier = (a: UnitEvent, b: UnitEvent): boolean =>
  a.learnedAt < b.learnedAt || (a.learnedAt === b.learnedAt && a.id < b.id);

/** The units as these changes leave them, all at once. */
function after(units: readonly UnitForm[], events: readonly Told[]): UnitForm[] {
  const changes = events.map(({ change }) => change);
  const stay = [...units, ...changes.flatMap(({ begins }) => begins)].filter(
    ({ unitId }) => !changes.some(({ ends }) => ends.includes(unitId)),
  );
  return stay.map((unit) =>
    changes
      .flatMap(({ changes: altered }) => altered)
      .filter(({ unitId }) => unitId === unit.unitId)
      .reduce<UnitForm>((form, alteration) => ({ ...form, ...alteration }), unit),
  );
}

/** Against the units of before, and against those of the same day that were learned earlier and clash with none. */
function clashes(units: readonly UnitForm[], events: readonly Told[], index: number): boolean {
  const change = events[index]?.change;
  if (!change) return false;
  const others = events
    .slice(0, index)
    .filter((_, at) => !clashes(units, events, at))
    .map((other) => other.change);
  const isThere = (id: string): boolean => units.some(({ unitId }) => unitId === id);
  const gives = (one: UnitChange): string[] => [...one.ends, ...one.parts.map(({ fromId }) => fromId)];
  const alters = (one: UnitChange): string[] => one.changes.map(({ unitId }) => unitId);
  const fields = (one: UnitChange): string[] =>
    one.changes.flatMap(({ unitId, ...rest }) => Object.keys(rest).map((field) => `${unitId}.${field}`));
  return (
    ![...gives(change), ...alters(change)].every(isThere) ||
    change.begins.some(({ unitId }) => isThere(unitId)) ||
    others.some(
      (other) =>
        meet(gives(change), gives(other)) ||
        meet(change.ends, alters(other)) ||
        meet(alters(change), other.ends) ||
        meet(fields(change), fields(other)) ||
        meet(
          change.begins.map(({ unitId }) => unitId),
          other.begins.map(({ unitId }) => unitId),
        ),
    )
  );
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((one) => b.includes(one));
const rank = { province: 0, district: 1, commune: 2 };
const levelOf: Record<string, readonly string[]> = {
  province: ['province'],
  city: ['province', 'district'],
  ...{ district: ['district'], urbanDistrict: ['district'], town: ['district'] },
  ...{ commune: ['commune'], ward: ['commune'], township: ['commune'], specialZone: ['commune'] },
};

/** Against the day as a whole: every unit of it is looked at, whoever put it there. */
function unfitting(units: readonly UnitForm[], events: readonly Told[], index: number): boolean {
  const change = events[index]?.change;
  if (!change) return false;
  const left = after(units, events);
  const find = (id: string | null) => left.find(({ unitId }) => unitId === id);
  const givenBy = ({ begins, changes }: UnitChange, field: 'parentId' | 'kind' | 'code') =>
    [...begins, ...changes.filter((alteration) => field in alteration)].map(({ unitId }) => unitId);
  const given = (field: 'parentId' | 'kind' | 'code') => givenBy(change, field).flatMap((id) => find(id) ?? []);
  const codedEarlier = events.slice(0, index).flatMap((event) => givenBy(event.change, 'code'));
  const coded = given('code');
  return (
    change.parts.some(({ toId }) => !find(toId)) ||
    given('kind').some(({ level, kind }) => !levelOf[kind]?.includes(level)) ||
    given('parentId').some(({ level, parentId }) => {
      const parent = find(parentId);
      return parentId === null ? level !== 'province' : !parent || rank[parent.level] >= rank[level];
    }) ||
    change.ends.some((id) =>
      left.some((unit) => unit.parentId === id && units.some((u) => u.unitId === unit.unitId && u.parentId === id)),
    ) ||
    coded.some((unit, at) =>
      left.some(
        (other) =>
          other.unitId !== unit.unitId &&
          other.level === unit.level &&
          other.code === unit.code &&
          (units.some((u) => u.unitId === other.unitId && u.code === other.code) ||
            codedEarlier.includes(other.unitId) ||
            coded.slice(0, at).some(({ unitId }) => unitId === other.unitId)),
      ),
    )
  );
}

/** Only what the generator can make: shares that are not one, and kinds that say what they cannot. */
function misshapen({ kind, ends, changes, parts, begins }: UnitChange): boolean {
  if (kind === 'renamed') return changes.some(({ name }) => name === undefined);
  if (kind === 'abolished') return ends.length === 0;
  if (kind === 'founded') return begins.length === 0;
  if (kind === 'merged')
    return (
      ends.length === 0 ||
      meet(
        ends,
        parts.map(({ toId }) => toId),
      )
    );
  if (kind !== 'split') return false;
  return [...new Set(parts.map(({ fromId }) => fromId))].some((id) => {
    const shares = parts.filter(({ fromId }) => fromId === id).map((part) => part.shares);
    const known = shares.flatMap((share) => (share === null || share === 'whole' ? [] : [share.households ?? '']));
    const ninths = known.map((share) => Number(share.split('/')[0])).reduce((a, b) => a + b, 0);
    return known.length > 0 && (known.length < shares.length || ninths !== 9);
  });
}
