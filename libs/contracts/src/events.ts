import { AssessmentRecorded, CommuneRegistered, CriteriaSetPublished } from './criteria';
import { HoldersRecorded, TitlePublished } from './culture';
import { ClockMoved, OrganisationDescribed, UnitDescribed } from './directory';
import { DecisionRecorded, DecisionTakenBack } from './decisions';
import type { EventDefinition } from './envelope';
import { EvidenceAdded, EvidenceWithdrawn } from './evidence';
import { FiguresClosed, FiguresOpened } from './figure-closings';
import { FiguresRecorded } from './figures';
import { ProvinceOpened } from './folder';
import { FundsRecorded } from './funding';
import { HouseholdCorrected, HouseholdRegistered, HouseholdRemoved } from './households';
import { AccountDescribed, AppointmentEnded, AppointmentRestored } from './officers';
import { PolicyPublished, SupportRecorded } from './poverty';
import {
  ActRecorded,
  DecisionIssued,
  DossierClosed,
  DossierRegistered,
  DossierSucceeded,
  NoticeSent,
  StageEntered,
} from './recognition';
import { TitleStated } from './titles';
import { UnitsSucceeded } from './unit-changes';
import { CommuneStruck, TargetRecorded } from './year';
import { UnitAssessed } from './unit-judgements';

/** Every event of the house: what the AsyncAPI file, the topics and the committed schemas are made from. */
export const events: readonly EventDefinition[] = [
  UnitDescribed,
  OrganisationDescribed,
  ClockMoved,
  AccountDescribed,
  AppointmentEnded,
  AppointmentRestored,
  UnitsSucceeded,
  ProvinceOpened,
  AssessmentRecorded,
  FiguresRecorded,
  FiguresClosed,
  FiguresOpened,
  EvidenceAdded,
  EvidenceWithdrawn,
  DecisionRecorded,
  DecisionTakenBack,
  UnitAssessed,
  CommuneRegistered,
  CommuneStruck,
  TargetRecorded,
  CriteriaSetPublished,
  FundsRecorded,
  PolicyPublished,
  SupportRecorded,
  HouseholdRegistered,
  HouseholdCorrected,
  HouseholdRemoved,
  TitlePublished,
  HoldersRecorded,
  DossierRegistered,
  StageEntered,
  ActRecorded,
  NoticeSent,
  DecisionIssued,
  DossierSucceeded,
  DossierClosed,
  TitleStated,
];
