import type { Caller } from '@langmoi/contracts/caller';
import type { AppointmentEnded } from '@langmoi/contracts/officers';
import { awaitedAt } from '@langmoi/domain/stage-actors';
import type { EntityManager } from 'typeorm';
import { leaveCouncil, listOpenMeetings } from '../council/council.service';
import type { MeetingRow } from '../council/council.entity';
import type { OrganisationRow } from '../reference/directory.entity';
import { holdDossier, listConfirmations, listCurrentStages, listOpenAt } from './dossier.repository';
import { officesAt } from './dossier';
import type { ActRow, StageRow } from './dossier.entity';
import { listOrganisations, namesOf, officesFor } from '../reference/reference.service';
import { regimeOf } from '../regime/regime.service';
import { keepEnded, noteHandover } from '../handover/handover.service';

type Ended = AppointmentEnded['data'];

/**
 * Somebody left an office: nothing is done under that appointment any more, every open dossier that waits there says to
 * whom its work went, and the council's open meetings count without a member who has not voted.
 */
export async function handOver(em: EntityManager, caller: Caller, ended: Ended): Promise<void> {
  const { appointmentId, officerId, organisationId, role, on: endedOn, successorId } = ended;
  const { provinceId } = caller;
  await keepEnded(em, { appointmentId, provinceId, officerId, organisationId, role, endedOn, successorId });
  const organisations = await listOrganisations(em);
  const office = organisations.find(({ id }) => id === organisationId);
  const meetings = await listOpenMeetings(em);
  const waiting = office ? await listWaitingFor(em, office, { organisations, meetings }) : [];
  for (const { dossierId, stage, round } of waiting) {
    const at = { dossierId, stage, round, appointmentId, provinceId };
    const organisationName = office?.name ?? '';
    await noteHandover(em, { ...at, organisationId, organisationName, role, endedOn, successorId });
  }
  if (role !== 'councilMember') return;
  for (const { id, dossierId } of meetings) {
    await holdDossier(em, dossierId);
    await leaveCouncil(em, id, officerId);
  }
}

interface Around {
  readonly organisations: readonly OrganisationRow[];
  readonly meetings: readonly MeetingRow[];
}

/** The stays of open dossiers that wait for this office, which has not spoken yet. */
async function listWaitingFor(em: EntityManager, office: OrganisationRow, around: Around): Promise<StageRow[]> {
  const dossiers = await listOpenAt(em, office.unitId);
  const byId = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  const ids = [...byId.keys()];
  if (ids.length === 0) return [];
  const districts = await namesOf(
    em,
    dossiers.map(({ districtId }) => districtId),
  );
  const confirmations = await listConfirmations(em, ids);
  const waiting: StageRow[] = [];
  for (const entry of await listCurrentStages(em, ids)) {
    const dossier = byId.get(entry.dossierId);
    const regime = dossier && (await regimeOf(em, dossier.regimeId, dossier.regimeVersion));
    const stage = regime?.stages.find(({ id }) => id === entry.stage);
    if (!dossier || !stage) continue;
    const { communeId: commune, districtId: district } = dossier;
    const units = { commune, district, province: districts.get(district)?.parentId ?? '' };
    const isHere = (act: ActRow) =>
      act.dossierId === dossier.id && act.stage === entry.stage && act.round === entry.round;
    const spoken = confirmations.filter(isHere).map((act) => act.organisationId);
    const meetingOpen = around.meetings.some(({ dossierId }) => dossierId === dossier.id);
    const offices = officesAt(stage.kind, officesFor(around.organisations, dossier.criteriaSet), entry.branches);
    const awaited = awaitedAt(stage, units, offices, { spoken, meetingOpen });
    if (awaited.some(({ organisationId, done }) => organisationId === office.id && !done)) waiting.push(entry);
  }
  return waiting;
}
