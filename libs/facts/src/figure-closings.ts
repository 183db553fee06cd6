import type { Role } from '@langmoi/contracts/caller';
import type { Source } from '@langmoi/contracts/common';
import { FiguresClosed, FiguresOpened } from '@langmoi/contracts/figure-closings';
import { refuseClosed, type Saying } from '@langmoi/domain/closed-figures';
import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { Column, Entity, PrimaryColumn, type EntityManager, type QueryRunner } from 'typeorm';
import { Db, systemCaller } from '@langmoi/platform/db';
import { newestState } from '@langmoi/platform/inbox';
import { provincePolicy } from '@langmoi/platform/migrations';

/** A closing of the province's figures that stands, as criteria told of it. */
@Entity('figure_closings')
export class StandingClosingRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'province_id' }) provinceId!: string;
  @Column('date', { name: 'until_on' }) until!: string;
  @Column('jsonb') source!: Source;
  @Column('text') role!: Role;
  @Column('date', { name: 'known_on' }) knownOn!: string;
}

/** The table of a service's own copy, for one of its migrations; `figureClosingsConsumer` fills it. */
export async function figureClosingsTable(runner: QueryRunner): Promise<void> {
  await runner.query(`
      CREATE TABLE figure_closings (
        id uuid PRIMARY KEY,
        province_id uuid NOT NULL,
        until_on date NOT NULL,
        source jsonb NOT NULL,
        role text NOT NULL,
        known_on date NOT NULL
      );
      CREATE INDEX ix_figure_closings_until ON figure_closings (province_id, until_on DESC);
      COMMENT ON TABLE figure_closings IS 'Copy of the closings of figures that stand, by criteria''s events: what is said of days up to and with until_on is no longer changed'`);
  await provincePolicy(runner, 'figure_closings');
}

/**
 * A controller that keeps the copy; for the worker of a service that keeps facts of days. The newest word on a closing
 * counts, whenever and how often it comes; what stands does not hang on the order of different closings.
 */
export function figureClosingsConsumer(service: string) {
  const isNews = (em: EntityManager, event: FiguresClosed | FiguresOpened): Promise<boolean> =>
    newestState(em, `${service}.closings`, event);

  @Controller()
  class FigureClosingsConsumer {
    constructor(private readonly db: Db) {}

    @EventPattern(FiguresClosed.type, FiguresClosed)
    closed(@Payload() event: FiguresClosed): Promise<void> {
      const { provinceid: provinceId, data } = event;
      return this.db.run(systemCaller(service, provinceId), async (em) => {
        if (!(await isNews(em, event))) return;
        const { closingId: id, until, paper: source, role, knownOn } = data;
        await em.upsert(StandingClosingRow, { id, provinceId, until, source, role, knownOn }, ['id']);
      });
    }

    @EventPattern(FiguresOpened.type, FiguresOpened)
    opened(@Payload() event: FiguresOpened): Promise<void> {
      return this.db.run(systemCaller(service, event.provinceid), async (em) => {
        if (await isNews(em, event)) await em.delete(StandingClosingRow, { id: event.data.closingId });
      });
    }
  }
  return FigureClosingsConsumer;
}

/**
 * Throws `/problems/figures-closed` where a closing that this service was told of holds one of these days in the bound
 * province. To be asked in the transaction that would say them.
 */
export async function refuseClosedDays(em: EntityManager, ...said: readonly Saying[]): Promise<void> {
  refuseClosed(await standingClosing(em), ...said);
}

/** The closing of the bound province that reaches furthest, as this service was told; null: none stands. */
export async function standingClosing(em: EntityManager): Promise<StandingClosingRow | null> {
  const [closed = null] = await em.find(StandingClosingRow, { order: { until: 'DESC' }, take: 1 });
  return closed;
}
