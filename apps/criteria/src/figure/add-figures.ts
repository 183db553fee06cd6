import type { Caller } from '@langmoi/contracts/caller';
import { FiguresRecorded } from '@langmoi/contracts/figures';
import { append } from '@langmoi/platform/outbox';
import type { EntityManager } from 'typeorm';
import type { FigureRow } from './figure.entity';
import { insertFigures } from './figure.repository';

/** Adds what one command says, of however many communes, and announces each commune's part of each basis. */
export async function addFigures(
  em: EntityManager,
  caller: Pick<Caller, 'provinceId'>,
  rows: readonly FigureRow[],
): Promise<void> {
  await insertFigures(em, rows);
  for (const own of Map.groupBy(rows, ({ unitId, basis }) => `${unitId} ${basis}`).values()) {
    const [first] = own;
    if (!first) continue;
    const { unitId: communeId, entryId, criteriaSet, basis, rehearsal, capacity } = first;
    const figures = own.map(({ indicator, version, asOf }) => ({ indicator, version, asOf }));
    const knownOn = own.reduce((day, one) => (one.knownOn > day ? one.knownOn : day), first.knownOn);
    await append(em, caller, FiguresRecorded, {
      subject: communeId,
      data: { entryId, communeId, criteriaSet, basis, figures, knownOn, rehearsal, capacity },
    });
  }
}
