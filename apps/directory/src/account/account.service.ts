import type { Caller } from '@langmoi/contracts/caller';
import type { AccountView, CallerView } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { storeChanged } from '@langmoi/platform/reference';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerService } from '../officer/officer.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ProvinceService } from '../province/province.service';
import { inReadingOrder, officeOf, officesOf } from './account';
import { AccountRow } from './account.entity';
import { permitFind, permitList } from './account.policy';
import { accountNotFound, findAccount, listAccounts } from './account.repository';

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
    for (const { id } of await this.provinces.list(beforeSignIn)) {
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
      return { account, displayName, officerId, provinceId, rehearsal, national: false, offices };
    });
  }

  async store(em: EntityManager, accounts: AccountRow[]): Promise<void> {
    await storeChanged(em, AccountRow, accounts);
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
      const { organisationName, unitName, roles } = office;
      return [{ account, officerId, displayName, role: roles[0], organisationName, unitName, rehearsal }];
    });
  }
}
