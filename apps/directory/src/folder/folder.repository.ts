import type { Caller } from '@langmoi/contracts/caller';
import type { ProvinceFolder } from '@langmoi/contracts/folder';
import { newId } from '@langmoi/platform/id';
import type { EntityManager } from 'typeorm';
import { ProvinceFolderRow } from './folder.entity';

/** Folders of the bound province, the newest first. */
export const listFolders = (em: EntityManager): Promise<ProvinceFolderRow[]> =>
  em.find(ProvinceFolderRow, { order: { at: 'DESC', id: 'DESC' } });

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
