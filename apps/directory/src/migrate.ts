import { migrateEntry } from '@langmoi/platform/entries';
import { CreateMessaging } from './migrations/20261124T1000-create-messaging';
import { CreateProvinces } from './migrations/20261124T1010-create-provinces';
import { CreateUnits } from './migrations/20261124T1020-create-units';
import { CreateOrganisations } from './migrations/20261124T1030-create-organisations';
import { CreateOfficers } from './migrations/20261124T1040-create-officers';
import { CreateOperations } from './migrations/20261125T1000-create-operations';
import { AddNation } from './migrations/20261125T1100-add-nation';
import { DateAppointments } from './migrations/20261125T1110-date-appointments';
import { RecordAdministration } from './migrations/20261125T1120-record-administration';
import { KeepProvincesApart } from './migrations/20261125T1300-keep-provinces-apart';
import { TellAdministrators } from './migrations/20261125T1400-tell-administrators';
import { KeepReferencesInProvince } from './migrations/20261130T0400-keep-references-in-province';
import { HoldNationalOffices } from './migrations/20261130T0430-hold-national-offices';
import { CorrectAndCancel } from './migrations/20261130T0500-correct-and-cancel';
import { PruneParked } from './migrations/20261130T1030-prune-parked';
import { CreateUnitRegister } from './migrations/20261130T1040-create-unit-register';
import { SignPersonnelActs } from './migrations/20261130T1200-sign-personnel-acts';
import { CreateUnitFindings } from './migrations/20261130T1240-create-unit-findings';
import { ChangeUnits } from './migrations/20261130T1600-change-units';
import { FindUnitsFast } from './migrations/20261130T1650-find-units-fast';
import { RecordRemovals } from './migrations/20261130T1720-record-removals';
import { CreateProvinceFolders } from './migrations/20261130T1700-create-province-folders';
import { OpenToSuccessors } from './migrations/20261130T1710-open-to-successors';
import { CreateUnitFacts } from './migrations/20261130T1750-create-unit-facts';
import { CloseLaw } from './migrations/20261130T1800-close-law';
import { AwaitTheClock } from './migrations/20261130T1810-await-the-clock';
import { TakeFoldersAgain } from './migrations/20261130T1820-take-folders-again';
import { FollowTheNation } from './migrations/20261130T1830-follow-the-nation';
import { KeepSteeringCommittees } from './migrations/20261130T2118-keep-steering-committees';
import { LeaveLawToTheLoader } from './migrations/20261130T2310-leave-law-to-the-loader';

export const migrations = [
  CreateMessaging,
  CreateProvinces,
  CreateUnits,
  CreateOrganisations,
  CreateOfficers,
  CreateOperations,
  AddNation,
  DateAppointments,
  RecordAdministration,
  KeepProvincesApart,
  TellAdministrators,
  KeepReferencesInProvince,
  HoldNationalOffices,
  CorrectAndCancel,
  PruneParked,
  CreateUnitRegister,
  SignPersonnelActs,
  CreateUnitFindings,
  ChangeUnits,
  FindUnitsFast,
  CreateProvinceFolders,
  OpenToSuccessors,
  RecordRemovals,
  CreateUnitFacts,
  CloseLaw,
  AwaitTheClock,
  TakeFoldersAgain,
  FollowTheNation,
  KeepSteeringCommittees,
  LeaveLawToTheLoader,
];

export const start = migrateEntry(migrations);
