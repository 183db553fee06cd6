import { HouseholdStanding } from '@langmoi/contracts/households';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { addressWith } from '../../address';

/** Which households are wanted. */
export interface Asked {
  readonly unitId?: string;
  readonly standing?: HouseholdStanding;
  readonly search?: string;
}

export type Change = (part: Record<string, string>) => void;

/** What is asked for, as the address says it; what is searched for may be a name, so it stands in no address. */
export function useAsked() {
  const [query, setQuery] = useSearchParams();
  const [search, setSearch] = useState('');
  const standing = HouseholdStanding.options.find((one) => one === query.get('standing'));
  const unitId = query.get('unit');
  const asked: Asked = { ...(unitId && { unitId }), ...(standing && { standing }), ...(search && { search }) };
  const change: Change = (part) => setQuery(addressWith(part), { replace: true });
  return {
    ...{ asked, change },
    page: Math.max(1, Number(query.get('page')) || 1),
    registers: query.get('do') === 'register',
    find: (typed: string) => {
      setSearch(typed);
      change({ page: '' });
    },
  };
}
