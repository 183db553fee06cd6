import type { Caller } from '@langmoi/contracts/caller';
import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { ImportJudged } from '@langmoi/contracts/figure-imports';
import { FiguresRecorded } from '@langmoi/contracts/figures';
import { isClosed } from '@langmoi/domain/closed-figures';
import type { Judgement } from '@langmoi/domain/criteria/judgement';
import { Db } from '@langmoi/platform/db';
import { todayIn } from '@langmoi/platform/directory-copy';
import { newId } from '@langmoi/platform/id';
import { appendAll, type DataOf } from '@langmoi/platform/outbox';
import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { closedNow } from '../figure-closing/figure-closing.service';
import { JudgementService, type Added, type Outcomes } from '../judgement/judgement.service';
import { noCounts } from './import';
import type { FigureImportRow } from './import.entity';
import { deletePortions, listTouched, lockImport, updateImport } from './import.repository';
import { ClosedSince } from './recording';
import { Recordings } from './recordings';
import type { RefusalCode } from './sentences';
import { take, type Recording, type Taken } from './taking';

/** Records checked files and takes recorded ones back, each in one transaction. */
@Injectable()
export class Applying {
  constructor(
    private readonly db: Db,
    private readonly judgements: JudgementService,
    private readonly recordings: Recordings,
  ) {}

  /**
   * Records a checked file as one import: every figure as the next version, all of them or none; judges the communes it
   * touched, and tells of each. Where somebody recorded since the check, or days of it were closed, nothing is recorded,
   * and the file is checked again.
   */
  async apply(caller: Caller, id: string): Promise<void> {
    const refusal = await this.refusalOf(caller, 'changedSince', async (em) => {
      const row = await lockImport(em, id);
      if (row?.state !== 'applying' || !row.applied) return;
      const recording = { entryId: id, act: row.applied, as: 'record' } as const;
      await updateImport(em, row, { state: 'applied', judged: await this.acted(em, row, recording) });
    });
    if (!refusal) return;
    await this.db.run(caller, async (em) => {
      const row = await lockImport(em, id);
      if (row?.state !== 'applying') return;
      await deletePortions(em, id);
      const again = { state: 'reading', counts: noCounts, questions: [] } satisfies Partial<FigureImportRow>;
      await updateImport(em, row, { ...again, refusal, applied: null });
    });
  }

  /**
   * Takes a file back: of each figure another version, with what stood of its day before, or without a value. Where
   * somebody recorded on top of any of them, or days of it were closed, nothing is taken back.
   */
  async undo(caller: Caller, id: string): Promise<void> {
    const refusal = await this.refusalOf(caller, 'recordedSince', async (em) => {
      const row = await lockImport(em, id);
      if (row?.state !== 'undoing' || !row.undone) return;
      const recording = { entryId: newId(), act: row.undone, as: 'restore' } as const;
      await updateImport(em, row, { state: 'undone', judged: await this.acted(em, row, recording) });
    });
    if (!refusal) return;
    await this.db.run(caller, async (em) => {
      const row = await lockImport(em, id);
      if (row?.state === 'undoing') {
        await updateImport(em, row, { state: 'applied', refusal, undone: null });
      }
    });
  }

  /** A bug of ours must not hold up the files behind one: the person is told, and may try again. */
  giveBack(caller: Caller, id: string): Promise<void> {
    return this.db.run(caller, async (em) => {
      const row = await lockImport(em, id);
      if (row) await updateImport(em, row, { ...before(row), refusal: 'failed' });
    });
  }

  /** Why nothing of it is kept: days were closed, or somebody has recorded a version that the file was to be; else null. */
  private async refusalOf(
    caller: Caller,
    overtaken: RefusalCode,
    work: (em: EntityManager) => Promise<void>,
  ): Promise<RefusalCode | null> {
    try {
      await this.db.run(caller, work);
      return null;
    } catch (error) {
      if (error instanceof ClosedSince) return 'closedSince';
      if (isOvertaken(error)) return overtaken;
      throw error;
    }
  }

  private acted(em: EntityManager, row: FigureImportRow, recording: Recording) {
    const other = this.recordings.of(row);
    const { act, as } = recording;
    return other ? this.actedBy(other, em, { row, act, as }) : this.record(em, row, recording);
  }

  private async actedBy(
    other: Parameters<Recordings['act']>[1],
    em: EntityManager,
    asked: Parameters<Recordings['act']>[2],
  ): Promise<ImportJudged> {
    const touched = await this.recordings.act(em, other, asked);
    if (!touched) throw new Overtaken();
    const { unitIds, on } = touched;
    const { provinceId, criteriaSet: setId } = asked.row;
    const outcomes = await this.judgements.outcomesBy(em, { provinceId, setId, on });
    const communesOf = new Map<number, number>();
    for (let at = 0; at < unitIds.length; at += unitsOfPortion) {
      const judged = await outcomes.of(unitIds.slice(at, at + unitsOfPortion));
      for (const { metCount } of judged) communesOf.set(metCount, (communesOf.get(metCount) ?? 0) + 1);
    }
    return summed(on, outcomes.set, communesOf);
  }

  /**
   * Part by part: while the communes of one are judged, the database takes it in. Whether anybody recorded since the
   * check is not asked: then a version is there already, and the key of figures says so.
   */
  private async record(em: EntityManager, row: FigureImportRow, recording: Recording): Promise<ImportJudged> {
    const { provinceId, criteriaSet: setId } = row;
    const { today } = await todayIn(em, provinceId);
    const { parts, unitIds, firstOn, lastOn: on } = await contentOf(em, row);
    await lockUnits(em, unitIds);
    if (isClosed(await closedNow(em), firstOn)) throw new ClosedSince();
    const outcomes = await this.judgements.outcomesBy(em, { provinceId, setId, on });
    const taking = { ...recording, today, on, isOneDay: firstOn === on, outcomes, adding: [] };
    try {
      const communesOf = await told(em, row, taking, parts);
      await Promise.all(taking.adding);
      return summed(on, outcomes.set, communesOf);
    } catch (error) {
      throw (await firstFailure(taking.adding, isOvertaken)) ?? error; // of what was overtaken all that follows fails
    }
  }
}

/** Has the parts of a file taken in, judges their communes, and tells of each; how many of them meet how many criteria. */
async function told(
  em: EntityManager,
  row: FigureImportRow,
  taking: Taking,
  parts: readonly Part[],
): Promise<Map<number, number>> {
  const communesOf = new Map<number, number>();
  let now = begun(em, row, taking, parts[0]);
  for (let index = 1; now; index++) {
    const taken = new Map((await now.taking).map((one) => [one.unitId, one]));
    const next = begun(em, row, taking, parts[index]);
    for (const { ids, known } of now.portions) {
      const portion = ids.flatMap((id) => taken.get(id) ?? []);
      const judged = taking.outcomes.judge(await known(), addedBy(row, taking, portion));
      for (const { metCount } of judged) communesOf.set(metCount, (communesOf.get(metCount) ?? 0) + 1);
      await appendAll(em, row, FiguresRecorded, newsOf(row, taking, portion, judged));
    }
    now = next;
  }
  return communesOf;
}

async function firstFailure(all: readonly Promise<unknown>[], isIt: (error: unknown) => boolean): Promise<unknown> {
  const reasons = (await Promise.allSettled(all)).map((one) => (one.status === 'rejected' ? one.reason : undefined));
  return reasons.find(isIt);
}

/** Somebody recorded what the file was to be a version of. */
class Overtaken extends Error {}

/** How many communes meet how many criteria, the most met first. */
function summed(
  on: string,
  { criteria }: Pick<CriteriaSetView, 'criteria'>,
  communesOf: Iterable<readonly [metCount: number, communes: number]>,
): ImportJudged {
  const communes = [...communesOf]
    .sort(([a], [b]) => b - a)
    .map(([metCount, count]) => ({ metCount, communes: count }));
  return { on, criteria: communes.length > 0 ? criteria.length : 0, communes };
}

function before({ state }: FigureImportRow): Partial<FigureImportRow> {
  if (state === 'applying') return { state: 'checked', applied: null };
  return state === 'undoing' ? { state: 'applied', undone: null } : { state: 'unreadable' };
}

function isOvertaken(error: unknown): boolean {
  if (error instanceof Overtaken) return true;
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { readonly code?: string; readonly constraint?: string };
  return code === '23505' && constraint === 'pk_figures';
}

/** Communes that are judged at once, however many figures of a file are recorded in one statement. */
const unitsOfPortion = 500;

/** Portions that share no commune with any other, by their first cells. */
interface Part {
  readonly portions: readonly number[];
  readonly unitIds: readonly string[];
}

/** What of a file is recorded. */
interface Content {
  readonly parts: readonly Part[];
  readonly unitIds: readonly string[];
  /** Its first day and its last. */
  readonly firstOn: string;
  readonly lastOn: string;
}

async function contentOf(em: EntityManager, { id: importId, asOf }: FigureImportRow): Promise<Content> {
  const portions = (await listTouched(em, importId)).filter(({ touched }) => touched.length > 0);
  const lastOf = new Map(portions.flatMap(({ touched }, index) => touched.map((unitId) => [unitId, index] as const)));
  const parts: Part[] = [];
  let [open, end]: [typeof portions, number] = [[], 0];
  for (const [index, portion] of portions.entries()) {
    open.push(portion);
    end = portion.touched.reduce((last, unitId) => Math.max(last, lastOf.get(unitId) ?? 0), end);
    if (end > index) continue;
    parts.push({ portions: open.map(({ first }) => first), unitIds: [...new Set(open.flatMap((one) => one.touched))] });
    open = [];
  }
  const days = portions.flatMap(({ firstOn, lastOn }) => [firstOn ?? asOf, lastOn ?? asOf]).sort();
  return { parts, unitIds: [...lastOf.keys()], firstOn: days.at(0) ?? asOf, lastOn: days.at(-1) ?? asOf };
}

/** The communes of a file, in the order of ids, as whoever records of several takes them. */
async function lockUnits(em: EntityManager, unitIds: readonly string[]): Promise<void> {
  await em.query('SELECT FROM directory_units WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [unitIds]);
}

interface Taking extends Recording {
  readonly today: string;
  /** The last day of the file, by which its communes are judged. */
  readonly on: string;
  readonly isOneDay: boolean;
  readonly outcomes: Outcomes;
  /** What the database was asked to add so far. */
  readonly adding: Promise<unknown>[];
}

/** A part that the database was asked for. */
interface Begun {
  readonly taking: Promise<Taken[]>;
  /** Communes of it that are judged at once, and what else is known of them. */
  readonly portions: readonly { readonly ids: readonly string[]; known(): ReturnType<Outcomes['known']> }[];
}

/**
 * Asks for a part without waiting; whoever does not wait either hears of a failure from the next. What else is known of its
 * first communes is read before figures are added, and so not through them; of what is restored behind it, for it
 * may leave a day without a value.
 */
function begun(em: EntityManager, row: FigureImportRow, taking: Taking, part: Part | undefined): Begun | undefined {
  if (!part) return undefined;
  const { as, entryId, outcomes } = taking;
  const known = (ids: readonly string[]) => outcomes.known(ids, as === 'record' ? entryId : undefined);
  const first = part.unitIds.slice(0, unitsOfPortion);
  const before = as === 'record' ? known(first) : undefined;
  const { taking: taken, adding } = take(em, row, { ...taking, portions: part.portions });
  const ofFirst = before ?? known(first);
  for (const one of [taken, adding, ofFirst]) one.catch(() => undefined);
  taking.adding.push(adding);
  const portions = [{ ids: first, known: () => ofFirst }];
  for (let at = unitsOfPortion; at < part.unitIds.length; at += unitsOfPortion) {
    const ids = part.unitIds.slice(at, at + unitsOfPortion);
    portions.push({ ids, known: () => known(ids) });
  }
  return { taking: taken, portions };
}

/** None of what is restored: it may take a day's value away, so that an earlier day counts. Pure. */
function addedBy(
  { criteriaSet, rehearsal, asOf: ofFile }: FigureImportRow,
  { as }: Recording,
  taken: readonly Taken[],
): Added[] {
  if (as === 'restore') return [];
  return taken.map(({ unitId, said }) => ({
    ...{ unitId, criteriaSet },
    said: said.map(([indicator, version, on, value]) => {
      const asOf = on ?? ofFile;
      return { unitId, criteriaSet, indicator, version, asOf, value, rehearsal };
    }),
  }));
}

type Told = DataOf<typeof FiguresRecorded>;

/** What is told of each commune; one that was no longer there on the day is not judged. Pure. */
function newsOf(
  { criteriaSet, rehearsal, asOf: ofFile }: FigureImportRow,
  { entryId, act: { capacity }, today: knownOn, on, outcomes: { set } }: Taking,
  taken: readonly Taken[],
  judged: readonly Judgement[],
): { subject: string; data: Told }[] {
  const judgementOf = new Map(judged.map((one) => [one.unit.id, one]));
  return taken.map(({ unitId, said: of }) => {
    const own = judgementOf.get(unitId);
    const figures = of.map(([indicator, version, asOf]) => ({ indicator, version, asOf: asOf ?? ofFile }));
    const said = { entryId, communeId: unitId, criteriaSet, basis: 'entered', knownOn, rehearsal, capacity } as const;
    return {
      subject: unitId,
      data: { ...said, figures, ...(own && { judged: toldOf(own, { on, setVersion: set.version }) }) },
    };
  });
}

const toldOf = (
  { outcome, metCount, criteria }: Judgement,
  by: { on: string; setVersion: number },
): NonNullable<Told['judged']> => ({
  ...{ ...by, outcome, metCount, criteria: criteria.map(({ no, outcome: of }) => ({ no, outcome: of })) },
});
