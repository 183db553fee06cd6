import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import type { UnitEvent, UnitForm } from '@langmoi/contracts/units';
import type { Source } from '@langmoi/contracts/common';
import { unitsNamedBy } from '@langmoi/domain/units/change';
import { historyOf, type History } from '@langmoi/domain/units/history';
import { nationId } from '@langmoi/platform/nation';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { isOutside, livesChanged, papersOf, requireWhole, unitsOutside, type Entry } from './register';
import {
  codesTaken,
  eventsAround,
  eventsOf,
  insertEvents,
  insertLives,
  knownEvents,
  lockRegister,
  unitsBegun,
  unitsOfCodes,
  type Coded,
  type NamedEvent,
} from './register.repository';

export { isOutside, papersOf, type Coded };

/** Those of these events that the nation entered. */
export const enteredByNation = async (em: EntityManager, eventIds: readonly string[]): Promise<Set<string>> =>
  new Set(await eventsOf(em, nationId, eventIds));

/** What the register tells of some units, and the events it tells it by. */
export interface Told {
  readonly history: History;
  readonly events: readonly UnitEvent[];
}

/** The register of units of the country: what happened to them, when, by which decision; and when we learned it. */
@Injectable()
export class RegisterService {
  /**
   * Takes in events, all or none; one whose id it has already changes nothing. They are learned at one instant, later
   * than all before. A province keeps its own, the nation everybody's.
   * Throws `/problems/units-refused` where after it any event could not have happened so, and `/problems/not-permitted`
   * for another province's units.
   */
  async record(em: EntityManager, caller: Pick<Caller, 'provinceId'>, asked: Asked): Promise<void> {
    const { news, changed, learnedAt } = await this.judge(em, caller, asked);
    if (news.length === 0) return;
    await insertEvents(em, caller.provinceId, news);
    await insertLives(em, { provinceId: caller.provinceId, knownFrom: learnedAt }, changed);
  }

  /** The history as it would be told after these events. Throws what `record` would, and keeps nothing. */
  async foresee(em: EntityManager, caller: Pick<Caller, 'provinceId'>, asked: Asked): Promise<History> {
    return (await this.judge(em, caller, asked)).after;
  }

  private async judge(em: EntityManager, { provinceId }: Pick<Caller, 'provinceId'>, { under, entries }: Asked) {
    const learnedAt = await lockRegister(em);
    const known = await knownEvents(
      em,
      entries.flatMap(({ id, about }) => (about ? [id, about] : [id])),
    );
    const recorded = new Map(known.map((event) => [event.id, event]));
    const news = entries.filter(({ id }) => !recorded.has(id)).map((entry) => named({ ...entry, learnedAt }, recorded));
    const told = await eventsAround(em, new Set(news.flatMap(({ unitIds }) => unitIds)));
    const [before, after] = [historyOf(told), historyOf([...told, ...news])];
    requireWhole(after);
    if (provinceId !== nationId) requireOwn(unitsOutside(under, before, after));
    const changed = livesChanged(before, after);
    const taken = await codesTaken(em, [...changed.values()].flat(), after.lives.keys());
    const unitIds = taken.map(({ unitId }) => unitId);
    if (taken.length > 0) requireWhole({ refused: [{ eventId: news[0]?.id ?? '', fault: 'codeTaken', unitIds }] });
    return { news, changed, learnedAt, after };
  }

  /**
   * Founds units of which nobody knows by which decision they are there, nor (`since` absent) since when; named by `key`,
   * so that the same units again change nothing, and others correct what was said first. What people corrected since
   * stays, and so does what another event tells of one of them already.
   */
  async found(
    em: EntityManager,
    caller: Pick<Caller, 'provinceId'>,
    { key, under, begins: all, source, since = null }: Founding,
  ): Promise<void> {
    const id = uuidOf('unit-event', `founded/${key}`);
    const elsewhere = await unitsBegun(em, { unitIds: all.map(({ unitId }) => unitId), except: id });
    const begins = all.filter(({ unitId }) => !elsewhere.has(unitId));
    if (begins.length === 0) return;
    const nothing = { ends: [], changes: [], parts: [], decision: null };
    const change = { ...nothing, kind: 'founded' as const, effectiveOn: since, begins, source };
    const [first] = await knownEvents(em, [id]);
    if (isDeepStrictEqual(first?.change, change)) return;
    const digest = createHash('sha256').update(JSON.stringify(change)).digest('hex');
    const correction = { id: uuidOf('unit-event', `corrected/${key}/${digest}`), about: id, reason: mended };
    const entry = first ? { ...correction, change } : { id, about: null, reason: null, change };
    await this.record(em, caller, { under, entries: [entry] });
  }

  /** The ids of units that are there on a day, by `<level>/<code>`; one that nobody knows is not among them. */
  async idsOn(em: EntityManager, units: readonly Coded[], day: string): Promise<Map<string, string>> {
    const found = await unitsOfCodes(em, units, day);
    return new Map(found.map(({ unitId, level, code }) => [`${level}/${code}`, unitId]));
  }

  /** The history of these units and of all that they have to do with; of what was known at an instant, or of all. */
  async tell(em: EntityManager, unitIds: Iterable<string>, knownAt?: string): Promise<Told> {
    const around = await eventsAround(em, unitIds);
    const events = knownAt === undefined ? around : around.filter(({ learnedAt }) => learnedAt <= instant(knownAt));
    return { history: historyOf(events), events };
  }
}

const mended = 'Nguồn số liệu đã được sửa';

/** Events to take in; `under`: the province unit below which a province keeps its own. */
interface Asked {
  readonly under: string;
  readonly entries: readonly Entry[];
}

interface Founding {
  readonly key: string;
  readonly under: string;
  readonly begins: readonly UnitForm[];
  readonly source: Source;
  readonly since?: string | null;
}

/** As the register writes instants, so that they order as text. */
const instant = (text: string): string => new Date(text).toISOString();

function named(event: UnitEvent, recorded: ReadonlyMap<string, NamedEvent>): NamedEvent {
  const corrected = event.about === null ? undefined : recorded.get(event.about)?.unitIds;
  return {
    ...event,
    unitIds: [...new Set([...(event.change ? unitsNamedBy(event.change) : []), ...(corrected ?? [])])],
  };
}

function requireOwn(outside: readonly string[]): void {
  if (outside.length === 0) return;
  throw new Problem('/problems/not-permitted', 403, 'A province enters what happened to its own units', {
    unitIds: outside,
  });
}
