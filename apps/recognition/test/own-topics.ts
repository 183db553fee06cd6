import { AssessmentRecorded, CriteriaSetPublished } from '@langmoi/contracts/criteria';
import { ClockMoved, OrganisationDescribed, UnitDescribed } from '@langmoi/contracts/directory';
import { ProvinceOpened } from '@langmoi/contracts/folder';
import { AppointmentEnded, AppointmentRestored } from '@langmoi/contracts/officers';
import { UnitsSucceeded } from '@langmoi/contracts/unit-changes';
import { onTopicsOfTheirOwn } from '@langmoi/testing/broker';

/** Everything that recognition listens to, on topics of this spec file alone; to be imported before any consumer. */
export const definitions = onTopicsOfTheirOwn([
  ...[AssessmentRecorded, CriteriaSetPublished, ClockMoved, OrganisationDescribed, UnitDescribed],
  ...[ProvinceOpened, AppointmentEnded, AppointmentRestored, UnitsSucceeded],
]);
