import type { CriterionView } from '@langmoi/contracts/criteria';
import { useAnswer, useProvinceId } from '../queries';
import { directory } from '../services';
import { leadsOf } from '../view/leads';

/** Who leads the criteria of a set on a day: whom the administrator assigned, and where nobody is, whom the set names. */
export function useAssignedLeads(set: string, on: string | undefined) {
  const provinceId = useProvinceId();
  const all = useAnswer(directory.listOrganisations, { params: { provinceId } }, { enabled: provinceId !== '' });
  return (criterion: number, asked: CriterionView | undefined): CriterionView['leads'] => {
    const named = on ? leadsOf(all.data ?? [], { set, criterion, on }).now : [];
    return named.length > 0 ? named : (asked?.leads ?? []);
  };
}
