import { migrateEntry } from '@langmoi/platform/entries';
import { CreateMessaging } from './migrations/20261124T1000-create-messaging';
import { CreateDirectoryCopies } from './migrations/20261124T1010-create-directory-copies';
import { CreateReadModels } from './migrations/20261124T1020-create-read-models';
import { CreateDossiers } from './migrations/20261124T1025-create-dossiers';
import { CreateStatedFigures } from './migrations/20261124T1030-create-stated-figures';
import { KeepRehearsalsApart } from './migrations/20261124T1040-keep-rehearsals-apart';
import { CreateOperations } from './migrations/20261125T1000-create-operations';
import { CreateProgrammes } from './migrations/20261125T1010-create-programmes';
import { OpenReadModelsToRebuild } from './migrations/20261125T1020-open-read-models-to-rebuild';
import { KeepProvincesApart } from './migrations/20261125T1300-keep-provinces-apart';
import { PruneParked } from './migrations/20261130T1030-prune-parked';
import { KeepLivesOfUnits } from './migrations/20261130T1100-keep-lives-of-units';
import { OpenToSuccessors } from './migrations/20261130T1710-open-to-successors';
import { KeepPeriodsOfSets } from './migrations/20261130T1730-keep-periods-of-sets';
import { AwaitTheClock } from './migrations/20261130T1810-await-the-clock';

export const migrations = [
  CreateMessaging,
  CreateDirectoryCopies,
  CreateReadModels,
  CreateDossiers,
  CreateStatedFigures,
  KeepRehearsalsApart,
  CreateOperations,
  CreateProgrammes,
  OpenReadModelsToRebuild,
  KeepProvincesApart,
  PruneParked,
  KeepLivesOfUnits,
  OpenToSuccessors,
  KeepPeriodsOfSets,
  AwaitTheClock,
];

export const start = migrateEntry(migrations);
