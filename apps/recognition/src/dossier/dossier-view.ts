import type { Caller } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';
import type { LegalTimeView } from '@langmoi/contracts/legal-time';
import type { DecisionView, DossierItem, DossierView, MeetingView } from '@langmoi/contracts/recognition';
import type { Limit, Regime, Stage } from '@langmoi/contracts/regime';
import { daysLeft, type Calendar } from '@langmoi/domain/deadlines';
import type { MeetingRow } from '../council/council.entity';
import { documentView } from '../document/document.service';
import type { UnitRow } from '../reference/directory.entity';
import type { DecisionRow } from '../title/title.entity';
import { signatureLines } from '@langmoi/domain/signature';
import { barFor } from '../duty/duty.service';
import { actionsAt, actorOf, acts, attachedFor } from './dossier';
import type { DossierRow, StageRow } from './dossier.entity';
import { actionsOf, seesActs } from './dossier.policy';
import type { Whole } from './load-standing';
import { officeTitle, timelineOf } from './timeline';

interface Listed {
  readonly regime: Regime;
  readonly entry: StageRow | undefined;
  readonly today: string;
  readonly units: ReadonlyMap<string, UnitRow>;
  readonly calendar: Calendar;
}

/** A line of a list. */
export function itemOf(dossier: DossierRow, { regime, entry, today, units, calendar }: Listed): DossierItem {
  const { id, communeId, districtId, tier, year, status, rehearsal } = dossier;
  const stage = stageOf(dossier, regime);
  const left = leftOf(stage.limit, entry, today, calendar);
  return {
    ...{ id, communeId, districtId, tier, year, status, rehearsal },
    communeName: nameOf(communeId, units),
    districtName: nameOf(districtId, units),
    stage: stage.id,
    stageTitle: regime.ends.find((end) => end.id === status)?.title ?? stage.title,
    round: dossier.round ?? 1,
    dueOn: entry?.dueOn ?? null,
    daysLeft: left,
    calendar: stage.limit.calendar,
    late: left !== null && left < 0,
  };
}

const nameOf = (id: string, units: Listed['units']): string => units.get(id)?.name ?? '';

/** The whole dossier as the caller may see it, with what the caller may do. */
export function viewOf(caller: Caller, whole: Whole): DossierView {
  const { dossier, standing, entry, units, calendar, documents, meetings } = whole;
  const { regime, today } = standing;
  const showActs = seesActs(caller, dossier);
  return {
    ...itemOf(dossier, { regime, entry, today, units, calendar }),
    regime: {
      ...{ id: regime.id, version: regime.version, title: regime.title },
      ...regime.source,
    },
    criteriaSet: dossier.criteriaSet,
    assessment: assessmentOf(whole),
    legalTime: legalTimeOf(whole),
    timeline: timelineOf(whole, showActs),
    documents: showActs ? documents.map(documentView) : [],
    requiredDocuments: showActs ? requiredDocuments(whole) : [],
    meetings: showActs ? meetings.map((meeting) => meetingView(meeting, whole)) : [],
    decision: whole.decision && decisionView(whole.decision),
    successions: whole.successions.map(({ told }) => told),
    standsInTheWay: standsInTheWay(caller, whole),
    mine: mineOf(caller, whole),
    actions: actionsOf(caller, standing),
  };
}

function assessmentOf({ assessment }: Whole): DossierView['assessment'] {
  if (!assessment) return null;
  const { version, metCount, total, missing, asOf, rehearsal } = assessment;
  return { version, metCount, total, missing, asOf, rehearsal };
}

function requiredDocuments({ standing }: Whole): DossierView['requiredDocuments'] {
  const { stage } = standing;
  if (!stage) return [];
  const attached = attachedFor(stage, standing.documents);
  return stage.documents.map(({ code, title, required, confidence }) => ({
    ...{ code, title, required, confidence },
    present: attached.includes(code),
  }));
}

function meetingView(meeting: MeetingRow, { votedIn, roll }: Whole): MeetingView {
  const { id, number, meetsOn, members, present, inFavour, against, blank, closedOn } = meeting;
  const closed = closedOn !== null;
  const ballots = closed ? { inFavour, against, blank } : null;
  const recused = roll.flatMap(({ meetingId, officerId, cause, reason }) =>
    meetingId === id && cause !== null ? [{ officerId, cause, reason }] : [],
  );
  return { id, number, meetsOn, members, present, ballots, closed, voted: votedIn.includes(id), recused };
}

/** The former act of the caller that the law keeps apart from the step in hand. */
function standsInTheWay(caller: Caller, { standing }: Whole): DossierView['standsInTheWay'] {
  const { stage, regime, separation } = standing;
  if (!stage) return null;
  const actors = [...new Set(actionsAt(stage).map((action) => actorOf(stage, action)))];
  const actor = actors.find((one) => acts(caller, one, standing) && barFor(caller, one, standing));
  const bar = actor && barFor(caller, actor, standing);
  if (!bar) return null;
  const { former, rule } = bar;
  const title = regime.stages.find(({ id }) => id === former.stage)?.title;
  const duty = separation.duties.find(({ id }) => id === former.duty)?.title;
  const unnamed = { vi: former.stage, en: former.stage };
  return { duty: duty ?? unnamed, step: title ?? unnamed, on: former.takenOn, because: rule };
}

function decisionView(row: DecisionRow): DecisionView {
  const { number, signedOn, effectiveOn, signatory, announcedOn, rehearsal } = row;
  const { appointmentId, capacity, onBehalfOf, mandate } = row;
  const lines = signatureLines('ppcChairman', capacity);
  const signature = { appointmentId, capacity, onBehalfOf, mandate, lines };
  return { number, signedOn, effectiveOn, signatory, announcedOn, rehearsal, signature };
}

function mineOf({ organisationId, roles }: Caller, { standing }: Whole): DossierView['mine'] {
  const branch = standing.branches.find((each) => each.organisationId === organisationId);
  if (!branch || !roles.includes('departmentOfficer')) return null;
  return {
    criteria: branch.criteria,
    spoken: standing.spoken.some((said) => said.organisationId === organisationId),
  };
}

// — Legal time —

function legalTimeOf({ standing, dossier, entry, calendar }: Whole): LegalTimeView {
  const { regime, today, status } = standing;
  const stage = stageOf(dossier, regime);
  const kind = stage.limit.calendar;
  return {
    today,
    dueOn: entry?.dueOn ?? null,
    daysLeft: leftOf(stage.limit, entry, today, calendar),
    calendar: kind,
    used: entry ? daysLeft(entry.enteredOn, today, kind, calendar) : null,
    ifNobodyActs: status === 'open' ? ifNobodyActs(stage) : over,
  };
}

const over: Text = { vi: 'Hồ sơ đã kết thúc.', en: 'The dossier has ended.' };

function ifNobodyActs({ limit, onLimit, outcomes }: Stage): Text {
  if (limit.days === null) {
    return {
      vi: 'Chưa tìm thấy thời hạn trong văn bản: hệ thống không hẹn giờ, hồ sơ chờ đến khi có người xử lý.',
      en: "The law's limit is not known: no timer runs, and the dossier waits until somebody acts.",
    };
  }
  const out = onLimit.outcome === null ? undefined : outcomes[onLimit.outcome];
  if (out) {
    return {
      vi: `Hết hạn, hồ sơ tự chuyển bước: ${lower(out.title.vi)}.`,
      en: `When the limit has passed the dossier moves on by itself: ${lower(out.title.en)}.`,
    };
  }
  if (onLimit.escalateTo) {
    const office = officeTitle(onLimit.escalateTo);
    return {
      vi: `Quá hạn, việc được báo lên ${office.vi}; im lặng không được coi là đồng ý.`,
      en: `Past the limit, ${office.en} is told; silence is never taken as consent.`,
    };
  }
  return {
    vi: 'Quá hạn, hồ sơ vẫn chờ ở bước này và được đánh dấu trễ.',
    en: 'Past the limit the dossier still waits here and is marked late.',
  };
}

export const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function leftOf(limit: Limit, entry: StageRow | undefined, today: string, calendar: Calendar): number | null {
  return entry?.dueOn ? daysLeft(today, entry.dueOn, limit.calendar, calendar) : null;
}

function stageOf({ stage }: DossierRow, regime: Regime): Stage {
  const found = regime.stages.find(({ id }) => id === (stage ?? regime.start));
  if (found) return found;
  throw new Error(`Regime ${regime.id} version ${regime.version} has no stage ${stage}`);
}
