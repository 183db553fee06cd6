import type { Caller } from '@langmoi/contracts/caller';
import { directory } from '@langmoi/domain/access/directory';
import { refusedBy } from '@langmoi/domain/access/refusal';
import { provincePlace } from '@langmoi/domain/access/table';

/** Throws `/problems/not-permitted` for somebody who does not keep what is said of the province’s units. */
export function permitFact(action: 'noteUnitFact' | 'withdrawUnitFact', caller: Caller, provinceId: string): void {
  const problem = refusedBy(directory[action], caller, { place: provincePlace(provinceId) });
  if (problem) throw problem;
}
