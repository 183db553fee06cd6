import { reporting } from '@langmoi/domain/access/reporting';
import { isGranted, listedPlace, type Asking } from '@langmoi/domain/access/table';

/** The dossiers that a reader may know of: one under way is not published, so a citizen hears of it when it is recognised. */
export function knownTo<D extends { readonly status: string }>(caller: Asking, dossiers: readonly D[]): D[] {
  const seesOpen = isGranted(reporting.readOpenDossier, caller, { place: listedPlace(caller) });
  return dossiers.filter(({ status }) => seesOpen || status === 'recognised');
}
