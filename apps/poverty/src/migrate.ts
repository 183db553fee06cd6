import { migrateEntry } from '@langmoi/platform/entries';
import { CreateMessaging } from './migrations/20261125T1100-create-messaging';
import { CreateDirectoryCopies } from './migrations/20261125T1110-create-directory-copies';
import { CreatePolicies } from './migrations/20261125T1120-create-policies';
import { CreateSupports } from './migrations/20261125T1130-create-supports';
import { KeepProvincesApart } from './migrations/20261125T1300-keep-provinces-apart';
import { KeepReferencesInProvince } from './migrations/20261130T0400-keep-references-in-province';
import { CreateHouseholds } from './migrations/20261130T1000-create-households';
import { PruneParked } from './migrations/20261130T1030-prune-parked';
import { SignRecords } from './migrations/20261130T1100-sign-records';
import { KeepLivesOfUnits } from './migrations/20261130T1100-keep-lives-of-units';
import { SignHouseholdActs } from './migrations/20261130T1200-sign-household-acts';
import { OpenToSuccessors } from './migrations/20261130T1710-open-to-successors';
import { CloseLaw } from './migrations/20261130T1800-close-law';
import { AwaitTheClock } from './migrations/20261130T1810-await-the-clock';
import { KeepUnitChanges } from './migrations/20261130T1920-keep-unit-changes';
import { LeaveLawToTheLoader } from './migrations/20261130T2310-leave-law-to-the-loader';
import { KeepFigureClosings } from './migrations/20261201T0000-keep-figure-closings';

export const migrations = [
  CreateMessaging,
  CreateDirectoryCopies,
  CreatePolicies,
  CreateSupports,
  KeepProvincesApart,
  KeepReferencesInProvince,
  CreateHouseholds,
  PruneParked,
  SignRecords,
  KeepLivesOfUnits,
  SignHouseholdActs,
  OpenToSuccessors,
  CloseLaw,
  AwaitTheClock,
  KeepUnitChanges,
  LeaveLawToTheLoader,
  KeepFigureClosings,
];

export const start = migrateEntry(migrations);
