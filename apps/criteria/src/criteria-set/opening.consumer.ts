import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ProvinceOpened } from '@langmoi/contracts/folder';
import { identified } from '@langmoi/platform/demo-files';
import { openingConsumer } from '@langmoi/platform/opening';
import { AssessmentService } from '../assessment/assessment.service';
import { RegistrationService } from '../registration/registration.service';
import { CriteriaSetService } from './criteria-set.service';
import { LawSetService } from './law-set.service';

/** The sets that a province's folder names, with who leads which criterion; its list of a year, and what communes lack. */
export const CriteriaOpening = openingConsumer('criteria', async ({ em, house, data, get }) => {
  for (const { id, leads } of data.criteriaSets) {
    await get(CriteriaSetService).publish(em, house, led(await get(LawSetService).byId(em, id), leads));
  }
  await get(RegistrationService).register(em, house, data.registrations);
  for (const { communeId, tier, source, assessment } of data.registrations) {
    if (assessment === null) continue;
    const { communeId: unitId, ...said } = identified(house, { communeId, tier, source, ...assessment });
    await get(AssessmentService).state(em, house, { ...said, unitId, level: 'commune' });
  }
});

function led(set: CriteriaSetView, leads: ProvinceOpened['data']['criteriaSets'][number]['leads']): CriteriaSetView {
  const criteria = set.criteria.map((criterion) => ({
    ...criterion,
    leads: leads
      .filter((lead) => lead.criterion === criterion.no)
      .map(({ organisationName, source }) => ({ organisationName, basis: 'named' as const, source })),
  }));
  return { ...set, criteria };
}
