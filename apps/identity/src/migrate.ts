import { migrateEntry } from '@langmoi/platform/entries';
import { CreateMessaging } from './migrations/20261125T1200-create-messaging';
import { CreateAccounts } from './migrations/20261125T1210-create-accounts';
import { CreateCredentials } from './migrations/20261125T1220-create-credentials';
import { CreateSigningIn } from './migrations/20261125T1225-create-signing-in';
import { CreateProvider } from './migrations/20261125T1230-create-provider';
import { KeepProvincesApart } from './migrations/20261125T1300-keep-provinces-apart';
import { PruneParked } from './migrations/20261130T1030-prune-parked';

export const migrations = [
  CreateMessaging,
  CreateAccounts,
  CreateCredentials,
  CreateSigningIn,
  CreateProvider,
  KeepProvincesApart,
  PruneParked,
];

export const start = migrateEntry(migrations);
