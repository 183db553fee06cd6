import type { Caller } from '@langmoi/contracts/caller';
import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { dependants } from '@langmoi/domain/access/dependants';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { listedPlace } from '@langmoi/domain/access/table';
import { tierNames } from '@langmoi/domain/tier-name';
import type { EntityManager } from 'typeorm';
import { listOfTitles } from '../succession/succession.service';
import { heldOf, listTitles } from '../title/title.service';
import { listOpen } from './dossier.repository';

/** Titles that these units hold, and open dossiers of theirs or that they review. Throws `/problems/not-permitted`. */
export async function listDependants(
  em: EntityManager,
  caller: Caller,
  unitIds: readonly string[],
): Promise<UnitDependant[]> {
  const refused = refusedBy(dependants.listUnitDependants, caller, { place: listedPlace(caller) });
  if (refused) throw refused;
  const asked = new Set(unitIds);
  const titles = heldOf(await listTitles(em), await listOfTitles(em)).flatMap(
    ({ title, holderId }): UnitDependant[] => {
      if (holderId === null || !asked.has(holderId)) return [];
      const { id, tier, decisionNumber } = title;
      const label = { vi: `Danh hiệu ${tierNames[tier].vi}`, en: `Title ${tierNames[tier].en}` };
      const named =
        decisionNumber === null
          ? label
          : { vi: `${label.vi}, ${decisionNumber}`, en: `${label.en}, ${decisionNumber}` };
      return [{ kind: 'title', id, unitId: holderId, label: named, count: 1, tier, dossier: null }];
    },
  );
  const dossiers = (await listOpen(em)).flatMap(({ id, communeId, districtId, tier, year }): UnitDependant[] => {
    const unitId = [communeId, districtId].find((one) => asked.has(one));
    if (unitId === undefined) return [];
    const label = { vi: `Hồ sơ ${tierNames[tier].vi} năm ${year}`, en: `Dossier ${tierNames[tier].en} of ${year}` };
    return [{ kind: 'dossier', id, unitId, label, count: 1, tier, dossier: { communeId, districtId, year } }];
  });
  return [...titles, ...dossiers];
}
