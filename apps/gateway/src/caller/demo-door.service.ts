import { ConfigError } from '@langmoi/platform/config';
import { Outage, Problem } from '@langmoi/contracts/problem';
import { setTimeout as sleep } from 'node:timers/promises';

const patienceMs = 20_000;
const pauseMs = 250;

const notDemo = (): Problem => new Problem('/problems/not-demo', 403, 'Only demo accounts sign in without a password');

/**
 * The roads in without a password, on demo data alone. Directory says whether its data is that: its list of demo
 * accounts is refused where a province is real. Nobody passes before it has said so.
 */
export class DemoDoor {
  private isDemo: boolean | undefined;

  constructor(
    readonly demo: boolean,
    private readonly directoryUrl: string,
  ) {}

  /** Throws `/problems/not-demo`, or Outage while directory has never answered. */
  async pass(): Promise<void> {
    if (!this.demo) throw notDemo();
    this.isDemo ??= await this.ask();
    if (this.isDemo === undefined) throw new Outage('directory');
    if (!this.isDemo) throw notDemo();
  }

  /**
   * Throws ConfigError (exit 78) where the roles page would stand beside real provinces. A directory that stays away
   * for twenty seconds stops no start: `pass` asks again.
   */
  async refuseRealProvinces(): Promise<void> {
    if (!this.demo) return;
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(pauseMs)) {
      this.isDemo ??= await this.ask();
      if (this.isDemo === undefined) continue;
      if (!this.isDemo)
        throw new ConfigError('DEMO: true beside real provinces; sign-in without a password is for demo data alone');
      return;
    }
  }

  /** Undefined: no answer. */
  private async ask(): Promise<boolean | undefined> {
    try {
      const answer = await fetch(`${this.directoryUrl}/accounts`, { signal: AbortSignal.timeout(5_000) });
      await answer.body?.cancel();
      if (answer.ok) return true;
      return answer.status === 403 ? false : undefined;
    } catch {
      return undefined;
    }
  }
}
