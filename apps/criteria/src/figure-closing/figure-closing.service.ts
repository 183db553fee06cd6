import type { Caller, Role } from '@langmoi/contracts/caller';
import {
  FiguresClosed,
  FiguresOpened,
  type ClosingFigures,
  type FigureClosings,
} from '@langmoi/contracts/figure-closings';
import type { ProvinceOpened } from '@langmoi/contracts/folder';
import { Problem } from '@langmoi/contracts/problem';
import { paperSource } from '@langmoi/domain/facts';
import { Db } from '@langmoi/platform/db';
import { identified } from '@langmoi/platform/demo-files';
import { holdUnits, todayIn } from '@langmoi/platform/directory-copy';
import { signedNow } from '@langmoi/platform/fact.entity';
import { newId } from '@langmoi/platform/id';
import { commanded } from '@langmoi/platform/idempotency';
import { append } from '@langmoi/platform/outbox';
import { insertRow } from '@langmoi/platform/rows';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { knownClosings, refuseClosing, viewOf, type KnownClosing } from './figure-closing';
import { FigureClosingRow, FigureOpeningRow } from './figure-closing.entity';
import { closing, permit } from './figure-closing.policy';
import { closedNow, listClosings, listOpenings } from './figure-closing.repository';

export { closedNow, closedPart } from './figure-closing.repository';

/**
 * Closings of a province's figures. Both commands hold every unit, so that whoever says something here waits, and sees it;
 * the services that keep other facts hear of it by an event, one for each command.
 */
@Injectable()
export class FigureClosingService {
  constructor(private readonly db: Db) {}

  view(caller: Caller): Promise<FigureClosings> {
    return this.db.read(caller, (em) => shown(em, caller));
  }

  close(caller: Caller, key: string, input: ClosingFigures): Promise<FigureClosings> {
    const { provinceId } = caller;
    return commanded(this.db, { caller, key, request: { ...input } }, async (em) => {
      closing.permit('closeFigures', caller, { provinceId });
      await holdUnits(em, provinceId);
      const { isDemo, today } = await todayIn(em, provinceId);
      refuseClosing(await closedNow(em), input, today);
      await add(em, caller, {
        ...{ id: newId(), until: input.until, source: paperSource(input.paper), role: roleOf(caller) },
        ...{ knownOn: today, rehearsal: isDemo },
      });
      return shown(em, caller);
    });
  }

  open(caller: Caller, key: string, id: string, reason: string): Promise<FigureClosings> {
    const { provinceId } = caller;
    return commanded(this.db, { caller, key, request: { open: id, reason } }, async (em) => {
      await holdUnits(em, provinceId);
      const known = (await closingsOf(em)).find(({ row }) => row.id === id);
      if (!known) throw new Problem('/problems/figure-closing-not-found', 404, 'No such closing', { id });
      permit('openFigures', caller, known);
      const { today: knownOn } = await todayIn(em, provinceId);
      const opening = { closingId: id, provinceId, reason, role: roleOf(caller), knownOn, ...signedNow(caller) };
      await insertRow(em, FigureOpeningRow, opening);
      const { until, rehearsal } = known.row;
      const { role, capacity } = opening;
      const data = { closingId: id, until, role, capacity, knownOn, rehearsal, reason };
      await append(em, caller, FiguresOpened, { subject: id, data });
      return shown(em, caller);
    });
  }
}

/** The closing stands from now on; whoever keeps facts of its days is told. */
async function add(
  em: EntityManager,
  caller: Caller,
  said: Pick<FigureClosingRow, 'id' | 'until' | 'source' | 'role' | 'knownOn' | 'rehearsal'>,
): Promise<void> {
  const { provinceId } = caller;
  const row = { ...said, provinceId, ...signedNow(caller) };
  await insertRow(em, FigureClosingRow, row);
  const { id: closingId, source: paper, ...told } = said;
  const data = { closingId, paper, ...told, capacity: row.capacity };
  await append(em, caller, FiguresClosed, { subject: closingId, data });
}

/** What a province's folder says is closed, by the office that closes; what is here, or reaches as far, says nothing new. */
export async function stateClosings(
  em: EntityManager,
  house: Caller,
  said: NonNullable<ProvinceOpened['data']['closings']>,
): Promise<void> {
  if (said.length === 0) return;
  await holdUnits(em, house.provinceId);
  for (const { closedOn: knownOn, ...one } of said) {
    const known = await closingsOf(em);
    const closing = { ...identified(house, one), knownOn, role: 'coordinationOffice' as const };
    const { id, until } = closing;
    if (!known.some(({ row, opening }) => row.id === id || (opening === null && row.until === until)))
      await add(em, house, closing);
  }
}

/** The closings that stand, the first that was closed first. */
export const listStandingClosings = async (em: EntityManager): Promise<FigureClosingRow[]> =>
  (await closingsOf(em)).flatMap(({ row, opening }) => (opening ? [] : [row])).reverse();

const closingsOf = async (em: EntityManager): Promise<KnownClosing[]> =>
  knownClosings(await listClosings(em), await listOpenings(em));

async function shown(em: EntityManager, caller: Caller): Promise<FigureClosings> {
  const known = await closingsOf(em);
  const provinceId = caller.readsProvinceId ?? caller.provinceId;
  return {
    closedUntil: known.find(({ isNewest }) => isNewest)?.row.until ?? null,
    closings: known.map((one) => viewOf(one, caller)),
    actions: closing.actionsOf(caller, { provinceId }),
  };
}

function roleOf({ roles: [role] }: Caller): Role {
  if (!role) throw new Error('Nobody without an office gets here');
  return role;
}
