import type { CallerView } from '@langmoi/contracts/directory';
import type { SessionView, SignInView } from '@langmoi/contracts/gateway';
import { Problem } from '@langmoi/contracts/problem';
import { gateway } from '@langmoi/domain/access/gateway';
import { needsSecondFactor } from '@langmoi/domain/access/second-factor';
import { notPermitted } from '@langmoi/domain/access/refusal';
import { isGranted } from '@langmoi/domain/access/table';
import { Inject, Injectable } from '@nestjs/common';
import { CallerLookup } from '../caller/caller-lookup.service';
import { SIGN_INS, type SignInService } from '../sign-in/sign-in.service';
import { callerOf, sessionViewOf } from './session';
import type { SessionRow } from './session.entity';
import { SessionService } from './session.service';

/** What somebody goes on with: office, province, purpose; and which of their sign-ins go on at all. */
@Injectable()
export class ChoiceService {
  constructor(
    private readonly sessions: SessionService,
    private readonly callers: CallerLookup,
    @Inject(SIGN_INS) private readonly signIns: SignInService | undefined,
  ) {}

  /** Throws `/problems/appointment-not-in-force`, or `/problems/second-factor-needed` for an office that asks for one. */
  async office(row: SessionRow, appointmentId: string): Promise<SessionView> {
    const view = await this.callers.find(row.account);
    const office = view.offices.find((one) => one.appointmentId === appointmentId);
    if (!office) throw new Problem('/problems/appointment-not-in-force', 409, 'This office is not held today');
    if (row.signedInBy === 'password' && needsSecondFactor(office.roles)) {
      throw new Problem('/problems/second-factor-needed', 403, 'This office needs a second factor');
    }
    return this.change(view, row, { appointmentId });
  }

  /** Throws `/problems/not-permitted`, or `/problems/province-not-found`. */
  async province(row: SessionRow, provinceId: string | null): Promise<SessionView> {
    const view = await this.callers.find(row.account);
    const caller = callerOf(view, row);
    const { predecessors } = sessionViewOf(view, row);
    if (!view.national && predecessors.length === 0) throw notPermitted();
    this.permit('chooseProvince', caller);
    const inherits = predecessors.some((one) => one.provinceId === provinceId);
    if (provinceId && !inherits && !(view.national && (await this.callers.readsProvince(caller, provinceId)))) {
      throw new Problem('/problems/province-not-found', 404, 'No such province');
    }
    return this.change(view, row, { readsProvinceId: provinceId });
  }

  /** Throws `/problems/not-permitted`. */
  async purpose(row: SessionRow, purpose: string | null): Promise<SessionView> {
    const view = await this.callers.find(row.account);
    this.permit('statePurpose', callerOf(view, row));
    return this.change(view, row, { purpose });
  }

  list(row: SessionRow): Promise<SignInView[]> {
    return this.sessions.list(row);
  }

  /** Throws `/problems/sign-in-not-found`. Its tokens are given back to the provider, if that is there. */
  async end(row: SessionRow, id: string): Promise<SignInView[]> {
    const ended = await this.sessions.endOwn(row.account, id);
    await this.signIns?.leave(ended);
    return this.sessions.list(row);
  }

  private permit(rule: 'chooseProvince' | 'statePurpose', caller: ReturnType<typeof callerOf>): void {
    const place = { provinceId: caller.provinceId, path: caller.unitPath };
    if (!isGranted(gateway[rule], caller, { place })) throw notPermitted();
  }

  private async change(
    view: CallerView,
    row: SessionRow,
    change: Partial<Pick<SessionRow, 'appointmentId' | 'readsProvinceId' | 'purpose'>>,
  ): Promise<SessionView> {
    const changed = await this.sessions.change(row, change);
    return { ...sessionViewOf(view, changed), ...this.sessions.endsOf(changed) };
  }
}
