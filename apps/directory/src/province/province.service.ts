import type { Caller } from '@langmoi/contracts/caller';
import { ClockMoved, type ProvinceView } from '@langmoi/contracts/directory';
import { Db } from '@langmoi/platform/db';
import { append } from '@langmoi/platform/outbox';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { todayOf, viewOf, type ProvinceState } from './province';
import { findProvince, insertIfAbsent, listProvinces, lockProvince, setToday } from './province.repository';

@Injectable()
export class ProvinceService {
  constructor(private readonly db: Db) {}

  list(caller: Caller): Promise<ProvinceView[]> {
    return this.db.read(caller, async (em) =>
      (await listProvinces(em)).map((province) => viewOf(province, new Date())),
    );
  }

  view(caller: Caller, id: string): Promise<ProvinceView> {
    return this.db.read(caller, (em) => this.require(em, id));
  }

  /** For questions of the other modules: 404 for a province that is not the caller's. */
  async require(em: EntityManager, id: string): Promise<ProvinceView> {
    return viewOf(await findProvince(em, id), new Date());
  }

  /** For commands that change what depends on the date. */
  lock(em: EntityManager, id: string): Promise<ProvinceState> {
    return lockProvince(em, id);
  }

  /** Adds a province unless it is there; one that is there keeps its date. */
  async found(em: EntityManager, caller: Caller, province: ProvinceState): Promise<void> {
    if (await insertIfAbsent(em, province)) await announceClock(em, caller, province);
  }

  async setToday(em: EntityManager, caller: Caller, province: ProvinceState, today: string): Promise<ProvinceView> {
    await setToday(em, province.id, today);
    const moved = { ...province, today };
    await announceClock(em, caller, moved);
    return viewOf(moved, new Date());
  }
}

function announceClock(em: EntityManager, caller: Caller, province: ProvinceState): Promise<void> {
  const { id, isDemo } = province;
  const data = { provinceId: id, isDemo, today: todayOf(province, new Date()) };
  return append(em, caller, ClockMoved, { subject: id, data });
}
