import { IsNull, type EntityManager } from 'typeorm';
import { MachineRow } from './machine.entity';

export function listMachines(em: EntityManager): Promise<MachineRow[]> {
  return em.find(MachineRow, { order: { createdAt: 'ASC' } });
}

export function findMachine(em: EntityManager, clientId: string): Promise<MachineRow | null> {
  return em.findOneBy(MachineRow, { clientId });
}

export async function insertMachine(em: EntityManager, row: MachineRow): Promise<void> {
  await em.insert(MachineRow, row);
}

export async function endMachine(em: EntityManager, clientId: string, revokedAt: Date): Promise<void> {
  await em.update(MachineRow, { clientId, revokedAt: IsNull() }, { revokedAt });
}
