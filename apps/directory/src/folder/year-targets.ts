import type { FolderLine } from '@langmoi/contracts/folder';
import { TargetMeasure, type NamedHamlet } from '@langmoi/contracts/year';
import { writtenHamlet } from '@langmoi/domain/hamlet-words';
import { each, type Finding, type Ground } from './ground';
import type { Fault } from './read';
import { columnNeeded, columnUnasked, notACommune, notADistrict, oneDistrict, toCome } from './sentences';

type Target = FolderLine<'targets'>;
type Detail = 'tier' | 'units' | 'hamlets' | 'since' | 'unitVi' | 'unitEn';

/** Of each kind of target the columns that say what is counted; those that may be empty stand behind a question mark. */
const asked: Readonly<Record<Target['kind'], readonly (Detail | `${Detail}?`)[]>> = {
  communes: ['tier'],
  districts: ['units?'],
  hamlets: ['hamlets?'],
  mean: ['tier'],
  least: ['tier'],
  gain: ['tier', 'since'],
  perDistrict: ['tier'],
  raised: ['tier', 'units?'],
  stated: ['unitVi', 'unitEn'],
};
const details: readonly Detail[] = ['tier', 'units', 'hamlets', 'since', 'unitVi', 'unitEn'];

/** Each target of a year says what its kind asks, of units that are there. Pure. */
export const ofYearTargets = (ground: Ground): Fault[] =>
  each(ground, 'targets', (line) => {
    const at = (level: string, code: string) =>
      ground.folder.units.some((unit) => unit.level === level && unit.code === code);
    const strange = line.units.some((code) => !at('district', code));
    const nowhere = line.hamlets.some((text) => !at('commune', writtenHamlet(text)?.communeCode ?? ''));
    return [
      ...details.map((detail) => detailOf(line, detail)),
      [strange, 'units', notADistrict],
      [line.kind === 'raised' && line.units.length > 1, 'units', oneDistrict],
      [nowhere, 'hamlets', notACommune],
      [line.wordingVi === null && line.wordingEn !== null, 'wordingVi', columnNeeded],
      [line.asOf > ground.province.day, 'asOf', toCome],
    ];
  });

function detailOf(line: Target, detail: Detail): Finding<'targets'> {
  const columns = asked[line.kind];
  const said = line[detail];
  const isSaid = Array.isArray(said) ? said.length > 0 : said !== null;
  if (columns.includes(detail)) return [!isSaid, detail, columnNeeded];
  return [isSaid && !columns.includes(`${detail}?`), detail, columnUnasked];
}

/** What a target of a folder without faults counts. Pure. */
export const measureOf = (line: Target, unitId: (code: string) => string): TargetMeasure =>
  TargetMeasure.parse({ kind: line.kind, ...countedOf(line, unitId) });

function countedOf({ kind, tier, since, unitVi, unitEn, ...line }: Target, unitId: (code: string) => string): object {
  const units = line.units.map(unitId);
  if (kind === 'districts') return { unitIds: units };
  if (kind === 'hamlets') return { hamlets: line.hamlets.flatMap((text) => hamletOf(text, unitId)) };
  if (kind === 'stated') return { unit: { vi: unitVi, en: unitEn } };
  return { tier, ...(kind === 'gain' && { since }), ...(kind === 'raised' && { districtId: units[0] ?? null }) };
}

function hamletOf(text: string, unitId: (code: string) => string): NamedHamlet[] {
  const read = writtenHamlet(text);
  return read ? [{ hamletId: null, communeId: unitId(read.communeCode), kind: read.kind, name: read.name }] : [];
}
