import { asActivities } from '@langmoi/platform/temporal';
import type { DossierActivities } from '@langmoi/workflows/dossier/activities';
import type { StageService } from '../dossier/stage.service';

/** What the workflow asks for, each one call of the service; a refusal reaches it as a failure that is not retried. */
export const activitiesOf = (stages: StageService): DossierActivities =>
  asActivities<DossierActivities>({
    enterStage: (entry) => stages.enterStage(entry),
    recordAct: (act) => stages.recordAct(act),
    notify: (notice) => stages.notify(notice),
    close: (closure) => stages.close(closure),
  });
