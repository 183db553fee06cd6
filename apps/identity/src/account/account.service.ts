import { Db } from '@langmoi/platform/db';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { beforeSignIn } from '../before-sign-in';
import { SETTINGS, type Settings } from '../config';
import type { AccountRow } from './account.entity';
import { findById, findByName, findByOfficer, knowsRealAccounts } from './account.repository';

/** The copy of the directory's accounts, as signing in reads it: before anybody's province is known. */
@Injectable()
export class AccountService {
  constructor(
    private readonly db: Db,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'demo'>,
  ) {}

  byName(account: string): Promise<AccountRow | null> {
    return this.db.read(beforeSignIn, (em) => findByName(em, account));
  }

  /** On demo data, the rehearsal account that is meant; nowhere else anybody goes on without showing something. */
  async forDemo(account: string | undefined): Promise<AccountRow | undefined> {
    const meant = this.settings.demo && account ? await this.byName(account) : null;
    return meant?.active && meant.rehearsal ? meant : undefined;
  }

  /** In the transaction of a sign-in. */
  byId(em: EntityManager, id: string): Promise<AccountRow | null> {
    return findById(em, id);
  }

  /** The account of an officer, where it may sign in. */
  async active(officerId: string): Promise<AccountRow | undefined> {
    const account = await this.db.read(beforeSignIn, (em) => findByOfficer(em, officerId));
    return account?.active ? account : undefined;
  }

  /** Whether an account of a real province is known here. */
  knowsReal(): Promise<boolean> {
    return this.db.read(beforeSignIn, knowsRealAccounts);
  }
}
