import { runMigrations } from '@langmoi/platform/migrations';
import { CreateMessaging } from './migrations/20261124T1000-create-messaging';
import { CreateDirectoryCopies } from './migrations/20261124T1010-create-directory-copies';
import { CreateReadModels } from './migrations/20261124T1020-create-read-models';
import { CreateDossiers } from './migrations/20261124T1025-create-dossiers';
import { CreateStatedFigures } from './migrations/20261124T1030-create-stated-figures';
import { KeepRehearsalsApart } from './migrations/20261124T1040-keep-rehearsals-apart';

export const migrations = [
  CreateMessaging,
  CreateDirectoryCopies,
  CreateReadModels,
  CreateDossiers,
  CreateStatedFigures,
  KeepRehearsalsApart,
];

export async function start(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  await runMigrations(env, migrations);
  return async () => undefined;
}
