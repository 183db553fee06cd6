import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import {
  ActRecorded,
  Announce,
  ConveneMeeting,
  DecisionIssued,
  DossierClosed,
  IssueDecision,
  NoticeSent,
  StageEntered,
} from '@langmoi/contracts/recognition';
import type { Duty } from '@langmoi/contracts/duties';
import type { Stage } from '@langmoi/contracts/regime';
import { dueOn, remindersOn } from '@langmoi/domain/deadlines';
import { issuedDecision } from '@langmoi/domain/procedures/decision';
import { dutyOf } from '@langmoi/domain/duties';
import type { Judgement } from '@langmoi/domain/procedures/judgement';
import { officesOf } from '@langmoi/domain/stage-actors';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { append } from '@langmoi/platform/outbox';
import { withCommit } from '@langmoi/platform/prepared';
import { insertRow } from '@langmoi/platform/rows';
import type {
  Closure,
  DossierActivities,
  Entered,
  Notice,
  Recorded,
  StageEntry,
} from '@langmoi/workflows/dossier/activities';
import type { Act, ActKind } from '@langmoi/workflows/dossier/contract';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { close, convene } from '../council/council.service';
import type { DutyRow } from '../duty/duty.entity';
import { takeDuty } from '../duty/duty.service';
import { clockOf, dateOf, findUnit, listOrganisations, mandateOf, officesFor } from '../reference/reference.service';
import { calendarFrom, regimeOf } from '../regime/regime.service';
import { announce, issue, type Signed } from '../title/title.service';
import { seatOf, type Standing } from './dossier';
import { ActRow, DossierRow, StageRow, type Branch } from './dossier.entity';
import {
  findRequest,
  holdDossier,
  insertNotice,
  leaveStage,
  lockDossier,
  moveDossier,
  reasonsOf,
} from './dossier.repository';
import { checkAct, type SaidAct } from './judge-act';
import { loadWhole, type Whole } from './load-standing';
import { readEntry, type EntryRows } from './read-dossier';

/**
 * What the workflow asks of the world, each in one transaction with its event. Every method may run twice: a stage is
 * keyed by dossier and round, an act by its id, a notice by its day, and an end is an end.
 */
@Injectable()
export class StageService implements DossierActivities {
  constructor(private readonly db: Db) {}

  enterStage(entry: StageEntry): Promise<Entered> {
    const caller = systemCaller('recognition', entry.provinceId);
    return this.db.run(caller, async (em) => {
      const [, read] = await Promise.all([holdDossier(em, entry.dossierId), readEntry(em, entry)]);
      const { dossier, known, reasons } = read;
      const { today } = dateOf(read.clock);
      if (known) return enteredOf(known, today);
      const { after, stage, round } = entry;
      const row = await newEntry(em, entry, read);
      const left = after && { leftOn: today, outcome: after.outcome, reasons };
      await Promise.all([
        left && withCommit(em, leaveStage(em, { ...after, dossierId: dossier.id }, left)),
        withCommit(em, insertRow(em, StageRow, row)),
        withCommit(em, moveDossier(em, dossier.id, { stage, round })),
        append(em, caller, StageEntered, {
          subject: dossier.id,
          data: {
            ...{ ...ofDossier(dossier), stage, round, enteredOn: today, dueOn: row.dueOn },
            after: after && { stage: after.stage, outcome: after.outcome },
          },
        }),
      ]);
      return enteredOf(row, today);
    });
  }

  recordAct(act: Act & { dossierId: string; provinceId: string }): Promise<Recorded> {
    const system = systemCaller('recognition', act.provinceId);
    const { officerId: userId, organisationId, role } = act.by;
    return this.db.run(system, async (em) => {
      const [, whole, asked] = await Promise.all([
        holdDossier(em, act.dossierId),
        loadWhole(em, { userId, appointmentId: null }, act.dossierId),
        findRequest(em, act),
      ]);
      const { appointmentId = null, capacity = 'own', data } = asked ?? {};
      const office = { organisationId, ...seatOf(organisationId, whole.standing) };
      const caller: Caller = { ...system, ...office, userId, roles: [role], appointmentId, capacity };
      const { dossier } = whole;
      const known = whole.acts.find(({ actId }) => actId === act.actId);
      if (known) return sameAct(known, act);
      if (!data) throw new Error('An act without its request');
      const said = { ...act, data };
      const left = appointmentId !== null && whole.left.includes(appointmentId);
      const judgement = checkAct(caller, said, { ...whole.standing, left });
      const signed = mandateOf(caller, whole.organisations);
      const figures = (await effects[act.kind]?.(em, said, { ...whole, signed })) ?? {};
      const id = newId();
      const row = { ...actRow(act, whole, judgement), ...signed, id, data: dataOf(said, judgement, figures) };
      await Promise.all([
        withCommit(em, takeDuty(em, dutyIn(row))),
        withCommit(em, insertRow(em, ActRow, row)),
        append(em, system, ActRecorded, {
          subject: dossier.id,
          data: {
            ...{ ...ofDossier(dossier), actId: id, stage: act.stage, round: act.round },
            ...{ kind: act.kind, role, outcome: judgement.outcome, appointmentId, capacity },
          },
        }),
      ]);
      return { outcome: judgement.outcome };
    });
  }

  notify(notice: Notice): Promise<void> {
    const caller = systemCaller('recognition', notice.provinceId);
    const { dossierId, provinceId, stage, round, kind, on, to } = notice;
    return this.db.run(caller, async (em) => {
      const dossier = await lockDossier(em, dossierId);
      const row = { id: newId(), provinceId, dossierId, stage, round, kind, sentOn: on };
      if (!(await insertNotice(em, { ...row, toLevel: to.level, toOffice: to.office }))) return;
      await append(em, caller, NoticeSent, {
        subject: dossierId,
        data: { ...ofDossier(dossier), stage, round, kind, on, to: `${to.level}/${to.office}` },
      });
    });
  }

  close({ dossierId, provinceId, end, after }: Closure): Promise<void> {
    const caller = systemCaller('recognition', provinceId);
    return this.db.run(caller, async (em) => {
      const dossier = await lockDossier(em, dossierId);
      if (dossier.status !== 'open') return;
      const { today } = await clockOf(em);
      await leave(em, dossierId, after, today);
      await em.update(DossierRow, { id: dossierId }, { status: end, closedOn: today });
      await append(em, caller, DossierClosed, {
        subject: dossierId,
        data: { ...ofDossier(dossier), end, closedOn: today },
      });
    });
  }
}

/** Ends a stay, with the reasons of the act that ended it. */
async function leave(
  em: EntityManager,
  dossierId: string,
  { stage, round, outcome }: Closure['after'],
  today: string,
): Promise<void> {
  const at = { dossierId, stage, round };
  await leaveStage(em, at, { leftOn: today, outcome, reasons: await reasonsOf(em, at, outcome) });
}

const ofDossier = ({ id, communeId, districtId, tier, year }: DossierRow) => ({
  ...{ dossierId: id, communeId, districtId, tier, year },
});

/** `today` is always the newest: a date that moved while the answer was lost is learnt with the repetition. */
const enteredOf = (
  { dueOn: due, remindOn, branches }: Pick<StageRow, 'dueOn' | 'remindOn' | 'branches'>,
  today: string,
): Entered => ({
  ...{ today, dueOn: due, remindOn },
  branches: branches.map(({ organisationId }) => organisationId),
});

async function newEntry(em: EntityManager, entry: StageEntry, { dossier, clock, calendars }: EntryRows) {
  const { today } = dateOf(clock);
  const regime = await regimeOf(em, dossier.regimeId, dossier.regimeVersion);
  const stage = regime.stages.find(({ id }) => id === entry.stage);
  if (!stage) throw new Error(`Regime ${regime.id} version ${regime.version} has no stage ${entry.stage}`);
  const calendar = calendarFrom(calendars);
  const due = dueOn(today, stage.limit, calendar);
  const remind = { daysBefore: stage.onLimit.remindDaysBefore, kind: stage.limit.calendar };
  return {
    ...{ id: newId(), provinceId: dossier.provinceId, dossierId: dossier.id, stage: entry.stage, round: entry.round },
    ...{ enteredOn: today, dueOn: due, remindOn: remindersOn(today, due, remind, calendar) },
    branches: await branchesOf(em, dossier, stage),
    ...{ leftOn: null, outcome: null, reasons: [] },
  };
}

async function branchesOf(em: EntityManager, dossier: DossierRow, { kind, actor }: Stage): Promise<Branch[]> {
  if (kind !== 'confirmations') return [];
  const district = await findUnit(em, dossier.districtId);
  const units = { commune: dossier.communeId, district: dossier.districtId, province: district?.parentId ?? '' };
  const offices = officesOf(actor, units, officesFor(await listOrganisations(em), dossier.criteriaSet));
  return offices.map(({ id, criteria }) => ({ organisationId: id, criteria: [...criteria].sort((a, b) => a - b) }));
}

/** The first answer, for an act that is on record. */
function sameAct({ fingerprint, outcome }: ActRow, act: Act): Recorded {
  if (fingerprint === act.request) return { outcome };
  throw new Problem('/problems/idempotency-key-reused', 422, 'This key already belongs to another request', {
    key: act.actId,
  });
}

function actRow(act: Act, { dossier, standing, rehearsal }: Whole, { outcome, reasons }: Judgement) {
  const { actId, stage, round, kind, by } = act;
  return {
    ...{ provinceId: dossier.provinceId, dossierId: dossier.id, actId, fingerprint: act.request },
    ...{ stage, round, kind, ...by, actedOn: standing.today, rehearsal, outcome, reasons: [...reasons] },
    organisationName: standing.offices.find((office) => office.id === by.organisationId)?.name ?? '',
    duty: dutyAt(standing, stage),
  };
}

/** Of whoever acts for the stage: members' ballots are no acts. */
function dutyAt({ regime, separation }: Standing, id: string): Duty {
  const stage = regime.stages.find((each) => each.id === id);
  if (!stage) throw new Error(`An act at a stage ${id} that the regime does not have`);
  return dutyOf(separation, stage.actor);
}

const dutyIn = (
  row: Pick<ActRow, 'dossierId' | 'officerId' | 'duty' | 'provinceId' | 'stage' | 'actedOn'>,
): DutyRow => {
  const { dossierId, officerId: personId, duty, provinceId, stage, actedOn: takenOn } = row;
  return { dossierId, personId, duty, provinceId, stage, takenOn };
};

/** As sent, with what the act found and the figures that decided, each beside its threshold. */
const dataOf = ({ data }: SaidAct, { figures }: Judgement, found: object) => ({
  ...data,
  ...found,
  ...(figures.length > 0 && { figures }),
});

type Effect = (em: EntityManager, act: SaidAct, whole: Whole & { readonly signed: Signed }) => Promise<object | void>;

/** What an act changes besides being on record; answers the figures that the act itself does not carry. */
const effects: Partial<Record<ActKind, Effect>> = {
  async convene(em, { data }, { dossier, standing }) {
    const { stage, round, meetsOn } = ConveneMeeting.parse(data);
    const { id: dossierId, provinceId } = dossier;
    await convene(em, { provinceId, dossierId, stage, round, meetsOn }, standing.seats);
  },
  async 'close-meeting'(em, _, { meetings, standing, roll }) {
    const open = meetings.find(({ closedOn }) => closedOn === null);
    if (!open) return undefined; // refused before it came here
    await close(em, open.id, standing.today);
    const { number, members, present, inFavour, against, blank } = open;
    const recused = roll
      .filter(({ meetingId, voting }) => meetingId === open.id && !voting)
      .map(({ cause, reason }) => ({ cause, reason }));
    return { number, members, present, inFavour, against, blank, ...(recused.length > 0 && { recused }) };
  },
  async decision(em, { data }, { dossier, standing, rehearsal, signed }) {
    const request = IssueDecision.parse(data);
    if (request.outcome !== 'issued') return;
    const decision = issuedDecision({ ...request, today: standing.today });
    await issue(em, { ...dossier, rehearsal }, decision, signed);
    const { number, signedOn, effectiveOn } = decision;
    const { appointmentId, capacity } = signed;
    await append(em, dossier, DecisionIssued, {
      subject: dossier.id,
      data: { ...ofDossier(dossier), number, signedOn, effectiveOn, rehearsal, appointmentId, capacity },
    });
  },
  async announcement(em, { data }, { dossier }) {
    const { announcedOn, means } = Announce.parse(data);
    await announce(em, dossier.id, announcedOn, means);
  },
};
