import type { Caller } from '@langmoi/contracts/caller';
import { directory } from '@langmoi/domain/access/directory';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace } from '@langmoi/domain/access/table';

/**
 * Throws `/problems/not-permitted` for somebody who may not do that with the folder of a tenant: a province's, or the
 * nation's, in whose name provinces are made.
 */
export function permit(
  action: 'importProvince' | 'exportProvince' | 'viewReadiness',
  caller: Caller,
  tenantId: string,
): void {
  const problem = refusedBy(directory[action], caller, { place: provincePlace(tenantId) });
  if (problem) throw problem;
}
