import type { UnitLevel } from '@langmoi/contracts/common';
import type { Measure, UnitAlteration, UnitChange, UnitChangeKind, UnitKind, UnitPart } from '@langmoi/contracts/units';

/** Which kinds a level has. */
export const kindsOf: Readonly<Record<UnitLevel, readonly UnitKind[]>> = {
  province: ['province', 'city'],
  district: ['district', 'urbanDistrict', 'town', 'city'],
  commune: ['commune', 'ward', 'township', 'specialZone'],
};

/** What is wrong with a change by itself, whatever units there are. */
export type ChangeFault = 'illFormed' | 'sharesNotOne';

/**
 * Whether a change says what its kind can say: `illFormed` where it does not, `sharesNotOne` where the parts of one unit
 * are not, by each measure named and exactly, the whole of it.
 */
export function faultOf(change: UnitChange): ChangeFault | undefined {
  if (!touchesEachOnce(change) || !saysItsKind(change)) return 'illFormed';
  for (const parts of byOrigin(change.parts).values()) if (!areAWhole(parts)) return 'sharesNotOne';
  return undefined;
}

/** The units that a change names, parents included. */
export function unitsNamedBy({ ends, begins, changes, parts }: UnitChange): Set<string> {
  const parents = [...begins, ...changes].flatMap(({ parentId }) => (parentId ? [parentId] : []));
  return new Set([...ends, ...idsOf(begins), ...idsOf(changes), ...parts.flatMap(bothEnds), ...parents]);
}

/** The units whose own life a change is a part of: it begins, ends or changes them, takes from them or adds to them. */
export function unitsTouchedBy({ ends, begins, changes, parts }: UnitChange): Set<string> {
  return new Set([...ends, ...idsOf(begins), ...idsOf(changes), ...parts.flatMap(bothEnds)]);
}

const idsOf = (units: readonly { readonly unitId: string }[]): string[] => units.map(({ unitId }) => unitId);
const bothEnds = ({ fromId, toId }: UnitPart): string[] => [fromId, toId];

function touchesEachOnce({ ends, begins, changes, parts }: UnitChange): boolean {
  const touched = [...ends, ...idsOf(begins), ...idsOf(changes)];
  const ways = new Set(parts.map(({ fromId, toId }) => `${fromId} ${toId}`));
  return new Set(touched).size === touched.length && ways.size === parts.length;
}

function saysItsKind(change: UnitChange): boolean {
  const isDated = change.effectiveOn !== null || change.kind === 'founded';
  return (
    isDated && change.begins.every(({ level, kind }) => kindsOf[level].includes(kind)) && rules[change.kind](change)
  );
}

const rules: Readonly<Record<UnitChangeKind, (change: UnitChange) => boolean>> = {
  founded: (change) => change.begins.length > 0 && onlyHas(change, 'begins'),
  renamed: altering('name', 'code'),
  retyped: altering('kind', 'name', 'code'),
  moved: altering('parentId', 'code'),
  merged: (change) =>
    change.ends.length > 0 &&
    change.parts.length === change.ends.length &&
    change.parts.every(({ fromId, shares }) => change.ends.includes(fromId) && shares === 'whole') &&
    leavesNothingOver(change),
  split: (change) => change.parts.some(({ shares }) => shares !== 'whole') && leavesNothingOver(change),
  abolished: (change) => change.ends.length > 0 && onlyHas(change, 'ends'),
};

type Content = 'ends' | 'begins' | 'changes' | 'parts';

const onlyHas = (change: UnitChange, content: Content): boolean =>
  (['ends', 'begins', 'changes', 'parts'] as const).every((other) => other === content || change[other].length === 0);

/** The first field must change, the others may besides. */
function altering(...fields: (keyof UnitAlteration)[]) {
  const [needed] = fields;
  return (change: UnitChange): boolean =>
    change.changes.length > 0 &&
    onlyHas(change, 'changes') &&
    change.changes.every((altered) => {
      const said = Object.keys(altered).filter((field) => field !== 'unitId') as (keyof UnitAlteration)[];
      return said.some((field) => field === needed) && said.every((field) => fields.includes(field));
    });
}

/** What ends went somewhere, and of what is divided and stays a part stays its own. */
function leavesNothingOver({ ends, parts }: UnitChange): boolean {
  const origins = byOrigin(parts);
  const everyEnd = ends.every((id) => origins.has(id) && !parts.some(({ toId }) => toId === id));
  const everyStay = [...origins].every(([id, ways]) => ends.includes(id) || ways.some(({ toId }) => toId === id));
  return everyEnd && everyStay;
}

function byOrigin(parts: readonly UnitPart[]): Map<string, UnitPart[]> {
  const origins = new Map<string, UnitPart[]>();
  for (const part of parts) origins.set(part.fromId, [...(origins.get(part.fromId) ?? []), part]);
  return origins;
}

/** Either one part that is all of it, or shares of the same measures that sum to one, or none that is known. */
function areAWhole(parts: readonly UnitPart[]): boolean {
  if (parts.some(({ shares }) => shares === 'whole')) return parts.length === 1;
  const known = parts.flatMap(({ shares }) => (shares === null || shares === 'whole' ? [] : [shares]));
  if (known.length === 0) return true;
  const measures = Object.keys(known[0] ?? {}) as Measure[];
  return (
    known.length === parts.length &&
    measures.length > 0 &&
    known.every((shares) => Object.keys(shares).length === measures.length) &&
    measures.every((measure) => sumToOne(known.map((shares) => shares[measure] ?? '0/1')))
  );
}

/** Exactly: no rounding, however odd the denominators. */
function sumToOne(shares: readonly string[]): boolean {
  let [sum, whole] = [0n, 1n];
  for (const share of shares) {
    const [part = 0n, of = 1n] = share.split('/').map(BigInt);
    [sum, whole] = [sum * of + part * whole, whole * of];
  }
  return sum === whole;
}
