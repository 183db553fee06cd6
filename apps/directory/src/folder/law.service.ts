import { DateOnly, Tier, UnitLevel } from '@langmoi/contracts/common';
import { Effective, IndicatorLaw } from '@langmoi/contracts/criteria-law';
import { Db, systemCaller } from '@langmoi/platform/db';
import { nationId } from '@langmoi/platform/nation';
import { Injectable } from '@nestjs/common';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { In, Not, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { LawRow } from './folder.entity';
import type { Law, LawProcedure, LawSet } from './law';

const Indicators = z.array(IndicatorLaw.pick({ measured: true, ifAny: true }).extend({ code: z.string() }));

/** Null for a set that no commune is assessed by: those of districts and provinces, and those without criteria. */
const SetFile = z
  .object({
    ...{ id: z.string(), version: z.number(), level: UnitLevel, tier: z.string(), issuer: z.string() },
    ...{ period: z.string(), effective: Effective },
    ...{ criteria: z.array(z.object({ no: z.number(), indicators: Indicators })), conditions: Indicators },
  })
  .transform(({ criteria, conditions, ...set }): LawSet | null => {
    const tier = Tier.safeParse(set.tier);
    if (set.level !== 'commune' || criteria.length === 0 || !tier.success) return null;
    const indicators = [...conditions, ...criteria.flatMap((one) => one.indicators)];
    return { ...set, tier: tier.data, criteria: criteria.map(({ no }) => no), indicators };
  });

const ProcedureFile = z
  .object({
    ...{ id: z.string(), tiers: z.array(Tier) },
    effective: z.object({ from: DateOnly, to: DateOnly.nullable() }),
  })
  .transform(({ effective, ...procedure }): LawProcedure => ({ ...procedure, ...effective }));

/** Which criteria sets and procedures the law has given; criteria and recognition have the texts. */
@Injectable()
export class LawService {
  constructor(private readonly db: Db) {}

  async known(em: EntityManager): Promise<Law> {
    const rows = await em.find(LawRow, { where: { withdrawn: false }, order: { kind: 'ASC', id: 'ASC' } });
    const contents = (kind: LawRow['kind']) => rows.filter((row) => row.kind === kind).map(({ content }) => content);
    return { sets: contents('criteriaSet') as LawSet[], procedures: contents('procedure') as LawProcedure[] };
  }

  /** Takes in the files of law under the data folder: what they name no more is withdrawn. Throws on one it cannot read. */
  load(dataDir: string): Promise<void> {
    const rows = [
      ...filesOf(dataDir, 'criteria-sets', SetFile)
        .filter((content) => content !== null)
        .map((content) => ({ kind: 'criteriaSet' as const, content })),
      ...filesOf(dataDir, 'regimes', ProcedureFile).map((content) => ({ kind: 'procedure' as const, content })),
    ].map((row): LawRow => ({ ...row, id: row.content.id, withdrawn: false }));
    return this.db.run(systemCaller('directory', nationId), async (em) => {
      await em.upsert(LawRow, rows as Parameters<typeof em.upsert<LawRow>>[1], ['kind', 'id']);
      for (const [kind, kept] of Map.groupBy(rows, (row) => row.kind)) {
        await em.update(LawRow, { kind, id: Not(In(kept.map(({ id }) => id))) }, { withdrawn: true });
      }
    });
  }
}

const filesOf = <S extends z.ZodType>(dataDir: string, folder: string, schema: S): z.output<S>[] =>
  readdirSync(join(dataDir, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => schema.parse(JSON.parse(readFileSync(join(dataDir, folder, name), 'utf8'))));
