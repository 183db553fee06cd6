import type { Caller } from '@langmoi/contracts/caller';
import type { AccountView, CallerView } from '@langmoi/contracts/directory';
import { Db, systemCaller } from '@langmoi/platform/db';
import { storeChanged } from '@langmoi/platform/reference';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OfficerService } from '../officer/officer.service';
import { OrganisationService } from '../organisation/organisation.service';
import { ProvinceService } from '../province/province.service';
import { UnitService } from '../unit/unit.service';
import { inReadingOrder, officeOf } from './account';
import { AccountRow } from './account.entity';
import { gatewayId, permitFind, permitList } from './account.policy';
import { accountNotFound, findAccount, listAccounts } from './account.repository';

/** The token of a boolean: whether demo accounts are shown to everybody. */
export const DEMO = 'DEMO';

const beforeSignIn = systemCaller('directory', gatewayId);

@Injectable()
export class AccountService {
  constructor(
    private readonly db: Db,
    @Inject(DEMO) private readonly demo: boolean,
    private readonly provinces: ProvinceService,
    private readonly units: UnitService,
    private readonly organisations: OrganisationService,
    private readonly officers: OfficerService,
  ) {}

  /** The accounts of every demo province, one transaction for each. */
  async list(): Promise<AccountView[]> {
    permitList(this.demo);
    const accounts: AccountView[] = [];
    for (const { id, isDemo } of await this.provinces.list(beforeSignIn)) {
      if (!isDemo) continue;
      accounts.push(...(await this.db.read(systemCaller('directory', id), (em) => this.accountsOf(em, id))));
    }
    return inReadingOrder(accounts);
  }

  /** Who an account is today. Its province is found first, for nobody is signed in yet. */
  async find(caller: Caller, name: string): Promise<CallerView> {
    permitFind(caller);
    const { provinceId, officerId } = await this.db.read(beforeSignIn, (em) => findAccount(em, name));
    return this.db.read(systemCaller('directory', provinceId), async (em) => {
      const { today } = await this.provinces.require(em, provinceId);
      const office = officeOf((await this.officers.inForce(em, today)).filter((held) => held.officerId === officerId));
      const officer = (await this.officers.byIds(em, [officerId])).get(officerId);
      if (!office || !officer) throw accountNotFound(name);
      const { displayName, rehearsal } = officer;
      return { account: name, displayName, officerId, provinceId, ...office, rehearsal };
    });
  }

  async store(em: EntityManager, accounts: AccountRow[]): Promise<void> {
    await storeChanged(em, AccountRow, accounts);
  }

  private async accountsOf(em: EntityManager, provinceId: string): Promise<AccountView[]> {
    const { today } = await this.provinces.require(em, provinceId);
    const appointments = await this.officers.inForce(em, today);
    const accounts = await listAccounts(em);
    const officers = await this.officers.byIds(
      em,
      accounts.map(({ officerId }) => officerId),
    );
    const organisations = await this.organisations.names(
      em,
      appointments.map(({ organisationId }) => organisationId),
    );
    const units = await this.units.fullNames(
      em,
      appointments.map(({ unitId }) => unitId),
    );
    return accounts.flatMap(({ account, officerId }) => {
      const office = officeOf(appointments.filter((held) => held.officerId === officerId));
      const officer = officers.get(officerId);
      if (!office || !officer) return [];
      const { displayName, rehearsal } = officer;
      const organisationName = organisations.get(office.organisationId) ?? '';
      const unitName = units.get(office.unitId) ?? '';
      return [{ account, officerId, displayName, role: office.roles[0], organisationName, unitName, rehearsal }];
    });
  }
}
