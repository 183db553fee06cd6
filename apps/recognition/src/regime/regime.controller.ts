import type { Caller } from '@langmoi/contracts/caller';
import { recognitionApi } from '@langmoi/contracts/recognition';
import type { Regime } from '@langmoi/contracts/regime';
import { Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param } from '@nestjs/common';
import { z } from 'zod';
import { RegimeService } from './regime.service';

@Controller()
export class RegimeController {
  constructor(private readonly regimes: RegimeService) {}

  @Route(recognitionApi.viewRegime)
  view(@Who() caller: Caller, @Param('regimeId', { schema: z.string() }) regimeId: string): Promise<Regime> {
    return this.regimes.view(caller, regimeId);
  }
}
