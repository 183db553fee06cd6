import type { Caller } from '@langmoi/contracts/caller';
import { newId } from '@langmoi/platform/id';
import type { EntityManager } from 'typeorm';
import { OfficerImportRow } from './import.entity';

interface Applied {
  readonly provinceId: string;
  readonly file: { readonly name: string; readonly digest: string };
  readonly rows: number;
}

export async function recordImport(
  em: EntityManager,
  { userId, appointmentId, capacity }: Caller,
  { provinceId, file, rows }: Applied,
): Promise<void> {
  const by = { byUser: userId, byAppointment: appointmentId, capacity };
  const { name: fileName, digest } = file;
  await em.insert(OfficerImportRow, { id: newId(), provinceId, fileName, digest, rows, ...by });
}
