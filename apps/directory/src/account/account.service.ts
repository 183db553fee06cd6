import type { Caller } from '@langmoi/contracts/caller';
import type { AccountView, CallerView } from '@langmoi/contracts/directory';
import { AccountDescribed } from '@langmoi/contracts/officers';
import { Problem } from '@langmoi/contracts/problem';
import { Db, systemCaller } from '@langmoi/platform/db';
import { append } from '@langmoi/platform/outbox';
import { grantsTo } from '@langmoi/platform/province-grants';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerService } from '../officer/officer.service';
import { OrganisationService } from '../organisation/organisation.service';
import { nationId, ProvinceService } from '../province/province.service';
import { inReadingOrder, isAnnounced, officeOf, officesOf, standingOf } from './account';
import { permitFind, permitList } from './account.policy';
import {
  accountNotFound,
  deleteAccounts,
  findAccount,
  insertAbsent,
  listAccounts,
  noteAnnounced,
  type Named,
} from './account.repository';

export type { Named };

/** The token of a boolean: whether demo accounts are shown to everybody. */
export const DEMO = 'DEMO';

const gatewayId = uuidOf('service', 'gateway');
/** Bound to no province: row-level security shows the demos and the sign-in names, nothing else. */
const beforeSignIn = systemCaller('directory', gatewayId);

@Injectable()
export class AccountService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly organisations: OrganisationService,
    private readonly officers: OfficerService,
  ) {}

  /** The accounts of every demo province, one transaction for each. */
  async list(demo: boolean): Promise<AccountView[]> {
    permitList(demo);
    const accounts: AccountView[] = [];
    for (const { id } of await this.provinces.tenants(beforeSignIn)) {
      accounts.push(...(await this.db.read(systemCaller('directory', id), (em) => this.accountsOf(em, id))));
    }
    return inReadingOrder(accounts);
  }

  /** Who an account is today. Its province is found first, for nobody is signed in yet. */
  async find(caller: Caller, account: string): Promise<CallerView> {
    permitFind(caller, gatewayId);
    const { provinceId, officerId } = await this.db.read(beforeSignIn, (em) => findAccount(em, account));
    return this.db.read(systemCaller('directory', provinceId), async (em) => {
      const held = await this.organisations.offices(em, provinceId);
      const officer = (await this.officers.byIds(em, [officerId])).get(officerId);
      if (!officer) throw accountNotFound(account);
      const { displayName, rehearsal } = officer;
      const offices = officesOf(held.filter((one) => one.officerId === officerId));
      const national = provinceId === nationId;
      const predecessors = (await grantsTo(em, provinceId)).map(
        ({ provinceId: id, provinceName, fromOn, decision }) => {
          return { provinceId: id, name: provinceName, fromOn, decision };
        },
      );
      return { account, displayName, officerId, provinceId, rehearsal, national, predecessors, offices };
    });
  }

  /** Gives somebody a sign-in name. Throws `/problems/account-taken`, whoever has it, in whichever province. */
  async give(em: EntityManager, account: Named): Promise<void> {
    if (await insertAbsent(em, [account])) return;
    throw new Problem('/problems/account-taken', 409, 'This sign-in name is taken', { account: account.account });
  }

  /** The sign-in names of the bound province by officer. */
  async byOfficer(em: EntityManager): Promise<Map<string, string>> {
    return new Map((await listAccounts(em)).map(({ officerId, account }) => [officerId, account]));
  }

  /** Takes in accounts of files; one that is there stays as it was announced. Answers with names that others have. */
  async load(em: EntityManager, accounts: Named[]): Promise<string[]> {
    await insertAbsent(em, accounts);
    const ours = new Set((await listAccounts(em)).map(({ id }) => id));
    return accounts.filter(({ id }) => !ours.has(id)).map(({ account }) => account);
  }

  /** Takes sign-in names away that belong to another tenant now. */
  async release(em: EntityManager, accounts: readonly string[]): Promise<void> {
    await deleteAccounts(em, accounts);
  }

  /** Sends the whole state of each account that a day makes another than announced last: of these officers, or of all. */
  async announce(em: EntityManager, caller: Caller, today: string, officerIds?: readonly string[]): Promise<void> {
    const accounts = (await listAccounts(em)).filter(({ officerId }) => officerIds?.includes(officerId) ?? true);
    const held = await this.officers.coming(em, today);
    const officers = await this.officers.byIds(
      em,
      accounts.map(({ officerId }) => officerId),
    );
    for (const account of accounts) {
      const standing = standingOf(held.filter(({ officerId }) => officerId === account.officerId));
      if (isAnnounced(standing, account)) continue;
      await noteAnnounced(em, account.id, standing);
      const { id, provinceId, officerId } = account;
      const rehearsal = officers.get(officerId)?.rehearsal ?? false;
      const data = { id, provinceId, account: account.account, officerId, rehearsal, ...standing };
      await append(em, caller, AccountDescribed, { subject: id, data });
    }
  }

  private async accountsOf(em: EntityManager, provinceId: string): Promise<AccountView[]> {
    const held = await this.organisations.offices(em, provinceId);
    const accounts = await listAccounts(em);
    const ids = accounts.map(({ officerId }) => officerId);
    const officers = await this.officers.byIds(em, ids);
    return accounts.flatMap(({ account, officerId }) => {
      const office = officeOf(held.filter((one) => one.officerId === officerId));
      const officer = officers.get(officerId);
      if (!office || !officer) return [];
      const { displayName, rehearsal } = officer;
      const { organisationName, unitName, roles, capacity } = office;
      return [{ account, officerId, displayName, role: roles[0], organisationName, unitName, capacity, rehearsal }];
    });
  }
}
