import type { Source } from '@langmoi/contracts/common';
import type { UnitFinding } from '@langmoi/contracts/units';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { newTreeSource, oldTreeSource, type Paths } from './paths';
import type { Reconciled } from './reconcile';
import type { Country, Succession, TreeUnit } from './trees';

/** A finding with the id that it keeps however often it is found. */
export type Found = UnitFinding & { readonly id: string };

/** All that the change of the country leaves out, or takes in without knowing the shares. */
export function findingsOf(country: Country, reconciled: Reconciled, paths: Paths): Found[] {
  const { findings, unmapped, withoutPast } = reconciled;
  const newByCode = new Map(country.since.communes.map((unit) => [unit.code, unit]));
  const written = ({ old, new: { code, path } }: Succession) => ({
    old: old.path ? { code: old.code, path: [...old.path] } : null,
    new: { code, path: [...path] },
  });
  const oldEnd = (unit: TreeUnit) => ({ code: unit.code, path: paths.pathBefore(unit) });
  const newEnd = (unit: TreeUnit) => ({ code: unit.code, path: paths.pathSince(unit) });
  const oldIds = (units: readonly TreeUnit[]) => units.flatMap((unit) => paths.idsBefore(unit));
  const newIds = (units: readonly TreeUnit[]) => units.flatMap((unit) => paths.idsSince(unit));
  const divided = [...paths.from.values()].flatMap(([first]) =>
    first && !paths.isWhole(first.from) ? [first.from] : [],
  );
  return [
    ...findings.map(({ succession, doubts, about }) => {
      const target = newByCode.get(succession.new.code);
      const unitIds = [...new Set([...oldIds(about), ...(target ? newIds([target]) : [])])];
      return found(`line/${succession.line}`, {
        doubts: [...doubts],
        source: tableSource(succession),
        ...written(succession),
        unitIds,
      });
    }),
    ...unmapped.map((unit) =>
      found(`unmapped/${unit.code}`, {
        ...{ doubts: ['withoutHeir'], source: oldTreeSource, old: oldEnd(unit), new: null, unitIds: oldIds([unit]) },
      }),
    ),
    ...withoutPast.map((unit) =>
      found(`without-past/${unit.code}`, {
        ...{ doubts: ['withoutPast'], source: newTreeSource(), old: null, new: newEnd(unit), unitIds: newIds([unit]) },
      }),
    ),
    ...divided.map((unit) => {
      const heirs = (paths.from.get(unit.code) ?? []).map(({ to }) => to);
      const unitIds = [...new Set([...oldIds([unit]), ...newIds(heirs)])];
      return found(`shares/${unit.code}`, {
        ...{ doubts: ['sharesUnknown'], source: oldTreeSource, old: oldEnd(unit), new: null, unitIds },
      });
    }),
  ];
}

const tableSource = ({ line }: Succession): Source => ({ ...newTreeSource('ward_mappings'), line: Number(line) });

const found = (key: string, finding: UnitFinding): Found => ({ ...finding, id: uuidOf('unit-finding', key) });
