import { useSearchParams } from 'react-router';
import type { CommuneFilter } from '../../view/standing';

/** The filter lives in the address, so that a link opens the same rows. */
export function useCommuneFilter(): [CommuneFilter, (part: Partial<CommuneFilter>) => void] {
  const [search, setSearch] = useSearchParams();
  const filter = {
    asked: search.get('asked') ?? '',
    district: search.get('district') ?? '',
    met: search.get('met') ?? '',
    standing: search.get('standing') ?? '',
  };
  const change = (part: Partial<CommuneFilter>) => {
    const kept = Object.entries({ tab: search.get('tab') ?? '', ...filter, ...part }).filter(([, value]) => value);
    setSearch(Object.fromEntries(kept), { replace: true });
  };
  return [filter, change];
}
