import type { Caller } from '@langmoi/contracts/caller';
import type { MachineView } from '@langmoi/contracts/identity';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { provincePlace, relationOf } from '@langmoi/domain/access/table';
import { Db } from '@langmoi/platform/db';
import { once } from '@langmoi/platform/idempotency';
import { Inject, Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { AdapterPayload } from 'oidc-provider';
import { AccountService } from '../account/account.service';
import { beforeSignIn } from '../before-sign-in';
import { SignInsService } from '../provider/sign-ins.service';
import { hashOf, Seal, SEAL } from '../seal';
import type { MachineRow } from './machine.entity';
import { actionsOf, permit } from './machine.policy';
import { endMachine, findMachine, insertMachine, listMachines } from './machine.repository';

/** A command as it came: who, with which key. */
interface Asking {
  readonly caller: Caller;
  readonly key: string;
}

/** Machines that ask for tokens of their own, by client credentials. */
@Injectable()
export class MachineService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountService,
    private readonly signIns: SignInsService,
    @Inject(SEAL) private readonly seal: Seal,
  ) {}

  list(caller: Caller, provinceId: string): Promise<MachineView[]> {
    requireOwn(caller, provinceId);
    permit('listMachines', caller, { provinceId });
    return this.db.read(caller, async (em) => (await listMachines(em)).map((row) => viewOf(row, caller)));
  }

  /** The secret is of 256 random bits, made from the command's key, and kept nowhere. */
  async register(
    { caller, key }: Asking,
    provinceId: string,
    machine: Pick<MachineView, 'name' | 'role'>,
  ): Promise<MachineView & { clientSecret: string }> {
    requireOwn(caller, provinceId);
    permit('registerMachine', caller, { provinceId });
    const registrar = await this.accounts.active(caller.userId);
    if (!registrar) throw new Outage("the directory's accounts"); // told of in a moment
    const clientSecret = this.seal.secretFor('machine secret', `${caller.userId} ${key}`);
    const { rehearsal } = registrar;
    const view = await this.db.run(caller, (em) =>
      once(em, { caller, key, request: { provinceId, ...machine } }, async () => {
        const ids = { clientId: `machine-${randomUUID()}`, provinceId, secretHash: hashOf(clientSecret) };
        const made = { createdAt: new Date(), createdBy: caller.userId, revokedAt: null, rehearsal };
        const row = { ...ids, ...machine, ...made };
        await insertMachine(em, row);
        return viewOf(row, caller);
      }),
    );
    return { ...view, clientSecret };
  }

  /** Another province's machine is not found. A second time changes nothing. */
  revoke({ caller, key }: Asking, clientId: string): Promise<MachineView> {
    return this.db.run(caller, (em) =>
      once(em, { caller, key, request: { clientId } }, async () => {
        const row = await findMachine(em, clientId);
        if (!row) throw new Problem('/problems/machine-not-found', 404, 'No such machine');
        permit('revokeMachine', caller, row);
        const revokedAt = row.revokedAt ?? new Date();
        await endMachine(em, clientId, revokedAt);
        await this.signIns.removeOfClient(em, clientId);
        return viewOf({ ...row, revokedAt }, caller);
      }),
    );
  }

  /** A machine as a client of the provider; one that was revoked is none. Its secret is the hash of one. */
  async asClient(clientId: string): Promise<AdapterPayload | undefined> {
    const row = await this.db.read(beforeSignIn, (em) => findMachine(em, clientId));
    if (!row || row.revokedAt) return undefined;
    return {
      client_id: row.clientId,
      client_secret: row.secretHash,
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
      token_endpoint_auth_method: 'client_secret_basic',
      ...{ machine_role: row.role, province_id: row.provinceId, rehearsal: row.rehearsal },
    };
  }
}

/** Another province is not found, whatever may be there. */
function requireOwn(caller: Caller, provinceId: string): void {
  if (relationOf(caller, provincePlace(provinceId)) !== 'otherProvince') return;
  throw new Problem('/problems/province-not-found', 404, 'No such province', { id: provinceId });
}

function viewOf({ secretHash: _, createdBy: __, ...row }: MachineRow, caller: Caller): MachineView {
  const [createdAt, revokedAt] = [row.createdAt.toISOString(), row.revokedAt?.toISOString() ?? null];
  return { ...row, createdAt, revokedAt, actions: row.revokedAt ? [] : actionsOf(caller, row) };
}
