import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ProvinceOpened } from '@langmoi/contracts/folder';
import { identified } from '@langmoi/platform/demo-files';
import { openingConsumer } from '@langmoi/platform/opening';
import { AssessmentService } from '../assessment/assessment.service';
import { stateClosings } from '../figure-closing/figure-closing.service';
import { stateFigures } from '../figure/figure.service';
import { RegistrationService } from '../registration/registration.service';
import { TargetService } from '../target/target.service';
import { CriteriaSetService } from './criteria-set.service';
import { LawSetService } from './law-set.service';

/** The sets that a province's folder names, with who leads which criterion; its list of a year, and what communes lack. */
export const CriteriaOpening = openingConsumer('criteria', async ({ em, house, data, get }) => {
  for (const { id, leads } of data.criteriaSets) {
    await get(CriteriaSetService).publish(em, house, led(await get(LawSetService).byId(em, id), leads));
  }
  await get(RegistrationService).register(em, house, data.registrations);
  const assessed = data.registrations.flatMap(({ communeId, tier, source, assessment }) =>
    assessment === null ? [] : { communeId, tier, source, ...assessment },
  );
  for (const one of [...assessed, ...(data.assessments ?? [])]) {
    const { communeId: unitId, ...said } = identified(house, one);
    await get(AssessmentService).state(em, house, { ...said, unitId, level: 'commune' });
  }
  const targets = (data.targets ?? []).map((target) => ({ ...target, remarks: [] }));
  await get(TargetService).state(em, house, { targets, progress: [] });
  const sets = get(CriteriaSetService);
  await stateFigures(em, house, data.figures ?? [], async (id, on) => (await sets.byId(em, id, on)).version);
  await stateClosings(em, house, data.closings ?? []);
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
