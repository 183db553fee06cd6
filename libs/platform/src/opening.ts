import type { Caller } from '@langmoi/contracts/caller';
import { ProvinceOpened } from '@langmoi/contracts/folder';
import { Controller, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { EventPattern, Payload } from '@nestjs/microservices';
import type { EntityManager } from 'typeorm';
import { Db, systemCaller } from './db';
import { firstTime } from './inbox';

interface Opening {
  readonly em: EntityManager;
  /** The house, at work in the province that was opened. */
  readonly house: Caller;
  readonly data: ProvinceOpened['data'];
  /** A service of the worker's module. */
  readonly get: <T>(kind: Type<T>) => T;
}

/**
 * A controller that takes in what a province's folder says of a service's own facts; for its worker. Each event once, and
 * `takeIn` names statements by what they say (`identified`), so that a later folder adds only what it says anew.
 */
export function openingConsumer(service: string, takeIn: (opening: Opening) => Promise<void>) {
  @Controller()
  class OpeningConsumer {
    constructor(
      private readonly db: Db,
      private readonly services: ModuleRef,
    ) {}

    @EventPattern(ProvinceOpened.type, ProvinceOpened)
    opened(@Payload() { id, provinceid, data }: ProvinceOpened): Promise<void> {
      const house = systemCaller(service, provinceid);
      return this.db.run(house, async (em) => {
        if (!(await firstTime(em, `${service}.opening`, id))) return;
        await takeIn({ em, house, data, get: (kind) => this.services.get(kind, { strict: false }) });
      });
    }
  }
  return OpeningConsumer;
}
