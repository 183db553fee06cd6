import type { Caller } from '@langmoi/contracts/caller';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ImportCounts, ImportQuestion } from '@langmoi/contracts/figure-imports';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { Db } from '@langmoi/platform/db';
import { listUnitsWithLives, todayIn } from '@langmoi/platform/directory-copy';
import { BrokenTable, tableRows, UnknownEncoding } from '@langmoi/platform/upload/table';
import type { Row } from '@langmoi/platform/upload/sheets';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { CriteriaSetService, headsPart, type SetHead } from '../criteria-set/criteria-set.service';
import { isLedBy, LeadService } from '../lead/lead.service';
import { closedNow } from '../figure-closing/figure-closing.service';
import { isOfErrors } from './corrected';
import { noCounts } from './import';
import type { FigureImportRow } from './import.entity';
import {
  contentOf,
  deletePortions,
  findImport,
  insertPortion,
  listAnswers,
  listStandings,
  lockImport,
  updateImport,
  type Compared,
  type Standing,
} from './import.repository';
import { headRows, layoutOf, type Layout } from './layout';
import { Reading, type Led, type Said } from './reading';
import { Recordings } from './recordings';
import type { RefusalCode } from './sentences';
import { UnitNames } from '@langmoi/facts/lists/unit-names';
import { isSame } from './values';

const mostRows = 150_000;
const rowsOfPortion = 500;
const cellsOfPortion = 4_000;

/** Somebody else goes on with the file, or a person has let it go. */
class Overtaken extends Error {}

/** The file is no table of figures. */
class Unreadable extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
  }
}

/** Checks files of figures, portion by portion: what it holds in memory is the file and the rows of one portion. */
@Injectable()
export class Examining {
  constructor(
    private readonly db: Db,
    private readonly sets: CriteriaSetService,
    private readonly leads: LeadService,
    private readonly recordings: Recordings,
  ) {}

  /** Goes on from where it was; what was told already is read again and not told twice. */
  async examine(caller: Caller, id: string, closing?: AbortSignal): Promise<void> {
    try {
      const { row, rows, against } = await this.prepared(caller, id);
      const job = { caller, row, reading: new Reading(against), told: { ...noCounts }, kept: row.counts };
      await this.portions(job, rows, { layout: against.layout, closing });
    } catch (error) {
      if (error instanceof Overtaken) return;
      const code = refusalOf(error);
      if (code === undefined) throw error;
      await this.db.run(caller, async (em) => {
        const row = await lockImport(em, id);
        if (row?.state !== 'reading') return;
        await deletePortions(em, id);
        await updateImport(em, row, { state: 'unreadable', refusal: code, counts: noCounts, questions: [] });
      });
    }
  }

  /** A portion is kept while the next is read. */
  private async portions(
    job: Job,
    rows: AsyncIterable<Row>,
    { layout, closing }: { layout: Layout; closing: AbortSignal | undefined },
  ): Promise<void> {
    let said: Said[] = job.reading.othersColumns();
    let last = 0;
    let kept: Promise<void> = Promise.resolve();
    for await (const row of rows) {
      if (row.row <= layout.headingRow) continue;
      said.push(...job.reading.read(row));
      if (job.reading.rows > mostRows) throw new Unreadable('tooLong');
      if (job.reading.rows - last < rowsOfPortion && said.length < cellsOfPortion) continue;
      await kept;
      kept = this.tell(job, portionOf(job, said));
      kept.catch(() => undefined); // thrown where it is waited for
      [said, last] = [[], job.reading.rows];
      if (!closing?.aborted) continue;
      await kept;
      throw new Overtaken();
    }
    await kept;
    await this.tell(job, portionOf(job, said), [...layout.questions, ...job.reading.questions.values()]);
  }

  /** Keeps a portion with how far the file is, in one transaction; the last with what is asked. */
  private async tell(job: Job, portion: Portion, questions?: readonly ImportQuestion[]): Promise<void> {
    const { caller, row, told } = job;
    const { rows, said } = portion;
    const first = told.new + told.changed + told.same + told.error;
    const isKept = rows <= job.kept.rows && !questions;
    const compared = await this.db.run(caller, async (em) => {
      const now = await lockImport(em, row.id);
      if (now?.state !== 'reading' || now.counts.rows !== job.kept.rows) throw new Overtaken();
      const cells = await this.compared(em, now, said);
      const counts = counted(told, portion, cells);
      const isTold = rows <= job.kept.rows; // by an earlier life
      if (!isTold) await insertPortion(em, row, { first, cells });
      const state = questions && (questions.length > 0 ? ('asking' as const) : ('checked' as const));
      if (!isKept) await updateImport(em, row, { counts, ...(state && { state, questions: [...questions] }) });
      return counts;
    });
    Object.assign(told, compared);
    if (!isKept) job.kept = { ...compared };
  }

  private compared(em: EntityManager, row: FigureImportRow, said: readonly Said[]): Promise<Compared[]> {
    const other = this.recordings.of(row);
    return other ? other.compare(em, row, said) : compare(em, row, said);
  }

  private async prepared(caller: Caller, id: string) {
    const { provinceId } = caller;
    const { row, content, ...known } = await this.db.read(caller, async (em) => {
      const row = await findImport(em, id);
      if (row?.state !== 'reading') throw new Overtaken();
      const [{ heads } = { heads: [] }]: { heads: SetHead[] }[] = await em.query(`SELECT ${headsPart} AS heads`);
      const set = await this.sets.inForceOf(em, { provinceId, heads, tier: row.tier, on: row.asOf });
      const { today } = await todayIn(em, provinceId);
      const led = await this.ledBy(em, row, { set, today });
      const [closed, units] = [await closedNow(em), await listUnitsWithLives(em)];
      return { row, content: await contentOf(em, id), heads, set, today, closed, led, units };
    });
    const { heads, set, today, closed, led, units } = known;
    const { head, rows } = await begunWith(tableRows(content, row.sheet ?? undefined), headRows);
    const first = layoutOf(head, set, []);
    if (!first) throw new Unreadable('noHeadings');
    const layoutKey = keyOf(set.id, first);
    const answers = await this.db.read(caller, (em) => listAnswers(em, layoutKey));
    const layout = answers.length > 0 ? (layoutOf(head, set, answers) ?? first) : first;
    await this.db.run(caller, (em) =>
      updateImport(em, row, { layoutKey, layout: layout.kind, headingRow: layout.headingRow }),
    );
    const inForce = new Map<string, boolean>();
    const isInForce = (on: string) => {
      const is = inForce.get(on) ?? setInForce(heads, { level: 'commune', tier: row.tier, on })?.id === set.id;
      inForce.set(on, is);
      return is;
    };
    const communes = new UnitNames(units, answers);
    return { row, rows, against: { layout, communes, set, asOf: row.asOf, today, closed, isInForce, led } };
  }

  /** Of a department's file what it leads today, and who leads the rest. */
  private async ledBy(
    em: EntityManager,
    { basis, organisationId }: FigureImportRow,
    { set, today }: { set: CriteriaSetView; today: string },
  ): Promise<Led | null> {
    if (basis === 'entered') return null;
    const leads = await this.leads.of(em, set.id, today);
    const names = await this.leads.names(em);
    const own = [...leads.keys()].filter((no) => isLedBy(leads, no, organisationId ?? ''));
    const leadersOf = (no: number) => (leads.get(no) ?? []).flatMap((id) => names.get(id) ?? []).join(', ');
    return { criteria: new Set(own), leadersOf };
  }
}

interface Job {
  readonly caller: Caller;
  readonly row: FigureImportRow;
  readonly reading: Reading;
  /** Of the rows read so far. */
  readonly told: { -readonly [K in keyof ImportCounts]: number };
  /** As the database has it. */
  kept: ImportCounts;
}

/** The first rows of a table, and all of them: a file is taken apart once. */
async function begunWith(table: AsyncGenerator<Row>, most: number): Promise<{ head: Row[]; rows: AsyncIterable<Row> }> {
  const head: Row[] = [];
  while (head.length < most) {
    const next = await table.next();
    if (next.done) break;
    head.push(next.value);
  }
  return { head, rows: continued(head, table) };
}

async function* continued(head: readonly Row[], rest: AsyncIterable<Row>): AsyncGenerator<Row> {
  yield* head;
  yield* rest;
}

const isOfSender = (heading: string): boolean => heading !== '' && !isOfErrors(heading);

/** The column in which a file comes back with its errors does not make it another layout. */
const keyOf = (setId: string, { kind, headings }: Layout): string =>
  createHash('sha256')
    .update(JSON.stringify([setId, kind, headings.slice(0, headings.findLastIndex(isOfSender) + 1)]))
    .digest('hex');

/** Undefined: no fault of the file's. */
function refusalOf(error: unknown): RefusalCode | undefined {
  if (error instanceof Unreadable) return error.code;
  if (error instanceof UnknownEncoding) return 'encoding';
  return error instanceof BrokenTable ? 'broken' : undefined;
}

/** What was said since the last, and how many rows were read and left out by its end. */
interface Portion extends Pick<Reading, 'rows' | 'left'> {
  readonly said: readonly Said[];
}

const portionOf = ({ reading: { rows, left } }: Job, said: readonly Said[]): Portion => ({ rows, left, said });

function counted(told: ImportCounts, { rows, left }: Portion, cells: readonly Compared[]): ImportCounts {
  const counts = { ...told, rows, left };
  for (const { outcome } of cells) counts[outcome] += 1;
  return counts;
}

/** What stands of an indicator of a unit: the newest version of whatever day, and of each day what was said. */
interface Known {
  readonly newest: number;
  readonly days: Map<string, Standing>;
}

/** Each figure beside what stands of its day. */
async function compare(em: EntityManager, row: FigureImportRow, said: readonly Said[]): Promise<Compared[]> {
  const unitIds = [...new Set(said.flatMap(({ unitId }) => unitId ?? []))];
  const units = new Map<string, Map<string, Known>>();
  for (const one of await listStandings(em, row, unitIds)) {
    const indicators = units.get(one.unitId) ?? new Map<string, Known>();
    const known = indicators.get(one.indicator) ?? { newest: one.newest, days: new Map<string, Standing>() };
    known.days.set(one.asOf, one);
    units.set(one.unitId, indicators.set(one.indicator, known));
  }
  return said.map((one) => beside(one, units.get(one.unitId ?? '')?.get(one.indicator ?? '')));
}

function beside(one: Said, { newest, days }: Known = nothing): Compared {
  const { value: before = null, note: beforeNote = null } = days.get(one.asOf ?? '') ?? {};
  const { at, unitId, indicator, asOf, written, value, note, fault, other } = one;
  const outcome = outcomeOf(one, { before, beforeNote });
  return { at, unitId, indicator, asOf, written, value, note, fault, other, before, beforeNote, newest, outcome };
}

function outcomeOf(
  { value, note }: Said,
  { before, beforeNote }: Pick<Compared, 'before' | 'beforeNote'>,
): Compared['outcome'] {
  if (value === null) return 'error';
  if (before === null) return 'new';
  const saysMore = note !== null && note !== beforeNote;
  return isSame(before, value) && !saysMore ? 'same' : 'changed';
}

const nothing: Known = { newest: 0, days: new Map() };
