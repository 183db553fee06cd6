import type { Caller } from '@langmoi/contracts/caller';
import { Problem } from '@langmoi/contracts/problem';
import type {
  NotingUnitFact,
  UnitFact,
  UnitFactContent,
  UnitFactsView,
  WithdrawingUnitFact,
} from '@langmoi/contracts/unit-facts';
import { hamletsOn, zonesOn } from '@langmoi/domain/units/hamlets';
import type { History } from '@langmoi/domain/units/history';
import { unitOn } from '@langmoi/domain/units/on-a-day';
import { Db } from '@langmoi/platform/db';
import { newId } from '@langmoi/platform/id';
import { once } from '@langmoi/platform/idempotency';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ProvinceService } from '../province/province.service';
import { RegisterService } from '../register/register.service';
import { UnitService } from '../unit/unit.service';
import { aliasesInForce, countFacts, factsOf, findFact, foreignHamlets, insertFacts } from './unit-fact.repository';
import { permitFact } from './unit-fact.policy';

/** A fact as a demo's file or a command tells it. */
export type Said = Pick<UnitFact, 'id' | 'unitId' | 'fromOn' | 'toOn' | 'decision' | 'sources'> & {
  readonly content: UnitFactContent;
};

/** Names in papers, zones and hamlets of units: said with their paper, never rewritten, as public as the register. */
@Injectable()
export class UnitFactService {
  constructor(
    private readonly db: Db,
    private readonly provinces: ProvinceService,
    private readonly register: RegisterService,
    private readonly units: UnitService,
  ) {}

  /** What is said of a unit of whichever province. Throws `/problems/unit-not-found` where the register does not know it. */
  view(caller: Caller, unitId: string, asked?: string): Promise<UnitFactsView> {
    return this.db.read(caller, async (em) => {
      const { history } = await this.register.tell(em, [unitId]);
      this.units.requireLife(history, unitId);
      const on = asked ?? (await this.provinces.todayOf(em, caller));
      const unitIds = wholeIn(history, unitId, on);
      const all = await factsOf(em, [...unitIds]);
      const facts = all.filter((fact) => fact.unitId === unitId);
      return { unitId, on, zones: zonesOn(facts, on), hamlets: hamletsOn(all, { on, unitIds }), facts };
    });
  }

  /** Throws `/problems/unit-not-found` for a unit that is not the caller's province's. */
  note(caller: Caller, key: string, unitId: string, { content, ...asked }: NotingUnitFact): Promise<UnitFact> {
    return this.command(caller, { key, request: { unitId, content, ...asked } }, async (em) => {
      permitFact('noteUnitFact', caller, caller.provinceId);
      await this.units.require(em, unitId);
      const id = newId();
      await this.requireHamlets(em, caller, { unitId, fromOn: asked.fromOn, content });
      const hamlet = content.kind === 'hamlet' ? { hamletId: content.hamletId ?? newId() } : {};
      await this.keep(em, caller, [{ ...asked, id, unitId, content: { ...content, ...hamlet } as UnitFactContent }]);
      return findFact(em, id);
    });
  }

  /** Throws `/problems/unit-fact-withdrawn` for one that is withdrawn, `/problems/unit-fact-not-found` for a stranger's. */
  withdraw(caller: Caller, key: string, id: string, { reason }: WithdrawingUnitFact): Promise<UnitFact> {
    return this.command(caller, { key, request: { id, reason } }, async (em) => {
      permitFact('withdrawUnitFact', caller, caller.provinceId);
      const fact = await findFact(em, id);
      if (fact.withdrawn) throw new Problem('/problems/unit-fact-withdrawn', 409, 'It was withdrawn already', { id });
      const { unitId, sources } = fact;
      const withdrawal = { id: newId(), unitId, content: null, about: id, reason, sources, notedBy: caller.userId };
      const undated = { fromOn: null, toOn: null, decision: null };
      await insertFacts(em, [{ ...withdrawal, ...undated, provinceId: caller.provinceId }]);
      await this.tellZones(em, caller, [fact]);
      return findFact(em, id);
    });
  }

  /** Takes in what is not there yet; of the zones of units others are told. */
  async keep(em: EntityManager, caller: Caller, said: readonly Said[]): Promise<void> {
    const { provinceId, userId } = caller;
    await insertFacts(
      em,
      said.map((fact) => ({ ...fact, provinceId, notedBy: userId, about: null, reason: null })),
    );
    await this.tellZones(em, caller, said);
  }

  private async tellZones(em: EntityManager, caller: Caller, said: readonly Pick<Said, 'unitId' | 'content'>[]) {
    const unitIds = new Set(said.flatMap(({ unitId, content }) => (content.kind === 'zone' ? [unitId] : [])));
    if (unitIds.size === 0) return;
    const units = await this.units.rows(em, caller.provinceId);
    await this.units.announce(
      em,
      caller,
      units.filter(({ id }) => unitIds.has(id)),
    );
  }

  /** How much was ever said of units. It only grows. */
  count(em: EntityManager): Promise<number> {
    return countFacts(em);
  }

  /** By unit, the names that papers give it. */
  async aliases(em: EntityManager): Promise<Map<string, string[]>> {
    const named = Map.groupBy(await aliasesInForce(em), ({ unitId }) => unitId);
    return new Map([...named].map(([unitId, aliases]) => [unitId, aliases.map(({ written }) => written)]));
  }

  /** Throws `/problems/hamlet-unknown` for a hamlet that nobody noted yet, or that lies in another province. */
  private async requireHamlets(
    em: EntityManager,
    caller: Caller,
    { unitId, fromOn, content }: Pick<NotingUnitFact, 'fromOn' | 'content'> & { unitId: string },
  ): Promise<void> {
    if (content.kind !== 'hamlet' && content.kind !== 'hamletEnded') return;
    const named = [content.hamletId, ...(content.kind === 'hamletEnded' ? content.into : [])];
    const ids = named.filter((id) => id !== undefined);
    if (ids.length === 0) return;
    const { history } = await this.register.tell(em, [unitId]);
    const took = wholeIn(history, unitId, fromOn ?? (await this.provinces.todayOf(em, caller)));
    const missing = await foreignHamlets(em, ids, took);
    if (missing.length > 0) throw new Problem('/problems/hamlet-unknown', 422, 'Nobody noted this hamlet', { missing });
  }

  private command(
    caller: Caller,
    { key, request }: { key: string; request: object },
    work: (em: EntityManager) => Promise<UnitFact>,
  ) {
    return this.db.run(caller, (em) => once(em, { caller, key, request }, () => work(em)));
  }
}

/** The unit, and those that went whole into it, and into them, as far as they are no more on the day. */
function wholeIn(history: History, unitId: string, on: string): Set<string> {
  const units = new Set([unitId]);
  for (const id of units) {
    for (const { fromId, shares, on: day } of history.partsInto.get(id) ?? [])
      if (shares === 'whole' && day <= on && !unitOn(history, fromId, on)) units.add(fromId); // grows while it is walked
  }
  return units;
}
