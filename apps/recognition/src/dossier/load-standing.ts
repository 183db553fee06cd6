import type { Caller } from '@langmoi/contracts/caller';
import { ConfirmCriteria } from '@langmoi/contracts/recognition';
import type { Separation } from '@langmoi/contracts/duties';
import type { Calendar } from '@langmoi/domain/deadlines';
import type { EntityManager } from 'typeorm';
import type { MeetingRow } from '../council/council.entity';
import type { AssessmentRow } from '../reference/criteria.entity';
import type { UnitRow } from '../reference/directory.entity';
import { countingToday, saysSomething } from '@langmoi/domain/facts';
import { seatsOf, type Seat } from '@langmoi/domain/duties';
import { separationOf } from '../duty/duty.service';
import { councilMembers, dateOf, notAchieved, officesFor } from '../reference/reference.service';
import { calendarFrom, regimeOf } from '../regime/regime.service';
import { officesAt, type Standing } from './dossier';
import type { ActRow, StageRow } from './dossier.entity';
import { readDossier, type DossierRows } from './read-dossier';

/** Everything there is to know of one dossier. */
export interface Whole extends Omit<
  DossierRows,
  'units' | 'clock' | 'criteria' | 'calendars' | 'unanswered' | 'separation' | 'assessments'
> {
  readonly standing: Standing;
  readonly rehearsal: boolean;
  readonly units: ReadonlyMap<string, UnitRow>;
  /** What counts of the commune for the tier on the dossier's day. */
  readonly assessment: AssessmentRow | null;
  /** The entry it waits at. */
  readonly entry: StageRow | undefined;
  readonly calendar: Calendar;
  /** Acts on record whose run may not know them. */
  readonly unheard: readonly ActRow[];
}

type Asking = Pick<Caller, 'userId' | 'appointmentId'>;

/** Reads a dossier with its law, its offices and its date, as the caller stands to it; one round trip. */
export async function loadWhole(em: EntityManager, caller: Asking, id: string): Promise<Whole> {
  const read = await readDossier(em, id, caller.userId);
  const { units: unitRows, clock, criteria, calendars, unanswered, separation: law, assessments, ...rows } = read;
  const { dossier, organisations, left } = rows;
  const { communeId, districtId } = dossier;
  const regime = await regimeOf(em, dossier.regimeId, dossier.regimeVersion);
  const { today, rehearsal } = dateOf(clock);
  const units = new Map(unitRows.map((unit) => [unit.id, unit]));
  const entry = entryOf(rows);
  const stage = (entry && regime.stages.find(({ id: name }) => name === entry.stage)) ?? null;
  const { branches, round } = entry ?? { branches: [], round: 0 };
  const separation = await separationOf(em, law);
  const assessment = countingOf(assessments, today);
  const standing: Standing = {
    ...{ status: dossier.status, regime, criteria, today, stage, branches, round },
    provinceId: dossier.provinceId,
    units: { commune: communeId, district: districtId, province: units.get(districtId)?.parentId ?? '' },
    offices: officesAt(stage?.kind, officesFor(organisations, dossier.criteriaSet), branches),
    spoken: spokenIn(rows.acts, entry),
    meeting: openMeeting(rows.meetings, rows.votedIn),
    ...{ seats: seatsIn(read, separation), separation, held: rows.duties },
    left: caller.appointmentId !== null && left.includes(caller.appointmentId),
    assessment: factsOf(assessment),
    documents: rows.documents,
    decision: rows.decision,
  };
  const unheard = rows.acts.filter(({ actId, fingerprint }) =>
    unanswered.some((request) => request.actId === actId && request.fingerprint === fingerprint),
  );
  return { ...rows, standing, rehearsal, units, assessment, entry, calendar: calendarFrom(calendars), unheard };
}

/** Who rehearses goes on from what was rehearsed, though the date be moved past the day of a paper that stands beside it. */
function countingOf(assessments: readonly AssessmentRow[], today: string): AssessmentRow | null {
  const rehearsed = assessments.filter(({ rehearsal }) => rehearsal);
  return countingToday(rehearsed.length > 0 ? rehearsed : assessments, today, saysSomething);
}

const entryOf = ({ dossier, stages }: Pick<DossierRows, 'dossier' | 'stages'>): StageRow | undefined =>
  stages.find(({ stage, round }) => dossier.status === 'open' && stage === dossier.stage && round === dossier.round);

function spokenIn(acts: readonly ActRow[], entry: StageRow | undefined): Standing['spoken'] {
  return acts
    .filter(({ kind, stage, round }) => kind === 'confirmation' && stage === entry?.stage && round === entry.round)
    .map(({ organisationId, data }) => ({ organisationId, findings: ConfirmCriteria.parse(data).findings }));
}

/** Who sits in the council and votes on the dossier; while a meeting is open, by its roll. */
function seatsIn(read: DossierRows, separation: Separation): Seat[] {
  const { dossier, organisations, left, roll, meetings, duties: held } = read;
  const aside = roll.filter(({ cause }) => cause === 'declared');
  const declared = new Map(aside.map(({ officerId, reason }) => [officerId, reason ?? '']));
  const units = { commune: dossier.communeId, district: dossier.districtId };
  const open = meetings.find(({ closedOn }) => closedOn === null);
  const called = new Map(roll.filter(({ meetingId }) => meetingId === open?.id).map((row) => [row.officerId, row]));
  return seatsOf(councilMembers(organisations, left), { separation, units, held, declared }).map((seat) => {
    const { cause, reason } = called.get(seat.officerId) ?? seat;
    return { officerId: seat.officerId, cause, reason };
  });
}

function openMeeting(meetings: readonly MeetingRow[], voted: readonly string[]): Standing['meeting'] {
  const open = meetings.find(({ closedOn }) => closedOn === null);
  if (!open) return null;
  const { members, present, inFavour, against, blank } = open;
  return { members, present, inFavour, against, blank, voted: voted.includes(open.id) };
}

const factsOf = (assessment: AssessmentRow | null): Standing['assessment'] =>
  assessment && { version: assessment.version, notAchieved: notAchieved(assessment) };
