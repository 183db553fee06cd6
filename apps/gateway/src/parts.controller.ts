import { gatewayApi, type HealthView, type PartHealth } from '@langmoi/contracts/gateway';
import { Route } from '@langmoi/platform/route';
import { Controller, Get, Inject } from '@nestjs/common';
import { CallerTokens } from './caller-tokens';
import { GATEWAY_CONFIG, type GatewayConfig } from './config';

/** What is known of the house as a whole, and the keys by which its parts trust the gateway. */
@Controller()
export class PartsController {
  constructor(
    @Inject(GATEWAY_CONFIG) private readonly config: Pick<GatewayConfig, 'services' | 'temporalUi'>,
    private readonly tokens: CallerTokens,
  ) {}

  @Get('.well-known/jwks.json')
  keys(): ReturnType<CallerTokens['jwks']> {
    return this.tokens.jwks();
  }

  @Route({ ...gatewayApi.viewHealth, path: `/api${gatewayApi.viewHealth.path}` })
  async health(): Promise<HealthView> {
    const parts = await Promise.all(Object.entries(this.config.services).map(([name, url]) => healthOf(name, url)));
    return { ready: parts.every(({ ready }) => ready), parts, temporalUi: this.config.temporalUi ?? null };
  }
}

async function healthOf(name: string, url: string): Promise<PartHealth> {
  const [live, ready] = await Promise.all([answers(`${url}/health/live`), answers(`${url}/health/ready`)]);
  return { name, live, ready };
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_500) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
