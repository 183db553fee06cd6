import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiProblem } from '../api';

/**
 * Two officers at once: the dialog remembers the version it was opened on. `newer` when somebody changed it since;
 * `goOn` after both were looked at.
 */
export function useSeen<T extends { readonly version: number }>(now: T) {
  const queries = useQueryClient();
  const [seen, see] = useState(now);
  return {
    seen,
    newer: now.version > seen.version,
    goOn: () => see(now),
    /** A refusal for a version that is not the newest: what stands now is read at once. */
    refused: ({ type }: ApiProblem) => type === '/problems/stale-version' && void queries.invalidateQueries(),
  };
}
