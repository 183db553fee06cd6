import type { Caller } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';
import type { DossierFilter, DossierItem, ListedDossier, WorkItem } from '@langmoi/contracts/recognition';
import type { ByUnits } from '@langmoi/contracts/units';
import type { Actor, Regime, Stage } from '@langmoi/contracts/regime';
import { seatsOf } from '@langmoi/domain/duties';
import { askedFor, placeIn } from '@langmoi/domain/units/lineage';
import type { EntityManager } from 'typeorm';
import { listOpenMeetings, rollOf, votedIn } from '../council/council.service';
import { barFor, type Dutiful } from '../duty/duty.service';
import { findSeparation, listDutiesOf } from '../duty/duty.service';
import { listEnded, listHandovers, type HandoverRow } from '../handover/handover.service';
import {
  clockOf,
  councilMembers,
  listLives,
  listOrganisations,
  namesOf,
  officesFor,
} from '../reference/reference.service';
import { loadCalendar, regimeOf } from '../regime/regime.service';
import { actionsAt, actorOf, acts, officesAt, type Standing } from './dossier';
import { itemOf, lower } from './dossier-view';
import type { DossierRow, StageRow } from './dossier.entity';
import { isNamed, sees } from './dossier.policy';
import { listConfirmations, listCurrentStages, listDossiers, listNotices, listOpen } from './dossier.repository';

/** What the caller may see, newest first; by the units of another day each with where its commune lies then. */
export async function listItems(
  em: EntityManager,
  caller: Caller,
  { units, ...filter }: DossierFilter & ByUnits,
): Promise<ListedDossier[]> {
  const dossiers = (await listDossiers(em, filter)).filter((dossier) => sees(caller, dossier));
  const { item } = await listing(em, dossiers);
  const placeOf = await placing(em, units);
  return dossiers.map((dossier) => ({ ...item(dossier), ...placeOf(dossier) }));
}

/** Where the commune of a dossier lies on the day asked for; nothing where nobody asked. */
export async function placing(em: EntityManager, units: string | undefined) {
  const asked = await askedFor(units, () => listLives(em));
  return ({ communeId: unitId, registeredOn: on }: DossierRow) => placeIn(asked, { unitId, on });
}

/** What the caller's office must do today, by legal time left. */
export async function listWork(em: EntityManager, caller: Caller, { units: byUnits }: ByUnits): Promise<WorkItem[]> {
  const dossiers = (await listOpen(em)).filter((dossier) => dossier.stage !== null && sees(caller, dossier));
  const { item, entryOf, regimeFor, units } = await listing(em, dossiers);
  const organisations = await listOrganisations(em);
  const ids = dossiers.map(({ id }) => id);
  const confirmations = await listConfirmations(em, ids);
  const notices = await listNotices(em, ids);
  const meetings = await listOpenMeetings(em);
  const voted = await votedIn(em, caller.userId);
  const roll = await rollOf(em, caller.userId);
  const separation = await findSeparation(em);
  const held = await listDutiesOf(em, caller.userId);
  const seated = councilMembers(organisations, await listEnded(em));
  const handovers = await listHandovers(em);
  const waitingOf = (dossier: DossierRow): Waiting => {
    const entry = entryOf(dossier);
    const isHere = (row: { dossierId: string; stage: string; round: number }) =>
      row.dossierId === dossier.id && row.stage === dossier.stage && row.round === dossier.round;
    const open = meetings.find(({ dossierId }) => dossierId === dossier.id);
    const stage = regimeFor(dossier).stages.find(({ id }) => id === entry?.stage) ?? null;
    const branches = entry?.branches ?? [];
    return {
      ...{ stage, branches },
      provinceId: dossier.provinceId,
      units: {
        ...{ commune: dossier.communeId, district: dossier.districtId },
        province: units.get(dossier.districtId)?.parentId ?? '',
      },
      offices: officesAt(stage?.kind, officesFor(organisations, dossier.criteriaSet), branches),
      spoken: confirmations.filter(isHere).map(({ organisationId }) => organisationId),
      meeting: open ? { ...open, voted: voted.includes(open.id) } : null,
      dutiful: { separation, held: held.filter(({ dossierId }) => dossierId === dossier.id) },
      seats: seatsOf(seated, {
        ...{ separation, held: held.filter(({ dossierId }) => dossierId === dossier.id) },
        units: { commune: dossier.communeId, district: dossier.districtId },
        declared: new Map(),
      }),
      aside: roll.some(({ meetingId, voting }) => meetingId === open?.id && !voting),
      handovers: handovers.filter(isHere),
      escalatedTo: notices
        .filter((notice) => notice.kind === 'escalation' && isHere(notice))
        .map(({ toLevel, toOffice }) => ({ level: toLevel, office: toOffice })),
    };
  };
  const placeOf = await placing(em, byUnits);
  const work = dossiers.map((dossier) => workOf(caller, { ...item(dossier), ...placeOf(dossier) }, waitingOf(dossier)));
  return work.filter((line) => line !== undefined).sort(byLegalTime);
}

/** What every line needs, read once for all. */
async function listing(em: EntityManager, dossiers: readonly DossierRow[]) {
  const { today } = await clockOf(em);
  const calendar = await loadCalendar(em);
  const units = await namesOf(
    em,
    dossiers.flatMap(({ communeId, districtId }) => [communeId, districtId]),
  );
  const entries = new Map<string, StageRow>();
  const ids = dossiers.map(({ id }) => id);
  for (const entry of await listCurrentStages(em, ids)) entries.set(entry.dossierId, entry);
  const regimes = new Map<string, Regime>();
  for (const { regimeId, regimeVersion } of dossiers) {
    const key = `${regimeId}/${regimeVersion}`;
    if (!regimes.has(key)) regimes.set(key, await regimeOf(em, regimeId, regimeVersion));
  }
  const regimeFor = ({ regimeId, regimeVersion }: DossierRow): Regime => {
    const regime = regimes.get(`${regimeId}/${regimeVersion}`);
    if (!regime) throw new Error(`Regime ${regimeId} version ${regimeVersion} was not read`);
    return regime;
  };
  const entryOf = ({ id, status }: DossierRow) => (status === 'open' ? entries.get(id) : undefined);
  const item = (dossier: DossierRow): DossierItem =>
    itemOf(dossier, { regime: regimeFor(dossier), entry: entryOf(dossier), today, units, calendar });
  return { item, entryOf, regimeFor, units };
}

// — Whose turn it is —

/** What of a dossier tells who must act. */
type Waiting = Pick<Standing, 'stage' | 'provinceId' | 'units' | 'offices' | 'branches' | 'meeting' | 'seats'> & {
  readonly spoken: readonly string[];
  /** Offices to which the stage was escalated in this round. */
  readonly escalatedTo: readonly Actor[];
  readonly dutiful: Dutiful;
  /** The roll of the open meeting says that the caller stands aside. */
  readonly aside: boolean;
  /** Offices of this step that somebody left while it waited. */
  readonly handovers: readonly HandoverRow[];
};

/** What the caller must do now on this dossier; undefined when others are awaited. */
function workOf(caller: Caller, item: DossierItem, waiting: Waiting): WorkItem | undefined {
  const { stage } = waiting;
  if (!stage) return undefined;
  const escalated = waiting.escalatedTo.length > 0;
  const action = due(caller, stage, waiting);
  const handedOver = handoverOf(caller, waiting);
  if (action) return { ...item, action, actionTitle: titleOf(stage, action), escalated, handedOver };
  if (!waiting.escalatedTo.some((actor) => acts(caller, actor, waiting))) return undefined;
  return { ...item, action: 'escalation', actionTitle: urge(stage), escalated: true };
}

/** That it came with an office that somebody left; of several, the last one to go. */
function handoverOf({ userId, organisationId }: Caller, { handovers }: Waiting): WorkItem['handedOver'] {
  const last = handovers.findLast((one) => one.organisationId === organisationId);
  return last ? { on: last.endedOn, toMe: last.successorId === userId } : null;
}

/** Late first, then by legal time left; those without a known limit last, the oldest of them first. */
const byLegalTime = (a: DossierItem, b: DossierItem): number =>
  (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity) || a.communeName.localeCompare(b.communeName, 'vi');

function due(caller: Caller, stage: Stage, waiting: Waiting): string | undefined {
  const mine = (action: string) => {
    const actor = actorOf(stage, action);
    return isNamed(action, caller, actor, waiting) && barFor(caller, actor, waiting.dutiful) === null;
  };
  if (stage.kind === 'council') return councilAction(caller, mine, waiting);
  const [action] = actionsAt(stage); // the way forward, of several
  if (action === undefined || !mine(action)) return undefined;
  return stage.kind === 'confirmations' && !mustSpeak(caller, waiting) ? undefined : action;
}

function mustSpeak({ organisationId }: Caller, { branches, spoken }: Waiting): boolean {
  return branches.some((branch) => branch.organisationId === organisationId) && !spoken.includes(organisationId);
}

function councilAction(caller: Caller, mine: (action: string) => boolean, waiting: Waiting): string | undefined {
  const { meeting, seats, aside } = waiting;
  if (mine('convene')) return meeting ? 'closeMeeting' : 'convene';
  const sits = seats.some(({ officerId, cause }) => officerId === caller.userId && cause === null);
  const mayVote = mine('ballot') && sits && !aside;
  return mayVote && meeting && !meeting.voted ? 'ballot' : undefined;
}

const titles: Record<string, Text> = {
  opinion: { vi: 'Công khai, ghi nhận ý kiến tham gia', en: 'Publish, and record the opinions that come in' },
  vote: { vi: 'Họp, ghi kết quả bỏ phiếu', en: 'Hold the meeting and record its vote' },
  poll: { vi: 'Lấy ý kiến sự hài lòng, ghi kết quả', en: 'Poll the households and record the result' },
  confirm: { vi: 'Xác nhận các tiêu chí phụ trách', en: 'Confirm the criteria you lead' },
  convene: { vi: 'Triệu tập phiên họp Hội đồng', en: 'Convene the council' },
  ballot: { vi: 'Bỏ phiếu kín', en: 'Cast your secret ballot' },
  closeMeeting: { vi: 'Kết thúc phiên họp, kiểm phiếu', en: 'Close the meeting and count the ballots' },
  issued: { vi: 'Quyết định công nhận', en: 'Decide on the recognition' },
  announce: { vi: 'Công bố quyết định', en: 'Announce the decision' },
};

/** A task is named by the law's own words: its only way out, or the step with all of them. */
function titleOf(stage: Stage, action: string): Text {
  const known = stage.kind === 'task' ? undefined : titles[action];
  if (known) return known;
  const outcomes = Object.values(stage.outcomes);
  const [only] = outcomes;
  if (only && outcomes.length === 1) return only.title;
  return {
    vi: `${stage.title.vi}: ${outcomes.map(({ title }) => lower(title.vi)).join(' hoặc ')}`,
    en: `${stage.title.en}: ${outcomes.map(({ title }) => lower(title.en)).join(' or ')}`,
  };
}

const urge = ({ title }: Stage): Text => ({
  vi: `Đôn đốc bước quá hạn: ${lower(title.vi)}`,
  en: `Urge the late step: ${lower(title.en)}`,
});
