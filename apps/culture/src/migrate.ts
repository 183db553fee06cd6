import { migrateEntry } from '@langmoi/platform/entries';
import { CreateMessaging } from './migrations/20261125T1100-create-messaging';
import { CreateDirectoryCopies } from './migrations/20261125T1110-create-directory-copies';
import { CreateTitles } from './migrations/20261125T1120-create-titles';
import { CreateHoldings } from './migrations/20261125T1130-create-holdings';
import { KeepProvincesApart } from './migrations/20261125T1300-keep-provinces-apart';
import { KeepReferencesInProvince } from './migrations/20261130T0400-keep-references-in-province';
import { PruneParked } from './migrations/20261130T1030-prune-parked';
import { SignRecords } from './migrations/20261130T1100-sign-records';
import { KeepLivesOfUnits } from './migrations/20261130T1100-keep-lives-of-units';
import { OpenToSuccessors } from './migrations/20261130T1710-open-to-successors';
import { AwaitTheClock } from './migrations/20261130T1810-await-the-clock';
import { KeepFigureClosings } from './migrations/20261201T0000-keep-figure-closings';

export const migrations = [
  CreateMessaging,
  CreateDirectoryCopies,
  CreateTitles,
  CreateHoldings,
  KeepProvincesApart,
  KeepReferencesInProvince,
  PruneParked,
  SignRecords,
  KeepLivesOfUnits,
  OpenToSuccessors,
  AwaitTheClock,
  KeepFigureClosings,
];

export const start = migrateEntry(migrations);
