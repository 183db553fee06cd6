import { Tier } from '@langmoi/contracts/common';
import type { FolderLines } from '@langmoi/contracts/folder';
import { listUnits } from '@langmoi/platform/directory-copy';
import { statedBy, UnitCodes } from '@langmoi/platform/folder-lines';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { summaryOf } from './assessment/assessment';
import type { AssessmentRow } from './assessment/assessment.entity';
import { listNewest } from './assessment/assessment.repository';
import { listLoadedSets } from './criteria-set/criteria-set.repository';
import { listStandingClosings } from './figure-closing/figure-closing.service';
import { listStandingFigures } from './figure/figure.repository';
import { OrganisationRow } from './lead/organisation.entity';
import type { RegistrationRow } from './registration/registration.entity';
import { listAllStanding } from './registration/registration.service';
import { TargetRow } from './target/target.entity';
import { targetLines } from './target-lines';

/** The sets of the law that the province is judged by, who stands on which list, the newest word on each unit, and the closings. */
export async function listFolderLines(em: EntityManager): Promise<FolderLines> {
  const codes = new UnitCodes(await listUnits(em));
  const offices = new Map((await em.find(OrganisationRow)).map(({ id, name }) => [id, name]));
  const newest = await listNewest(em);
  const standing = await listAllStanding(em);
  const lacking = lackingByLine(standing, newest);
  const told = new Set(lacking.values());
  return {
    criteriaSets: (await listLoadedSets(em)).map((criteriaSet) => ({ criteriaSet })),
    registrations: standing.map((one) => ({
      ...{ communeCode: codes.of(one.communeId), tier: one.tier, year: one.year },
      ...lackingOf(lacking.get(one)),
      ...statedBy(one.source),
    })),
    assessments: newest
      .filter((one) => !told.has(one))
      .flatMap(({ communeId, tier, criteriaSet, results, asOf, source }) => {
        const ofCommunes = Tier.safeParse(tier); // a folder's sets are those of communes
        if (!ofCommunes.success) return [];
        const { missing, noData } = summaryOf(results);
        const communeCode = codes.of(communeId);
        return { communeCode, tier: ofCommunes.data, criteriaSet, missing, noData, asOf, ...statedBy(source) };
      }),
    targets: targetLines(await em.find(TargetRow, { order: { recordedAt: 'ASC', version: 'ASC' } }), codes),
    figures: (await listStandingFigures(em)).flatMap(({ unitId, confirmedById, source, ...said }) => {
      const confirmedBy = offices.get(confirmedById ?? '') ?? null;
      return { communeCode: codes.of(unitId), ...said, confirmedBy, ...statedBy(source) };
    }),
    closings: (await listStandingClosings(em)).map(({ until, knownOn: closedOn, source }) => ({
      ...{ until, closedOn, ...statedBy(source) },
    })),
  };
}

/**
 * What stands in the line of a registration: said of the commune by the same paper, with nothing that nobody knows; in
 * the line of its day's year, where the paper has one.
 */
function lackingByLine(standing: readonly RegistrationRow[], newest: readonly AssessmentRow[]) {
  const lines = new Map<RegistrationRow, AssessmentRow>();
  for (const said of newest) {
    if (summaryOf(said.results).noData.length > 0) continue;
    const ofPaper = standing
      .filter(({ communeId, tier }) => communeId === said.communeId && tier === said.tier)
      .filter(({ source }) => isDeepStrictEqual(source, said.source));
    const line = ofPaper.find(({ year }) => said.asOf.startsWith(String(year))) ?? ofPaper[0];
    if (line) lines.set(line, said);
  }
  return lines;
}

function lackingOf(said: AssessmentRow | undefined) {
  if (!said) return { criteriaSet: null, missing: [], asOf: null };
  return { criteriaSet: said.criteriaSet, missing: summaryOf(said.results).missing, asOf: said.asOf };
}
