import type { UnitForm } from '@langmoi/contracts/units';
import { fullName } from '@langmoi/domain/unit-name';
import { together } from '@langmoi/domain/units/succession';
import type { OrganisationRow } from '../organisation/organisation.entity';
import type { UnitRow } from '../unit/unit.entity';
import type { Unannounced } from '../unit/unit.service';
import type { ProposalRow } from './unit-change.entity';

/** A unit that begins, with those that parts of it come from. */
export interface Begun {
  readonly unit: UnitForm;
  readonly from: readonly Pick<UnitForm, 'unitId' | 'kind' | 'name'>[];
}

/** The rows that a change makes or alters, as they are after it. Pure. */
export function rowsAfter(
  before: readonly UnitRow[],
  { happenings, provinceId }: Pick<ProposalRow, 'happenings' | 'provinceId'>,
): { rows: Unannounced[]; begun: Begun[] } {
  const { begins, changes, parts } = together(happenings);
  const byId = new Map(before.map((row) => [row.id, row]));
  const altered = [...new Set(changes.map(({ unitId }) => unitId))].flatMap((unitId) => {
    const row = byId.get(unitId);
    if (!row) return [];
    const fields = changes.filter((one) => one.unitId === unitId).map(({ unitId: _, ...said }) => said);
    const next: Unannounced = Object.assign({ ...row }, ...fields) as UnitRow;
    return [{ ...next, fullName: calledAs([row], next) }];
  });
  const added = begins.map(({ unitId: id, parentId, level, kind, code, name }) => ({
    ...{ id, provinceId, parentId, level, kind, code, name },
    fullName: fullName({ kind, name }),
  }));
  const begun = begins.map((unit) => ({
    unit,
    from: parts.flatMap(({ fromId, toId }) => {
      const row = byId.get(fromId);
      return toId === unit.unitId && row ? [{ unitId: fromId, kind: row.kind, name: row.name }] : [];
    }),
  }));
  return { rows: [...added, ...altered], begun };
}

/** A row as a reversal leaves it (null: nothing of it is to be restored), and whether all is as it was before the change. */
export interface Restored {
  readonly row: Unannounced | null;
  readonly whole: boolean;
}

/** Takes back what a change altered in a row, but for what was altered again since: that is for a person. Pure. */
export function rowRestored(
  before: UnitRow,
  proposal: Pick<ProposalRow, 'happenings' | 'provinceId'>,
  now: ReadonlyMap<string, UnitRow>,
): Restored {
  const row = now.get(before.id);
  const [made] = rowsAfter([before], proposal).rows.filter(({ id }) => id === before.id);
  if (!row || !made) return { row: null, whole: false };
  const altered = alterable.filter((field) => made[field] !== before[field]);
  const ours = altered.filter((field) => row[field] === made[field]);
  if (ours.length === 0) return { row: null, whole: altered.length === 0 };
  const next: Unannounced = { ...row, ...Object.fromEntries(ours.map((field) => [field, before[field]])) };
  return { row: { ...next, fullName: calledAs([before, row], next) }, whole: ours.length === altered.length };
}

const alterable = ['parentId', 'kind', 'code', 'name'] as const;

/** As one of these calls it, which may be otherwise than by rule; else by rule. */
const calledAs = (known: readonly UnitRow[], { kind, name }: Unannounced): string =>
  known.find((row) => row.kind === kind && row.name === name)?.fullName ?? fullName({ kind, name });

/**
 * The offices of units that begin: of each kind that those had whose parts they took one, named alike. Pure but for the
 * ids.
 */
export function officesOf(
  begun: readonly Begun[],
  known: readonly OrganisationRow[],
  anId: () => string,
): OrganisationRow[] {
  return begun.flatMap(({ unit, from }) => {
    const models = from.flatMap((old) =>
      known.filter(({ unitId }) => unitId === old.unitId).map((row) => ({ row, old })),
    );
    const kinds = new Map(models.reverse().map((model) => [model.row.kind, model]));
    return [...kinds.values()].map(({ row, old }) => ({
      ...{ id: anId(), provinceId: row.provinceId, unitId: unit.unitId, kind: row.kind },
      name: renamed(row.name, called(old), called(unit)),
    }));
  });
}

interface Called {
  readonly full: string;
  readonly name: string;
}

/** As it stands within the name of an office: `xã Hàm Tân`. */
function called({ kind, name }: Pick<UnitForm, 'kind' | 'name'>): Called {
  const full = fullName({ kind, name });
  return { full: full.charAt(0).toLowerCase() + full.slice(1), name };
}

const renamed = (office: string, old: Called, now: Called): string =>
  office.includes(old.full) ? office.replace(old.full, now.full) : office.replace(old.name, now.full);
