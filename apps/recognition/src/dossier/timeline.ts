import type { Text } from '@langmoi/contracts/common';
import type { HandoverView, Signature } from '@langmoi/contracts/duties';
import type { ActView, StageEntryView } from '@langmoi/contracts/recognition';
import type { Actor, Stage } from '@langmoi/contracts/regime';
import { awaitedAt, officesOf } from '@langmoi/domain/stage-actors';
import { signatureLines } from '@langmoi/domain/signature';
import type { HandoverRow } from '../handover/handover.service';
import { stagesAhead } from './dossier';
import type { ActRow, NoticeRow, StageRow } from './dossier.entity';
import type { Whole } from './load-standing';

/** Done, now, ahead: what happened in the order it did, then the way that is left if all goes well. */
export function timelineOf(whole: Whole, showActs: boolean): StageEntryView[] {
  const { stages, entry, standing } = whole;
  const { regime, status } = standing;
  const entered = stages.flatMap((row) => {
    const stage = regime.stages.find(({ id }) => id === row.stage);
    return stage ? [enteredView(row, stage, whole, showActs)] : [];
  });
  if (status !== 'open') return entered;
  if (standing.stage) return [...entered, ...stagesAhead(regime, standing.stage).map(aheadView)];
  const first = regime.stages.find(({ id }) => id === regime.start);
  return entry || !first ? entered : [first, ...stagesAhead(regime, first)].map(aheadView);
}

function enteredView(row: StageRow, stage: Stage, whole: Whole, showActs: boolean): StageEntryView {
  const isHere = ({ stage: at, round }: { stage: string; round: number }) => at === row.stage && round === row.round;
  const { standing, acts, notices, handovers, entry } = whole;
  const current = row.id === entry?.id;
  const spoken = standing.spoken.map(({ organisationId }) => organisationId);
  const awaited = awaitedAt(stage, standing.units, standing.offices, { spoken, meetingOpen: !!standing.meeting });
  return {
    ...lawOf(stage),
    state: current ? 'current' : 'done',
    round: row.round,
    awaited: current ? awaited.map(({ role, organisationName, done }) => ({ role, organisationName, done })) : [],
    enteredOn: row.enteredOn,
    dueOn: row.dueOn,
    leftOn: row.leftOn,
    outcome: row.outcome === null ? null : { name: row.outcome, title: outcomeTitle(stage, row.outcome) },
    reasons: showActs ? row.reasons : [],
    acts: showActs ? acts.filter(isHere).map((act) => actView(act, whole)) : [],
    handovers: showActs ? handovers.filter(isHere).map(handoverView) : [],
    notices: showActs ? notices.filter(isHere).map((notice) => noticeView(notice, acts.filter(isHere), whole)) : [],
  };
}

const aheadView = (stage: Stage): StageEntryView => ({
  ...lawOf(stage),
  state: 'ahead',
  round: null,
  awaited: [],
  ...{ enteredOn: null, dueOn: null, leftOn: null, outcome: null },
  ...{ reasons: [], acts: [], notices: [] },
});

const lawOf = ({ id, title, kind, actor, limit, values }: Stage) => ({ stage: id, title, kind, actor, limit, values });

const outcomeTitle = (stage: Stage, outcome: string): Text =>
  stage.outcomes[outcome]?.title ?? { vi: outcome, en: outcome };

const shownElsewhere = ['stage', 'round', 'reasons'];

/** How the act was signed, with the lines that stand above the name. */
function signatureOf(row: ActRow, { organisations }: Whole): Signature {
  const { appointmentId, capacity, onBehalfOf, mandate, organisationId } = row;
  const kind = organisations.find(({ id }) => id === organisationId)?.kind ?? 'other';
  return { appointmentId, capacity, onBehalfOf, mandate, lines: signatureLines(kind, capacity) };
}

const handoverView = ({ role, organisationName, endedOn: on, successorId }: HandoverRow): HandoverView => ({
  ...{ role, organisationName, on, to: successorId === null ? 'office' : 'successor' },
});

function actView(row: ActRow, whole: Whole): ActView {
  const { id, kind, role, organisationName, actedOn, recordedAt, outcome, reasons, rehearsal } = row;
  const data = Object.fromEntries(Object.entries(row.data).filter(([name]) => !shownElsewhere.includes(name)));
  return {
    ...{ id, kind, role, organisationName, actedOn, outcome, reasons, rehearsal, data },
    recordedAt: recordedAt.toISOString(),
    signature: signatureOf(row, whole),
  };
}

/** Departments that had spoken before the day of the notice were no longer waited for. */
function noticeView({ kind, sentOn, toLevel, toOffice }: NoticeRow, acts: readonly ActRow[], { standing }: Whole) {
  const to: Actor = { level: toLevel, office: toOffice };
  const before = toOffice === 'leadDepartment' ? acts.filter(({ actedOn }) => actedOn < sentOn) : [];
  const spoken = new Set(before.map(({ organisationId }) => organisationId));
  const awaited = officesOf(to, standing.units, standing.offices).filter(({ id }) => !spoken.has(id));
  const offices = awaited.map(({ name }) => name);
  return { kind, on: sentOn, to: offices.join(', ') || officeTitle(to).vi };
}

const levels: Record<Actor['level'], Text> = {
  commune: { vi: 'xã', en: 'of the commune' },
  district: { vi: 'huyện', en: 'of the district' },
  province: { vi: 'tỉnh', en: 'of the province' },
  central: { vi: 'Trung ương', en: 'of the centre' },
};

const offices: Record<Actor['office'], Text> = {
  peoplesCommittee: { vi: 'Ủy ban nhân dân', en: "the People's Committee" },
  fatherlandFront: { vi: 'Mặt trận Tổ quốc', en: 'the Fatherland Front' },
  coordinationOffice: { vi: 'Văn phòng Điều phối', en: 'the coordination office' },
  leadDepartment: { vi: 'các sở, ngành', en: 'the departments' },
  appraisalCouncil: { vi: 'Hội đồng thẩm định', en: 'the appraisal council' },
  ppcChairman: { vi: 'Chủ tịch Ủy ban nhân dân', en: 'the chairman' },
};

/** An office of a regime in words. */
export const officeTitle = ({ level, office }: Actor): Text => ({
  vi: `${offices[office].vi} ${levels[level].vi}`,
  en: `${offices[office].en} ${levels[level].en}`,
});
