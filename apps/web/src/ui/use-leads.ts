import type { CriterionView } from '@langmoi/contracts/criteria';
import type { CriterionLeads } from '@langmoi/contracts/judgement';
import { useWords } from '../i18n/language';
import { useAnswer, useProvinceId } from '../queries';
import { directory } from '../services';
import { leadsOf as assignedOf } from '../view/leads';

/** A criterion by its number, or a condition by its code. */
type Of = number | string;

function useOffices() {
  const provinceId = useProvinceId();
  return useAnswer(directory.listOrganisations, { params: { provinceId } }, { enabled: provinceId !== '' });
}

/** The offices that lead a criterion of a set on the day of an answer, by name; a condition is led by nobody. */
export function useLeadsOf(leads: readonly CriterionLeads[]): (criteriaSet: string, of: Of) => string[] {
  const all = useOffices();
  const nameOf = new Map(all.data?.map(({ id, name }) => [id, name]));
  return (criteriaSet, of) =>
    leads
      .filter((one) => one.criteriaSet === criteriaSet && one.criterion === of)
      .flatMap(({ organisationIds }) => organisationIds.map((id) => nameOf.get(id) ?? '…')); // on their way
}

/** The same in one line, and in words where nobody is known to lead it. */
export function useLeadWords(leads: readonly CriterionLeads[]): (criteriaSet: string, of: Of) => string {
  const { t } = useWords();
  const leadsOf = useLeadsOf(leads);
  return (criteriaSet, of) => leadsOf(criteriaSet, of).join(' · ') || t('criterion.noLead');
}

/**
 * The same with the paper that each assignment rests on, which answers about criteria do not tell: as the directory has it.
 * Until that is here, whom the set names.
 */
export function useAssignedLeads(set: string, on: string): (criterion: CriterionView) => CriterionView['leads'] {
  const all = useOffices();
  return ({ no, leads }) => (all.data ? assignedOf(all.data, { set, criterion: no, on }).now : leads);
}
