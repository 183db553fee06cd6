import type { Caller } from '@langmoi/contracts/caller';
import type { Tier } from '@langmoi/contracts/common';
import { Problem } from '@langmoi/contracts/problem';
import type { Regime } from '@langmoi/contracts/regime';
import { checkRegime } from '@langmoi/domain/regime-check';
import { Db } from '@langmoi/platform/db';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  calendarFrom,
  calendarsPart,
  findRegime,
  keepCalendar,
  keepRegime,
  listRegimes,
  listVersions,
  loadCalendar,
} from './regime.repository';

export { calendarFrom, calendarsPart, keepCalendar, loadCalendar };

@Injectable()
export class RegimeService {
  constructor(private readonly db: Db) {}

  /** The newest version. */
  async view(caller: Caller, id: string): Promise<Regime> {
    const rows = await this.db.read(caller, (em) => listRegimes(em));
    const newest = rows.find((row) => row.id === id);
    if (newest) return newest.content;
    throw new Problem('/problems/regime-not-found', 404, 'No such regime', { id });
  }
}

/** The regime that a commune registering today for this tier comes under. */
export async function regimeInForce(em: EntityManager, tier: Tier, today: string): Promise<Regime> {
  for (const { id, version } of await listVersions(em)) {
    const regime = await regimeOf(em, id, version);
    const { unitLevel, tiers, criteriaSets, effective } = regime;
    const isFor = unitLevel === 'commune' && tiers.includes(tier) && criteriaSets[tier] !== undefined;
    if (isFor && effective.from <= today && (effective.to === null || today <= effective.to)) return regime;
  }
  throw new Problem('/problems/no-regime', 409, 'No regime is in force on this day for this tier', { tier, today });
}

/** A version is never rewritten, so a process reads it once. */
const versionsRead = new WeakMap<EntityManager['dataSource'], Map<string, Regime>>();

/** The version a dossier began under, which stays its law. */
export async function regimeOf(em: EntityManager, id: string, version: number): Promise<Regime> {
  const versions = versionsRead.get(em.dataSource) ?? new Map<string, Regime>();
  versionsRead.set(em.dataSource, versions);
  const name = `${id} version ${version}`;
  const regime = versions.get(name) ?? (await findRegime(em, id, version))?.content;
  if (!regime) throw new Error(`Regime ${name} is gone`);
  versions.set(name, regime);
  return regime;
}

/** Loads a version once. Throws when the procedure has a stage nobody can reach or leave: such a file is not law. */
export async function loadRegime(em: EntityManager, regime: Regime): Promise<boolean> {
  const faults = checkRegime(regime);
  if (faults.length > 0) throw new Error(`Regime ${regime.id}: ${faults.map(({ message }) => message).join('; ')}`);
  return keepRegime(em, regime);
}
