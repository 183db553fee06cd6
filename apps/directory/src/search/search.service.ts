import type { Caller } from '@langmoi/contracts/caller';
import type { NamedUnit, UnitHit, UnitState } from '@langmoi/contracts/units';
import { unitOn } from '@langmoi/domain/units/on-a-day';
import { UnitNames, type Hit } from '@langmoi/domain/units/search';
import { standingOf } from '@langmoi/domain/units/standing';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitFactService } from '../unit-fact/unit-fact.service';
import { ProvinceService } from '../province/province.service';
import { eventsWithCorrections, livesSince, newestLife } from './search.repository';

/**
 * Finds units by what they are, were and are called in papers. The names of the country are kept in this process, from
 * the first search on (ADR 28); each search asks whether the register has learned something since, and takes only that.
 */
@Injectable()
export class SearchService {
  private readonly names = new UnitNames();
  /** Up to when the names are those of the register. */
  private upTo: string | null = null;
  /** How much was said of units when the names in papers were read. */
  private said = 0;
  private loading: Promise<void> | undefined;

  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly facts: UnitFactService,
  ) {}

  search(caller: Caller, { q, on, limit }: { q: string; on?: string; limit: number }): Promise<UnitHit[]> {
    return this.db.read(caller, async (em) => {
      await this.catchUp(em);
      const day = on ?? (await this.provinces.todayOf(em, caller));
      const hits = this.names.search({ text: q, on: day, limit });
      const gone = hits.flatMap(({ unit }) => (unit.toOn !== null && unit.toOn < day ? [unit] : []));
      const heirs = await this.heirsOf(em, gone, day);
      return hits.map((hit) => this.viewOf(hit, day, heirs.get(hit.unit.unitId) ?? []));
    });
  }

  /** Several searches at once wait for one load. */
  private async catchUp(em: EntityManager): Promise<void> {
    const said = await this.facts.count(em);
    if (said > this.said) {
      this.names.putAliases(await this.facts.aliases(em));
      this.said = said;
    }
    for (let newest = await newestLife(em); newest !== null && newest > (this.upTo ?? '');) {
      this.loading ??= this.load(em, newest).finally(() => {
        this.loading = undefined;
      });
      await this.loading;
    }
  }

  private async load(em: EntityManager, newest: string): Promise<void> {
    for (const [unitId, life] of await livesSince(em, this.upTo)) this.names.put(unitId, life);
    this.upTo = newest;
  }

  /** By unit: those of the day that took it or a part of it, however many mergers later. */
  private async heirsOf(em: EntityManager, gone: readonly UnitState[], day: string): Promise<Map<string, UnitState[]>> {
    const heirs = new Map(gone.map(({ unitId }) => [unitId, new Map<string, UnitState>()]));
    let ways = gone.map((state) => ({ of: state.unitId, state }));
    while (ways.length > 0) {
      const ends = [...new Set(ways.flatMap(({ state }) => state.endedBy ?? []))];
      const { standing } = standingOf(await eventsWithCorrections(em, ends));
      const parts = standing.flatMap(({ change }) => change?.parts ?? []);
      const onward = ways.flatMap(({ of, state }) =>
        parts
          .filter(({ fromId }) => fromId === state.unitId)
          .map(({ toId }) => ({ of, after: state.toOn ?? '', toId })),
      );
      ways = [];
      for (const { of, after, toId } of onward) {
        const there = unitOn(this.names, toId, day);
        const ended = this.names.lives.get(toId)?.find(({ toOn }) => toOn !== null && toOn > after && toOn < day);
        if (there) heirs.get(of)?.set(toId, there);
        else if (ended) ways.push({ of, state: ended });
      }
    }
    return new Map([...heirs].map(([unitId, states]) => [unitId, [...states.values()]]));
  }

  private viewOf({ unit, isThere, by, matched }: Hit, day: string, heirs: readonly UnitState[]): UnitHit {
    const life = this.names.lives.get(unit.unitId) ?? [unit];
    const newest = life.at(-1) ?? unit;
    const formerly = life.slice(0, life.indexOf(unit)).map(({ name }) => name);
    const isCalledSo = newest.name === unit.name && newest.kind === unit.kind;
    return {
      ...{ unit, isThere, by, matched },
      below: this.names.above(unit, day).map(named),
      formerNames: [...new Set(formerly)].filter((name) => name !== unit.name),
      calledNow: isCalledSo ? null : { kind: newest.kind, name: newest.name },
      heirs: heirs.map(named),
    };
  }
}

const named = ({ unitId, kind, name }: UnitState): NamedUnit => ({ unitId, kind, name });
