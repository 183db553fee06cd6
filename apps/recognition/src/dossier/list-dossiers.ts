import type { Caller } from '@langmoi/contracts/caller';
import type { DossierFilter, DossierItem, WorkItem } from '@langmoi/contracts/recognition';
import type { Regime } from '@langmoi/contracts/regime';
import type { EntityManager } from 'typeorm';
import { listOpenMeetings, votedIn } from '../council/council.service';
import { clockOf, councilMembers, listOrganisations, namesOf, officesFor } from '../reference/reference.service';
import { loadCalendar, regimeOf } from '../regime/regime.service';
import { itemOf } from './dossier-view';
import type { DossierRow, StageRow } from './dossier.entity';
import { sees } from './dossier.policy';
import { listConfirmations, listCurrentStages, listDossiers, listNotices, listOpen } from './dossier.repository';
import { byLegalTime, workOf, type Waiting } from './work-list';

/** What the caller may see, newest first. */
export async function listItems(em: EntityManager, caller: Caller, filter: DossierFilter): Promise<DossierItem[]> {
  const dossiers = (await listDossiers(em, filter)).filter((dossier) => sees(caller, dossier));
  const { item } = await listing(em, dossiers);
  return dossiers.map(item);
}

/** What the caller's office must do today, by legal time left. */
export async function listWork(em: EntityManager, caller: Caller): Promise<WorkItem[]> {
  const dossiers = (await listOpen(em)).filter((dossier) => dossier.stage !== null && sees(caller, dossier));
  const { item, entryOf, regimeFor, units } = await listing(em, dossiers);
  const organisations = await listOrganisations(em);
  const ids = dossiers.map(({ id }) => id);
  const confirmations = await listConfirmations(em, ids);
  const notices = await listNotices(em, ids);
  const meetings = await listOpenMeetings(em);
  const voted = await votedIn(em, caller.userId);
  const waitingOf = (dossier: DossierRow): Waiting => {
    const entry = entryOf(dossier);
    const isHere = (row: { dossierId: string; stage: string; round: number }) =>
      row.dossierId === dossier.id && row.stage === dossier.stage && row.round === dossier.round;
    const open = meetings.find(({ dossierId }) => dossierId === dossier.id);
    return {
      stage: regimeFor(dossier).stages.find(({ id }) => id === entry?.stage) ?? null,
      units: {
        ...{ commune: dossier.communeId, district: dossier.districtId },
        province: units.get(dossier.districtId)?.parentId ?? '',
      },
      offices: officesFor(organisations, dossier.criteriaSet),
      branches: entry?.branches ?? [],
      spoken: confirmations.filter(isHere).map(({ organisationId }) => organisationId),
      meeting: open ? { ...open, voted: voted.includes(open.id) } : null,
      councilMembers: councilMembers(organisations),
      escalatedTo: notices
        .filter((notice) => notice.kind === 'escalation' && isHere(notice))
        .map(({ toLevel, toOffice }) => ({ level: toLevel, office: toOffice })),
    };
  };
  const work = dossiers.map((dossier) => workOf(caller, item(dossier), waitingOf(dossier)));
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
