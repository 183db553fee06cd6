import type { Caller } from '@langmoi/contracts/caller';
import type { AppointmentEnded } from '@langmoi/contracts/officers';
import { awaitedAt } from '@langmoi/domain/stage-actors';
import type { EntityManager } from 'typeorm';
import { leaveCouncil, listOpenMeetings } from '../council/council.service';
import { holdDossier, listConfirmations, listCurrentStages, listOpen } from './dossier.repository';
import { officesAt } from './dossier';
import type { DossierRow, StageRow } from './dossier.entity';
import { findUnit, listOrganisations, officesFor } from '../reference/reference.service';
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
  const organisationName = organisations.find(({ id }) => id === organisationId)?.name ?? '';
  const dossiers = await listOpen(em);
  const entries = await listCurrentStages(
    em,
    dossiers.map(({ id }) => id),
  );
  const meetings = await listOpenMeetings(em);
  const byId = new Map(dossiers.map((dossier) => [dossier.id, dossier]));
  for (const entry of entries) {
    const dossier = byId.get(entry.dossierId);
    if (!dossier) continue;
    const meeting = meetings.find(({ dossierId }) => dossierId === dossier.id);
    const offices = officesFor(organisations, dossier.criteriaSet);
    const waits = await waitsFor(em, { dossier, entry, offices, meetingOpen: meeting !== undefined }, organisationId);
    if (!waits) continue;
    const { stage, round } = entry;
    const at = { dossierId: dossier.id, stage, round, appointmentId, provinceId };
    await noteHandover(em, { ...at, organisationId, organisationName, role, endedOn, successorId });
  }
  if (role !== 'councilMember') return;
  for (const { id, dossierId } of meetings) {
    await holdDossier(em, dossierId);
    await leaveCouncil(em, id, officerId);
  }
}

interface Waiting {
  readonly dossier: DossierRow;
  readonly entry: StageRow;
  readonly offices: ReturnType<typeof officesFor>;
  readonly meetingOpen: boolean;
}

/** Whether the dossier waits for this office, and the office has not spoken yet. */
async function waitsFor(
  em: EntityManager,
  { dossier, entry, offices, meetingOpen }: Waiting,
  organisationId: string,
): Promise<boolean> {
  const regime = await regimeOf(em, dossier.regimeId, dossier.regimeVersion);
  const stage = regime.stages.find(({ id }) => id === entry.stage);
  if (!stage) return false;
  const district = await findUnit(em, dossier.districtId);
  const units = { commune: dossier.communeId, district: dossier.districtId, province: district?.parentId ?? '' };
  const here = stage.kind === 'confirmations' ? await listConfirmations(em, [dossier.id]) : [];
  const spoken = here
    .filter((act) => act.stage === entry.stage && act.round === entry.round)
    .map((act) => act.organisationId);
  return awaitedAt(stage, units, officesAt(stage.kind, offices, entry.branches), { spoken, meetingOpen }).some(
    (awaited) => awaited.organisationId === organisationId && !awaited.done,
  );
}
