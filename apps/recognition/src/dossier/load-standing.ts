import type { Caller } from '@langmoi/contracts/caller';
import { ConfirmCriteria } from '@langmoi/contracts/recognition';
import type { Calendar } from '@langmoi/domain/deadlines';
import type { EntityManager } from 'typeorm';
import type { MeetingRow } from '../council/council.entity';
import { listMeetings, votedIn } from '../council/council.service';
import type { DocumentRow } from '../document/document.entity';
import { listDocuments } from '../document/document.service';
import type { AssessmentRow } from '../reference/criteria.entity';
import type { UnitRow } from '../reference/directory.entity';
import {
  clockOf,
  councilMembers,
  criteriaOf,
  listOfficesOf,
  namesOf,
  newestAssessment,
  notAchieved,
  officesFor,
} from '../reference/reference.service';
import { loadCalendar, regimeOf } from '../regime/regime.service';
import type { DecisionRow } from '../title/title.entity';
import { findDecision } from '../title/title.service';
import { officesAt, type Standing } from './dossier';
import type { ActRow, DossierRow, NoticeRow, StageRow } from './dossier.entity';
import { listActs, listNotices, listStages } from './dossier.repository';

/** Everything there is to know of one dossier. */
export interface Whole {
  readonly dossier: DossierRow;
  readonly standing: Standing;
  readonly rehearsal: boolean;
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly stages: StageRow[];
  /** The entry it waits at. */
  readonly entry: StageRow | undefined;
  readonly acts: ActRow[];
  readonly notices: NoticeRow[];
  readonly documents: DocumentRow[];
  readonly meetings: MeetingRow[];
  readonly votedIn: readonly string[];
  readonly decision: DecisionRow | null;
  readonly assessment: AssessmentRow | null;
  readonly calendar: Calendar;
}

/** Reads a dossier with its law, its offices and its date, as the caller stands to it. */
export async function loadWhole(
  em: EntityManager,
  caller: Pick<Caller, 'userId'>,
  dossier: DossierRow,
): Promise<Whole> {
  const { id, communeId, districtId, tier } = dossier;
  // Sent at once: on one connection they are one round trip, in a transaction as well.
  const [regime, clock, organisations, criteria] = await Promise.all([
    regimeOf(em, dossier.regimeId, dossier.regimeVersion),
    clockOf(em),
    listOfficesOf(em, dossier),
    criteriaOf(em, dossier.criteriaSet),
  ]);
  const [units, stages, acts, notices, documents] = await Promise.all([
    namesOf(em, [communeId, districtId]),
    listStages(em, [id]),
    listActs(em, id),
    listNotices(em, [id]),
    listDocuments(em, id),
  ]);
  const [meetings, voted, decision, assessment, calendar] = await Promise.all([
    listMeetings(em, id),
    votedIn(em, caller.userId),
    findDecision(em, id),
    newestAssessment(em, communeId, tier),
    loadCalendar(em),
  ]);
  const rows = { units, stages, acts, notices, documents, meetings, votedIn: voted, decision, assessment, calendar };
  const entry = rows.stages.find(
    ({ stage, round }) => dossier.status === 'open' && stage === dossier.stage && round === dossier.round,
  );
  const stage = (entry && regime.stages.find(({ id: name }) => name === entry.stage)) ?? null;
  const branches = entry?.branches ?? [];
  const standing: Standing = {
    ...{ status: dossier.status, regime, criteria, today: clock.today, stage, branches },
    round: entry?.round ?? 0,
    units: { commune: communeId, district: districtId, province: rows.units.get(districtId)?.parentId ?? '' },
    offices: officesAt(stage?.kind, officesFor(organisations, dossier.criteriaSet), branches),
    spoken: spokenIn(rows.acts, entry),
    meeting: openMeeting(rows.meetings, rows.votedIn),
    councilMembers: councilMembers(organisations),
    assessment: factsOf(rows.assessment),
    documents: rows.documents,
    decision: rows.decision,
  };
  return { dossier, standing, rehearsal: clock.rehearsal, entry, ...rows };
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
