import type { Log } from '@langmoi/platform/logger';
import { LOG } from '@langmoi/platform/platform.module';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DayService } from './day.service';

const everyMs = 30_000;

/** Looks twice a minute whether the world has a new day. The worker's; an outage is waited out until the next look. */
@Injectable()
export class DayWatch implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly days: DayService,
    @Inject(LOG) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => this.look(), everyMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private look(): void {
    this.looking ??= this.follow().finally(() => {
      this.looking = undefined;
    });
  }

  private async follow(): Promise<void> {
    try {
      const { moved, failed } = await this.days.followTheWorld();
      if (moved > 0) this.log.info({ tenants: moved }, 'a new day was announced');
      for (const one of failed) this.log.error(one, 'a province could not be brought to its new day');
    } catch (err) {
      this.log.warn({ err }, 'the new day could not be announced yet');
    }
  }
}
