import type { Caller } from '@langmoi/contracts/caller';
import { ClockMoved, type ProvinceView } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { append } from '@langmoi/platform/outbox';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { todayOf, viewOf, type ProvinceState } from './province';
import { knows, type Question } from './province.policy';
import {
  findProvince,
  findTenant,
  insertIfAbsent,
  listTenants,
  lockTenant,
  provinceNotFound,
  setAnnounced,
  setToday,
} from './province.repository';

export { knows, provinceNotFound, type ProvinceState };

/** Bound to this id, row-level security shows which tenants there are, and no row of any. */
export const theHouse = systemCaller('directory', uuidOf('service', 'directory'));

/** The tenant of national offices, and the one place they are in. */
export const nationId = uuidOf('nation', 'vn');

@Injectable()
export class ProvinceService {
  constructor(private readonly db: Db) {}

  /** The provinces that the caller may see: a national office's list is that of the nation. */
  async list(caller: Caller): Promise<ProvinceView[]> {
    return (await this.tenants(caller)).filter(({ tenant }) => tenant === 'province').map(viewNow);
  }

  /** Every tenant that the caller may see, the nation among them. */
  tenants(caller: Caller): Promise<ProvinceState[]> {
    return this.db.read(caller, listTenants);
  }

  view(caller: Caller, id: string): Promise<ProvinceView> {
    return this.db.read(caller, (em) => this.require(em, id));
  }

  /** For questions of the other modules: 404 for a province that is not the caller's, and for the nation. */
  async require(em: EntityManager, id: string): Promise<ProvinceView> {
    return viewNow(await findProvince(em, id));
  }

  /** The same for a question about it: 404 for a national office that does not read this province just now. */
  async requireFor(em: EntityManager, caller: Caller, question: Question, id: string): Promise<ProvinceView> {
    if (!knows(question, caller, id)) throw provinceNotFound(id);
    return this.require(em, id);
  }

  /** A province, or the nation for its own offices, as of now. Throws `/problems/province-not-found`. */
  async tenant(em: EntityManager, id: string): Promise<{ isDemo: boolean; today: string }> {
    const tenant = await findTenant(em, id);
    return { isDemo: tenant.isDemo, today: todayOf(tenant, new Date()) };
  }

  /** The date that a tenant lives by; the nation's is the world's. */
  async today(em: EntityManager, id: string): Promise<string> {
    return (await this.tenant(em, id)).today;
  }

  /** The date by which a question about the country is asked: of the province that is read as its successor, else one's own. */
  todayOf(em: EntityManager, { provinceId, readsProvinceId, inherits }: Caller): Promise<string> {
    return this.today(em, (inherits && readsProvinceId) || provinceId);
  }

  /** For commands that change what depends on the date. */
  lock(em: EntityManager, id: string): Promise<ProvinceState> {
    return lockTenant(em, id);
  }

  /** Adds a tenant unless it is there: true. One that is there keeps its date. */
  async found(em: EntityManager, caller: Caller, province: ProvinceState): Promise<boolean> {
    const added = await insertIfAbsent(em, province);
    if (added && province.tenant === 'province') await announceClock(em, caller, province);
    return added;
  }

  async setToday(em: EntityManager, caller: Caller, province: ProvinceState, today: string): Promise<ProvinceView> {
    await setToday(em, province.id, today);
    const moved = { ...province, today };
    await announceClock(em, caller, moved);
    return viewNow(moved);
  }

  /** Notes up to which day of the world's calendar beginnings and endings are announced. */
  announcedUpTo(em: EntityManager, id: string, day: string): Promise<void> {
    return setAnnounced(em, id, day);
  }
}

const viewNow = (province: ProvinceState): ProvinceView => viewOf(province, new Date());

function announceClock(em: EntityManager, caller: Caller, province: ProvinceState): Promise<void> {
  const { id, isDemo } = province;
  const data = { provinceId: id, isDemo, today: todayOf(province, new Date()) };
  return append(em, caller, ClockMoved, { subject: id, data });
}
