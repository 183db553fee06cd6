import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { DossierView, StageEntryView } from '@langmoi/contracts/recognition';
import type { Stage } from '@langmoi/contracts/regime';

/** What every stage's form is given. */
export interface StageFormProps {
  readonly dossier: DossierView;
  readonly entry: StageEntryView;
  readonly stage: Stage;
  readonly set: CriteriaSetView | null;
  readonly allowed: readonly string[];
}
