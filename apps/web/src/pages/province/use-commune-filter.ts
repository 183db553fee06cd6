import { useSearchParams } from 'react-router';
import { addressWith } from '../../address';
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
  const change = (part: Partial<CommuneFilter>) => setSearch(addressWith(part), { replace: true });
  return [filter, change];
}
