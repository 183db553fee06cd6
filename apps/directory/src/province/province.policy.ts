import { directory } from '@langmoi/domain/access/directory';
import { isGranted, provincePlace, type Asking } from '@langmoi/domain/access/table';

/** What is asked about a province as a whole. */
export type Question =
  | 'listUnits'
  | 'listAliases'
  | 'listOrganisations'
  | 'listPersons'
  | 'listUnitProposals'
  | 'exportProvince'
  | 'viewReadiness';

/**
 * Whether a province is there for who asks this about it. The nation knows which provinces there are, and nothing else of
 * those that it does not read just now.
 */
export const knows = (question: Question, caller: Asking, provinceId: string): boolean =>
  caller.provinceId === provinceId || isGranted(directory[question], caller, { place: provincePlace(provinceId) });
