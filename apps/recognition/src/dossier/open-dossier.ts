import type { Caller } from '@langmoi/contracts/caller';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { DossierRegistered, type RegisterDossier } from '@langmoi/contracts/recognition';
import { dutyOf } from '@langmoi/domain/duties';
import { newId } from '@langmoi/platform/id';
import { append } from '@langmoi/platform/outbox';
import type { EntityManager } from 'typeorm';
import { findSeparation, noLongerInOffice, takeDuty } from '../duty/duty.service';
import { hasLeft } from '../handover/handover.service';
import { clockOf, findUnit, listOfficesOf } from '../reference/reference.service';
import { regimeInForce } from '../regime/regime.service';
import type { DossierRow } from './dossier.entity';
import { permitRegistration } from './dossier.policy';
import { insertDossier } from './dossier.repository';

/** A commune's dossier for a tier and year, as asked by its officer, who stands on the assessing side from here on. */
export async function openDossier(
  em: EntityManager,
  caller: Caller,
  request: RegisterDossier,
): Promise<{ id: string }> {
  const { communeId, tier, year } = request;
  const { districtId } = await placeOf(em, caller, communeId);
  const { today, rehearsal } = await clockOf(em);
  const regime = await regimeInForce(em, tier, today);
  const dossier = {
    ...{ id: newId(), provinceId: caller.provinceId, communeId, districtId, tier, year },
    ...{ regimeId: regime.id, regimeVersion: regime.version, criteriaSet: regime.criteriaSets[tier] ?? '' },
    ...{ status: 'open' as const, stage: null, round: null, closedOn: null },
    ...{ registeredOn: today, registeredBy: caller.userId, rehearsal },
  };
  if (!(await insertDossier(em, dossier))) {
    throw new Problem('/problems/already-registered', 409, 'The commune already has an open dossier', { tier, year });
  }
  await takeSide(em, dossier, regime.start);
  await append(em, caller, DossierRegistered, {
    subject: dossier.id,
    data: {
      ...{ dossierId: dossier.id, communeId, districtId, tier, year },
      ...{ regimeId: regime.id, regimeVersion: regime.version, registeredOn: today },
    },
  });
  return { id: dossier.id };
}

/** The commune that registers itself, through its own office, and its district. */
async function placeOf(em: EntityManager, caller: Caller, communeId: string): Promise<{ districtId: string }> {
  const commune = await findUnit(em, communeId);
  if (commune?.level !== 'commune') throw new Problem('/problems/unit-not-found', 404, 'No such unit', { communeId });
  const offices = await listOfficesOf(em, { communeId, districtId: commune.parentId ?? communeId });
  const office = offices.find(({ unitId, kind }) => unitId === communeId && kind === 'peoplesCommittee');
  permitRegistration(caller, commune, office?.id ?? '');
  if (await hasLeft(em, caller.appointmentId)) throw noLongerInOffice();
  const district = commune.parentId && (await findUnit(em, commune.parentId));
  if (!district) throw new Outage('directory');
  return { districtId: district.id };
}

type Registered = Pick<DossierRow, 'id' | 'provinceId' | 'registeredBy' | 'registeredOn'>;

async function takeSide(em: EntityManager, dossier: Registered, stage: string): Promise<void> {
  const { id: dossierId, provinceId, registeredBy: personId, registeredOn: takenOn } = dossier;
  const duty = dutyOf(await findSeparation(em), { level: 'commune', office: 'peoplesCommittee' });
  await takeDuty(em, { dossierId, provinceId, personId, duty, stage, takenOn });
}
