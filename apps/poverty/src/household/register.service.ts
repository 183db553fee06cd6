import type { Caller } from '@langmoi/contracts/caller';
import {
  householdsAtOnce,
  type HouseholdFilter,
  type HouseholdHistory,
  type HouseholdList,
  type HouseholdView,
  type PovertyStandard,
} from '@langmoi/contracts/households';
import type { ListFormat } from '@langmoi/contracts/list-imports';
import type { ByUnits } from '@langmoi/contracts/units';
import { fields, maskFor } from '@langmoi/domain/access/fields';
import { askedFor, carriedFor, placeIn } from '@langmoi/domain/units/lineage';
import { byVietnamese } from '@langmoi/domain/vietnamese';
import { tableAnswer } from '@langmoi/facts/table-answer';
import { Db } from '@langmoi/platform/db';
import { findUnit, listLives } from '@langmoi/platform/directory-copy';
import type { FileAnswer } from '@langmoi/platform/file-answer';
import { recordedRead } from '@langmoi/platform/personal-reads';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { StandardService } from '../standard/standard.service';
import type { HouseholdRow } from './household.entity';
import { ofRegister, permitRead, reads } from './household.policy';
import { findHousehold, listActs, listHouseholds, pageOfHouseholds, recordRead } from './household.repository';
import { actViewOf, householdViewOf, isFound, showsPersons, type Reading } from './household-view';
import { keptFor, registersKept, type Kept } from './keeping';
import { registerRows } from './register-file';

type Paged = HouseholdFilter & ByUnits & { readonly page: number };
type Filed = HouseholdFilter & ByUnits & ListFormat;

/** The registers that a question is about, and how its reader sees them. */
interface Registers {
  readonly communes: readonly Kept[];
  readonly wanted: readonly Kept[];
  readonly readingOf: (household: HouseholdRow) => Reading;
}

/** Reads the register; whoever sees personal data by it leaves a record. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly db: Db,
    private readonly standards: StandardService,
  ) {}

  list(caller: Caller, filter: Paged): Promise<HouseholdList> {
    return this.recorded(
      caller,
      async (em) => {
        const registers = await this.registers(em, caller, filter);
        const { rows, total } = await this.page(em, registers, filter);
        const said = rows.map(({ unitId, since: on }) => ({ unitId, on }));
        const home = registers.communes.find(({ unit }) => unit.id === caller.unitId);
        return {
          households: rows.map((row) => householdViewOf(row, registers.readingOf(row))),
          total,
          communes: registers.communes.map(({ unit: { id, name } }) => ({ id, name })),
          actions: home ? ofRegister.actionsOf(caller, home.place) : [],
          ...(await carriedFor(filter.units, () => listLives(em), said)),
        };
      },
      ({ households }) => households,
    );
  }

  /** The same households as one file. */
  async file(caller: Caller, { format, ...filter }: Filed, language: 'vi' | 'en'): Promise<FileAnswer> {
    const views = await this.recorded(
      caller,
      async (em) => {
        const registers = await this.registers(em, caller, filter);
        const rows = await this.all(em, registers, filter);
        const asked = await askedFor(filter.units, () => listLives(em));
        return rows.map((row) => ({
          ...householdViewOf(row, registers.readingOf(row)),
          ...placeIn(asked, { unitId: row.unitId, on: row.since }),
        }));
      },
      (all) => all,
    );
    const named = { name: 'so-ho-ngheo-can-ngheo', sheet: 'Sổ hộ', format };
    return tableAnswer(registerRows(views, { language, ...filter }), named);
  }

  view(caller: Caller, householdId: string, { units }: ByUnits): Promise<HouseholdHistory> {
    return this.recorded(
      caller,
      async (em) => {
        const household = await findHousehold(em, householdId);
        const kept = await keptFor(em, household);
        permitRead(caller, kept.place);
        const readingOf = readings(caller, [kept], await this.standards.byId(em));
        const history = (await listActs(em, householdId)).map(actViewOf);
        const asked = await askedFor(units, () => listLives(em));
        const place = placeIn(asked, { unitId: household.unitId, on: household.since });
        return { ...householdViewOf(household, readingOf(household)), history, ...place };
      },
      (household) => [household],
    );
  }

  /** Throws `/problems/unit-not-found`, and `/problems/not-permitted` for a commune that is not the caller's to read. */
  private async registers(em: EntityManager, caller: Caller, { unitId }: HouseholdFilter): Promise<Registers> {
    const known = (await registersKept(em)).sort((a, b) => byVietnamese(a.unit.name, b.unit.name));
    const communes = known.filter(({ place }) => reads(caller, place));
    const readingOf = readings(caller, communes, await this.standards.byId(em));
    if (unitId === undefined) return { communes, wanted: communes, readingOf };
    const asked = await findUnit(em, unitId);
    const own = known.find(({ unit }) => unit.id === unitId);
    if (own) permitRead(caller, own.place);
    const within = ({ unit, by }: Kept) =>
      asked.level === 'province' || [unit.id, unit.parentId, by.id, by.parentId].includes(unitId);
    return { communes, wanted: communes.filter(within), readingOf };
  }

  private async all(em: EntityManager, registers: Registers, { standing, search }: HouseholdFilter) {
    const rows = await listHouseholds(em, { units: registers.wanted.map(({ unit }) => unit.id), standing });
    return search ? rows.filter((row) => isFound(row, search, registers.readingOf(row))) : rows;
  }

  /** A search looks at what each row shows to its reader, so it is done here and not in SQL. */
  private async page(em: EntityManager, registers: Registers, { page, ...filter }: Paged) {
    const units = registers.wanted.map(({ unit }) => unit.id);
    if (!filter.search) return pageOfHouseholds(em, { units, standing: filter.standing }, page);
    const rows = await this.all(em, registers, filter);
    return { rows: rows.slice((page - 1) * householdsAtOnce, page * householdsAtOnce), total: rows.length };
  }

  private recorded<A>(
    caller: Caller,
    ask: (em: EntityManager) => Promise<A>,
    shown: (answer: A) => readonly HouseholdView[],
  ): Promise<A> {
    const mask = maskFor(caller, { provinceId: caller.provinceId, path: caller.unitPath });
    return recordedRead(this.db, caller, {
      shows: fields.some((field) => field.startsWith('household.') && mask.shows(field)),
      ask,
      record: async (em, answer) => {
        const ids = shown(answer)
          .filter(showsPersons)
          .map(({ id }) => id);
        if (ids.length > 0) await recordRead(em, caller, ids);
      },
    });
  }
}

/** How a caller sees the households of these registers: one mask for each. */
function readings(caller: Caller, registers: readonly Kept[], standards: ReadonlyMap<string, PovertyStandard>) {
  const known = new Map(registers.map((kept) => [kept.unit.id, { kept, mask: maskFor(caller, kept.place) }]));
  return ({ id, unitId, standard }: HouseholdRow): Reading => {
    const [place, law] = [known.get(unitId), standards.get(standard)];
    if (!place || !law) throw new Error(`Household ${id} is nowhere, or by no law`);
    return { caller, ...place, standard: law };
  };
}
