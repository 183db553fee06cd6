import type { Caller } from '@langmoi/contracts/caller';
import type { ProvinceFolder } from '@langmoi/contracts/folder';
import { newId } from '@langmoi/platform/id';
import type { EntityManager } from 'typeorm';
import { ProvinceFolderRow } from './folder.entity';

/** Folders of the bound province, the newest first. Of before a part was known have no lines of it. */
export async function listFolders(em: EntityManager): Promise<ProvinceFolderRow[]> {
  const rows = await em.find(ProvinceFolderRow, { order: { at: 'DESC', id: 'DESC' } });
  return rows.map((row) => ({ ...row, content: { ...since, ...row.content } }));
}

const since = { assessments: [], figures: [], targets: [], closings: [] };

interface Taken {
  readonly provinceId: string;
  readonly digest: string;
  readonly content: ProvinceFolder;
}

export async function insertFolder(
  em: EntityManager,
  { userId, appointmentId, capacity }: Caller,
  taken: Taken,
): Promise<void> {
  const by = { byUser: userId, byAppointment: appointmentId, capacity };
  const row = { id: newId(), ...taken, ...by };
  await em.insert(ProvinceFolderRow, row as Parameters<typeof em.insert<ProvinceFolderRow>>[1]);
}
