import type { UnitDoubt } from '@langmoi/contracts/units';
import type { Country, Succession, TreeUnit } from './trees';

/** How a line of the table was matched with the two trees. */
type Basis =
  /** Code, ward, district and province agree. */
  | 'code'
  /** The code agrees and so does the name; kind or district had changed by 2025 (xã → phường, huyện → quận). */
  | 'codeAndName'
  /** No code is written; ward, district and province together name one unit of the old tree. */
  | 'path';

/** An old commune and a new one that took it or a part of it. */
export interface Certain {
  readonly from: TreeUnit;
  readonly to: TreeUnit;
  readonly basis: Basis;
  /** Where the table says so. */
  readonly line: number;
}

/** What may speak against a line. */
export type Doubt = Exclude<UnitDoubt, 'withoutHeir' | 'withoutPast' | 'sharesUnknown'>;

/** A line that is loaded nowhere, with what speaks against it. */
interface Finding {
  readonly succession: Succession;
  readonly doubts: readonly Doubt[];
  /** Old communes that it may be about: whoever has the code, and whoever has the name. */
  readonly about: readonly TreeUnit[];
}

export interface Reconciled {
  readonly certain: readonly Certain[];
  readonly findings: readonly Finding[];
  /** Old communes that no certain line speaks of. */
  readonly unmapped: readonly TreeUnit[];
  /** New communes that no certain line leads to. */
  readonly withoutPast: readonly TreeUnit[];
}

/**
 * Checks the table of successions against both trees. A line is certain where its two ends are each found in their tree
 * by what is written of them, without contradiction; everything else is listed and not smoothed over. One old commune
 * with several certain lines was split; the table gives no shares, and a commune with one line may still have lost a part
 * that the table does not tell of.
 */
export function reconcile(country: Country): Reconciled {
  const { before, since, successions } = country;
  const [findOld, findNew, possibly] = [oldEndsOf(country), newEndsOf(country), namedBy(country)];
  const certain = new Map<string, Certain>();
  const findings: Finding[] = [];
  for (const succession of successions) {
    const [from, to] = [findOld(succession), findNew(succession)];
    if (from.unit && to.unit) {
      const key = `${from.unit.code}>${to.unit.code}`;
      // A line without a code may say again what another says with one.
      if (!certain.has(key)) {
        certain.set(key, { from: from.unit, to: to.unit, basis: from.basis, line: Number(succession.line) });
      }
    } else {
      const doubts = [from.doubt, to.doubt].filter((doubt) => doubt !== undefined);
      findings.push({ succession, doubts, about: possibly(succession) });
    }
  }
  const lines = [...certain.values()];
  const [froms, tos] = [lines.map(({ from }) => from), lines.map(({ to }) => to)];
  return {
    ...{ certain: lines, findings },
    unmapped: without(before.communes, froms),
    withoutPast: without(since.communes, tos),
  };
}

/** Finds the old commune of a line. */
function oldEndsOf({ before }: Country): (line: Succession) => Found<Basis> {
  const units = byCode(before.communes);
  const pathOf = oldPathsOf(before);
  const byPath = oldByPath(before);
  return ({ old }) => {
    if (!old.path) return { doubt: 'noOldUnit' };
    const path = old.path.map(folded);
    if (!old.code) {
      const unit = byPath.get(path.join('|'));
      return unit ? { unit, basis: 'path' } : { doubt: 'oldNameUnknown' };
    }
    const unit = units.get(old.code);
    if (!unit) return { doubt: 'oldCodeUnknown' };
    const known = pathOf(unit);
    if (known.every((name, index) => name === path[index])) return { unit, basis: 'code' };
    return bare(known[0]) === bare(path[0]) ? { unit, basis: 'codeAndName' } : { doubt: 'otherName' };
  };
}

/** Finds the new commune of a line. */
function newEndsOf({ since }: Country): (line: Succession) => Found<null> {
  const units = byCode(since.communes);
  const pathOf = pathsOf(since.communes, [byCode(since.provinces)]);
  return ({ new: { code, path } }) => {
    const unit = units.get(code);
    if (!unit) return { doubt: 'newCodeUnknown' };
    const known = pathOf(unit);
    return path.map(folded).every((name, index) => name === known[index])
      ? { unit, basis: null }
      : { doubt: 'newNameDiffers' };
  };
}

/** Old communes that a line may be about. */
function namedBy({ before }: Country): (line: Succession) => TreeUnit[] {
  const units = byCode(before.communes);
  const byPath = oldByPath(before);
  return ({ old: { code, path } }) => {
    const [byItsCode, byItsName] = [units.get(code ?? ''), byPath.get(path?.map(folded).join('|') ?? '')];
    return [...new Set([byItsCode, byItsName])].filter((unit) => unit !== undefined);
  };
}

type Found<B> = { unit: TreeUnit; basis: B; doubt?: undefined } | { unit?: undefined; doubt: Doubt };

const byCode = (units: readonly TreeUnit[]) => new Map(units.map((unit) => [unit.code, unit]));

const oldPathsOf = ({ communes, districts, provinces }: Country['before']) =>
  pathsOf(communes, [byCode(districts), byCode(provinces)]);

function oldByPath(before: Country['before']): Map<string, TreeUnit> {
  const pathOf = oldPathsOf(before);
  return new Map(before.communes.map((unit) => [pathOf(unit).join('|'), unit]));
}

function without(units: readonly TreeUnit[], mentioned: readonly TreeUnit[]): TreeUnit[] {
  const codes = new Set(mentioned.map(({ code }) => code));
  return units.filter(({ code }) => !codes.has(code));
}

/** A unit's name and those above it, folded for comparing. */
function pathsOf(units: readonly TreeUnit[], above: readonly Map<string, TreeUnit>[]) {
  const paths = new Map<string, string[]>();
  for (const unit of units) {
    const path = [folded(unit.fullName)];
    let parent = unit.parentCode;
    for (const level of above) {
      const over = level.get(parent ?? '');
      if (!over) throw new Error(`${unit.fullName} (${unit.code}) lies in ${parent ?? 'nothing'}, which is not there`);
      path.push(folded(over.fullName));
      parent = over.parentCode;
    }
    paths.set(unit.code, path);
  }
  return (unit: TreeUnit): string[] => paths.get(unit.code) ?? [];
}

/** Both Unicode forms, any case, single spaces; «Phường 05» is «Phường 5». The package writes provinces without «Tỉnh». */
function folded(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\b0+(?=\d)/g, '')
    .replace(/^tỉnh /, '')
    .trim();
}

/** A unit's name without its kind, folded for comparing. */
export const bareName = (fullName: string): string => bare(folded(fullName)) ?? '';

const bare = (name: string | undefined): string | undefined => name?.replace(/^(phường|xã|thị trấn) /, '');
