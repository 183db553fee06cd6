import { AssessmentRecorded, CommuneRegistered, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { HoldersRecorded, TitlePublished } from '@langmoi/contracts/culture';
import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { FundsRecorded } from '@langmoi/contracts/funding';
import { PolicyPublished, SupportRecorded } from '@langmoi/contracts/poverty';
import {
  DecisionIssued,
  DossierClosed,
  DossierRegistered,
  DossierSucceeded,
  StageEntered,
} from '@langmoi/contracts/recognition';
import { TitleStated } from '@langmoi/contracts/titles';
import { CommuneStruck } from '@langmoi/contracts/year';
import { onTopicsOfTheirOwn } from '@langmoi/testing/broker';

/** Everything that reporting listens to, on topics of this spec file alone; to be imported before any consumer. */
export const definitions = onTopicsOfTheirOwn([
  ...[ClockMoved, UnitDescribed, CriteriaSetPublished, AssessmentRecorded, CommuneRegistered, CommuneStruck],
  ...[DossierRegistered, StageEntered, DecisionIssued, DossierSucceeded, DossierClosed, TitleStated],
  ...[FundsRecorded, PolicyPublished, SupportRecorded, TitlePublished, HoldersRecorded],
]);
