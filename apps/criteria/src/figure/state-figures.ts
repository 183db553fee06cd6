import type { Caller } from '@langmoi/contracts/caller';
import type { ProvinceOpened } from '@langmoi/contracts/folder';
import { knownBy } from '@langmoi/domain/facts';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { addFigures } from './add-figures';
import type { FigureRow } from './figure.entity';
import { listFigures } from './figure.repository';

export type StatedFigure = NonNullable<ProvinceOpened['data']['figures']>[number];

/**
 * Takes in figures that a paper states, each as the next version of its indicator, and the confirmation of the office
 * that gave one; what was taken in before changes nothing. `versionOf`: the set's version of a day.
 */
export async function stateFigures(
  em: EntityManager,
  house: Caller,
  figures: readonly StatedFigure[],
  versionOf: (criteriaSet: string, on: string) => Promise<number>,
): Promise<void> {
  const { provinceId } = house;
  const entryId = newId();
  for (const own of Map.groupBy(figures, (one) => `${one.criteriaSet} ${one.communeId}`).values()) {
    const [{ criteriaSet, communeId: unitId } = { criteriaSet: '', communeId: '' }] = own;
    const said = await listFigures(em, { provinceId, criteriaSet, unitId });
    const rows: FigureRow[] = [];
    for (const { indicator, value, asOf, source, confirmedBy, rehearsal } of own) {
      const versions = [...said, ...rows].filter((one) => one.indicator === indicator);
      if (versions.some((one) => one.asOf === asOf && isDeepStrictEqual([one.value, one.source], [value, source])))
        continue;
      const version = versions.reduce((newest, one) => Math.max(newest, one.version), 0) + 1;
      const row: FigureRow = {
        ...{
          provinceId,
          criteriaSet,
          unitId,
          indicator,
          version,
          setVersion: await versionOf(criteriaSet, asOf),
          entryId,
        },
        ...{ basis: 'stated', value, asOf, knownOn: knownBy(source, asOf), about: null, organisationId: null },
        ...{ note: null, evidence: null, source, rehearsal: false, ...signedNow(house) },
      };
      rows.push(row);
      if (confirmedBy === null) continue;
      const confirmation = { basis: 'confirmed' as const, about: version, organisationId: confirmedBy };
      rows.push({ ...row, ...confirmation, version: version + 1, source: null, rehearsal });
    }
    for (const ofBasis of Map.groupBy(rows, ({ basis }) => basis).values()) await addFigures(em, house, ofBasis);
  }
}
