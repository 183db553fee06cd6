import { migrateEntry } from '@langmoi/platform/entries';
import { CreateMessaging } from './migrations/20261124T1000-create-messaging';
import { CreateDirectoryCopies } from './migrations/20261124T1010-create-directory-copies';
import { CreateCriteriaSets } from './migrations/20261124T1020-create-criteria-sets';
import { CreateRegistrations } from './migrations/20261124T1030-create-registrations';
import { CreateAssessments } from './migrations/20261124T1040-create-assessments';
import { CreateOperations } from './migrations/20261125T1000-create-operations';
import { KeepProvincesApart } from './migrations/20261125T1300-keep-provinces-apart';
import { PruneParked } from './migrations/20261130T1030-prune-parked';
import { SignRecords } from './migrations/20261130T1100-sign-records';
import { KeepLivesOfUnits } from './migrations/20261130T1100-keep-lives-of-units';
import { KeepLawSets } from './migrations/20261130T1500-keep-law-sets';
import { OpenToSuccessors } from './migrations/20261130T1710-open-to-successors';
import { KeepSetsAsLaw } from './migrations/20261130T1730-keep-sets-as-law';
import { CloseLaw } from './migrations/20261130T1800-close-law';
import { AwaitTheClock } from './migrations/20261130T1810-await-the-clock';
import { KeepFigures } from './migrations/20261130T1900-keep-figures';
import { KeepWhatIsJudgedBy } from './migrations/20261130T1910-keep-what-is-judged-by';
import { KeepUnitChanges } from './migrations/20261130T1920-keep-unit-changes';
import { SucceedSets } from './migrations/20261130T1930-succeed-sets';
import { DecideAndConfirm } from './migrations/20261130T1940-decide-and-confirm';
import { ImportFigures } from './migrations/20261130T1950-import-figures';
import { KeepListsOfYears } from './migrations/20261130T2000-keep-lists-of-years';
import { TakeBackDecisions } from './migrations/20261130T2040-take-back-decisions';
import { KeepEvidence } from './migrations/20261130T2050-keep-evidence';
import { JudgeImports } from './migrations/20261130T2107-judge-imports';
import { KeepPortions } from './migrations/20261130T2110-keep-portions';
import { ImportCriteria } from './migrations/20261130T2115-import-criteria';
import { JudgeDistricts } from './migrations/20261130T2025-judge-districts';
import { CloseFigures } from './migrations/20261130T2112-close-figures';
import { ExportFigures } from './migrations/20261130T2116-export-figures';
import { LetDistrictsShow } from './migrations/20261130T2200-let-districts-show';
import { DateRegions } from './migrations/20261130T2205-date-regions';
import { LookForSetsOnce } from './migrations/20261130T2300-look-for-sets-once';
import { LeaveLawToTheLoader } from './migrations/20261130T2310-leave-law-to-the-loader';
import { TellClosings } from './migrations/20261201T0000-tell-closings';
import { KeepDraftsBySet } from './migrations/20261201T0320-keep-drafts-by-set';
import { TouchLess } from './migrations/20261201T0330-touch-less';

export const migrations = [
  CreateMessaging,
  CreateDirectoryCopies,
  CreateCriteriaSets,
  CreateRegistrations,
  CreateAssessments,
  CreateOperations,
  KeepProvincesApart,
  PruneParked,
  SignRecords,
  KeepLivesOfUnits,
  KeepLawSets,
  OpenToSuccessors,
  KeepSetsAsLaw,
  CloseLaw,
  AwaitTheClock,
  KeepFigures,
  KeepWhatIsJudgedBy,
  KeepUnitChanges,
  SucceedSets,
  DecideAndConfirm,
  ImportFigures,
  KeepListsOfYears,
  TakeBackDecisions,
  KeepEvidence,
  JudgeImports,
  CloseFigures,
  ExportFigures,
  JudgeDistricts,
  KeepPortions,
  ImportCriteria,
  LetDistrictsShow,
  DateRegions,
  LookForSetsOnce,
  LeaveLawToTheLoader,
  TellClosings,
  KeepDraftsBySet,
  TouchLess,
];

export const start = migrateEntry(migrations);
