import type { Migration } from '@langmoi/platform/migrations';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { AttendanceRow, MeetingRow, MemberRow } from './council/council.entity';
import { DocumentRow } from './document/document.entity';
import { ActRow, DossierRow, NoticeRow, RequestRow, StageRow } from './dossier/dossier.entity';
import { DutyRow, DutySideRow, IncompatibleDutyRow, SeparationRow } from './duty/duty.entity';
import { EndedAppointmentRow, HandoverRow } from './handover/handover.entity';
import { CreateReferences } from './migrations/20261124T1000-create-references';
import { CreateRegimes } from './migrations/20261124T1010-create-regimes';
import { CreateDossiers } from './migrations/20261124T1020-create-dossiers';
import { CreateCouncilMeetings } from './migrations/20261124T1030-create-council-meetings';
import { CreateDocuments } from './migrations/20261124T1040-create-documents';
import { CreateDecisionsAndTitles } from './migrations/20261124T1050-create-decisions-and-titles';
import { KeepRequests } from './migrations/20261124T1060-keep-requests';
import { CreateOperations } from './migrations/20261125T1000-create-operations';
import { NoteAnswers } from './migrations/20261125T1020-note-answers';
import { KeepProvincesApart } from './migrations/20261125T1300-keep-provinces-apart';
import { KeepDutiesApart } from './migrations/20261125T1400-keep-duties-apart';
import { CallTheRoll } from './migrations/20261125T1410-call-the-roll';
import { SignAndHandOver } from './migrations/20261125T1420-sign-and-hand-over';
import { KeepReferencesInProvince } from './migrations/20261130T0400-keep-references-in-province';
import { PruneParked } from './migrations/20261130T1030-prune-parked';
import { KeepLivesOfUnits } from './migrations/20261130T1100-keep-lives-of-units';
import { KeepSuccessions } from './migrations/20261130T1600-keep-successions';
import { OpenToSuccessors } from './migrations/20261130T1710-open-to-successors';
import { CloseLaw } from './migrations/20261130T1800-close-law';
import { AwaitTheClock } from './migrations/20261130T1810-await-the-clock';
import { LeaveLawToTheLoader } from './migrations/20261130T2310-leave-law-to-the-loader';
import { AssessmentRow, CriteriaSetRow } from './reference/criteria.entity';
import { ClockRow, KnownProvinceRow, OrganisationRow, UnitRow } from './reference/directory.entity';
import { SuccessionRow, UnitChangeRow } from './succession/succession.entity';
import { CalendarRow, RegimeRow } from './regime/regime.entity';
import { DecisionRow, TitleRow } from './title/title.entity';

/** The rows of this service, and what made their tables. */
export const entities = [
  KnownProvinceRow,
  UnitRow,
  ProvinceGrantRow,
  OrganisationRow,
  ClockRow,
  CriteriaSetRow,
  AssessmentRow,
  RegimeRow,
  CalendarRow,
  DossierRow,
  StageRow,
  ActRow,
  RequestRow,
  NoticeRow,
  MeetingRow,
  AttendanceRow,
  MemberRow,
  SeparationRow,
  IncompatibleDutyRow,
  DutyRow,
  DutySideRow,
  EndedAppointmentRow,
  HandoverRow,
  DocumentRow,
  DecisionRow,
  TitleRow,
  UnitChangeRow,
  SuccessionRow,
];

export const migrations: (new () => Migration)[] = [
  CreateReferences,
  CreateRegimes,
  CreateDossiers,
  CreateCouncilMeetings,
  CreateDocuments,
  CreateDecisionsAndTitles,
  KeepRequests,
  CreateOperations,
  NoteAnswers,
  KeepProvincesApart,
  KeepDutiesApart,
  CallTheRoll,
  SignAndHandOver,
  KeepReferencesInProvince,
  PruneParked,
  KeepLivesOfUnits,
  KeepSuccessions,
  OpenToSuccessors,
  CloseLaw,
  AwaitTheClock,
  LeaveLawToTheLoader,
];
