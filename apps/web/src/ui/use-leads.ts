import type { CriterionLeads } from '@langmoi/contracts/judgement';
import { useWords } from '../i18n/language';
import { useAnswer, useProvinceId } from '../queries';
import { directory } from '../services';

/** A criterion by its number, or a condition by its code. */
type Of = number | string;

/** The offices that lead a criterion of a set on the day of an answer, by name; a condition is led by nobody. */
export function useLeadsOf(leads: readonly CriterionLeads[]): (criteriaSet: string, of: Of) => string[] {
  const provinceId = useProvinceId();
  const all = useAnswer(directory.listOrganisations, { params: { provinceId } }, { enabled: provinceId !== '' });
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
