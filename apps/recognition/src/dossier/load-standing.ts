import type { Caller } from '@langmoi/contracts/caller';
import { ConfirmCriteria } from '@langmoi/contracts/recognition';
import type { Calendar } from '@langmoi/domain/deadlines';
import type { EntityManager } from 'typeorm';
import type { MeetingRow } from '../council/council.entity';
import type { AssessmentRow } from '../reference/criteria.entity';
import type { UnitRow } from '../reference/directory.entity';
import { councilMembers, dateOf, notAchieved, officesFor } from '../reference/reference.service';
import { calendarFrom, regimeOf } from '../regime/regime.service';
import { officesAt, type Standing } from './dossier';
import type { ActRow, StageRow } from './dossier.entity';
import { readDossier, type DossierRows } from './read-dossier';

/** Everything there is to know of one dossier. */
export interface Whole extends Omit<
  DossierRows,
  'units' | 'organisations' | 'clock' | 'criteria' | 'calendars' | 'unanswered'
> {
  readonly standing: Standing;
  readonly rehearsal: boolean;
  readonly units: ReadonlyMap<string, UnitRow>;
  /** The entry it waits at. */
  readonly entry: StageRow | undefined;
  readonly calendar: Calendar;
  /** Acts on record whose run may not know them. */
  readonly unheard: readonly ActRow[];
}

/** Reads a dossier with its law, its offices and its date, as the caller stands to it; one round trip. */
export async function loadWhole(em: EntityManager, { userId }: Pick<Caller, 'userId'>, id: string): Promise<Whole> {
  const read = await readDossier(em, id, userId);
  const { units: unitRows, organisations, clock, criteria, calendars, unanswered, ...rows } = read;
  const { dossier } = rows;
  const { communeId, districtId } = dossier;
  const regime = await regimeOf(em, dossier.regimeId, dossier.regimeVersion);
  const { today, rehearsal } = dateOf(clock);
  const units = new Map(unitRows.map((unit) => [unit.id, unit]));
  const entry = rows.stages.find(
    ({ stage, round }) => dossier.status === 'open' && stage === dossier.stage && round === dossier.round,
  );
  const stage = (entry && regime.stages.find(({ id: name }) => name === entry.stage)) ?? null;
  const branches = entry?.branches ?? [];
  const standing: Standing = {
    ...{ status: dossier.status, regime, criteria, today, stage, branches },
    round: entry?.round ?? 0,
    units: { commune: communeId, district: districtId, province: units.get(districtId)?.parentId ?? '' },
    offices: officesAt(stage?.kind, officesFor(organisations, dossier.criteriaSet), branches),
    spoken: spokenIn(rows.acts, entry),
    meeting: openMeeting(rows.meetings, rows.votedIn),
    councilMembers: councilMembers(organisations),
    assessment: factsOf(rows.assessment),
    documents: rows.documents,
    decision: rows.decision,
  };
  const unheard = rows.acts.filter(({ actId, fingerprint }) =>
    unanswered.some((request) => request.actId === actId && request.fingerprint === fingerprint),
  );
  return { ...rows, standing, rehearsal, units, entry, calendar: calendarFrom(calendars), unheard };
}

function spokenIn(acts: readonly ActRow[], entry: StageRow | undefined): Standing['spoken'] {
  return acts
    .filter(({ kind, stage, round }) => kind === 'confirmation' && stage === entry?.stage && round === entry.round)
    .map(({ organisationId, data }) => ({ organisationId, findings: ConfirmCriteria.parse(data).findings }));
}

function openMeeting(meetings: readonly MeetingRow[], voted: readonly string[]): Standing['meeting'] {
  const open = meetings.find(({ closedOn }) => closedOn === null);
  if (!open) return null;
  const { members, present, inFavour, against, blank } = open;
  return { members, present, inFavour, against, blank, voted: voted.includes(open.id) };
}

const factsOf = (assessment: AssessmentRow | null): Standing['assessment'] =>
  assessment && { version: assessment.version, notAchieved: notAchieved(assessment) };
