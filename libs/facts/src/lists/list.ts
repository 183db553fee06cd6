import type { ListAnswer, ListImport, ListQuestion, ListRow, UnitQuestion } from '@langmoi/contracts/list-imports';
import { Problem } from '@langmoi/contracts/problem';
import { addressOf } from '@langmoi/contracts/workbook';
import { createHash } from 'node:crypto';
import type { Language } from '@langmoi/platform/language';
import type { SentSheet } from '@langmoi/platform/upload/workbook';
import { plain, read, shownOf, type ListColumn, type Said } from './columns';
import { listFaults, type Words } from './faults';
import { readList, type SentList } from './sent-list';
import { isSum } from './unit-names';

/** What is wrong with a row, and in which of its columns. */
export interface RowFault<K extends string> extends Words {
  readonly column: K;
}

/**
 * What a row speaks of: an entry of the list by its key, or what nobody can tell without asking; or it is none of it, as
 * one without a word is of any list.
 */
export type Named<K extends string> =
  | { readonly key: string; readonly subject: string }
  | { readonly question: UnitQuestion['candidates']; readonly written: string; readonly column: K }
  | { readonly fault: RowFault<K> }
  | { readonly left: true };

/** An entry of the list that stands. */
export interface Entry<K extends string> {
  readonly subject: string;
  readonly said: Said<K>;
}

/** A row that says anything new: what was, and what is said now. */
export interface Change<K extends string> {
  readonly row: number;
  readonly key: string;
  readonly subject: string;
  readonly before: Said<K> | null;
  readonly said: Said<K>;
}

/** A list that people keep, which is written as a file and taken back from one. */
export interface List<K extends string> {
  readonly columns: Readonly<Record<K, ListColumn>>;
  /** What stands, in the order of the file. */
  readonly entries: ReadonlyMap<string, Entry<K>>;
  name(said: Said<K>): Named<K>;
  /** As the list keeps it: what one cell makes meaningless in another is nothing. */
  settle?(said: Said<K>): Said<K>;
  /** What is wrong with changes beyond their single cells, row by row; nobody has recorded any of them yet. */
  faultsOf(changes: readonly Change<K>[]): ReadonlyMap<number, readonly RowFault<K>[]>;
}

interface Examined<K extends string> {
  readonly changes: readonly Change<K>[];
  readonly wrong: Map<number, { readonly subject: string; readonly faults: RowFault<K>[] }>;
  readonly questions: ListQuestion[];
  readonly counts: { readonly rows: number; readonly left: number; readonly same: number };
  readonly seen: ReadonlySet<string>;
}

export interface Sending {
  readonly sheet: SentSheet;
  readonly answers: readonly ListAnswer[];
  readonly plan?: string;
  readonly onlyValid: boolean;
  readonly language: Language;
}

/** What a sender asks, the file by its digest: the request of a command. */
export const askedOf = ({ sheet, answers, plan, onlyValid }: Sending): object => ({
  ...{ answers, plan: plan ?? null, onlyValid, digest: createHash('sha256').update(sheet.content).digest('hex') },
});

/**
 * Tries a file of a list: every change beside what stands, every fault in its cell. With a plan, the changes are handed to
 * `record`: all of them, or none where anything is wrong or asked, unless the sender asks for the valid rows. Throws
 * `/problems/file-not-readable`, and `/problems/stale-version` where the plan was made of something else.
 */
export async function takeList<K extends string>(
  list: List<K>,
  { sheet, answers, plan: seen, onlyValid, language }: Sending,
  record: (changes: readonly Change<K>[]) => Promise<void>,
): Promise<ListImport> {
  const sent = await readList(sheet, list.columns, answers);
  const examined: Examined<K> = new Examining(list, sent);
  const { changes, wrong, counts, questions } = examined;
  const plan = planOf(sheet, examined);
  if (seen !== undefined && seen !== plan) {
    throw new Problem('/problems/stale-version', 409, 'Something else stands than what was shown', { plan });
  }
  const isWhole = wrong.size === 0 && questions.length === 0;
  const applied = seen !== undefined && changes.length > 0 && (isWhole || onlyValid);
  if (applied) await record(changes);
  return {
    ...{ applied, plan, questions },
    counts: {
      ...counts,
      new: changes.filter(({ before }) => before === null).length,
      changed: changes.filter(({ before }) => before !== null).length,
      error: wrong.size,
    },
    absent: [...list.entries.keys()].filter((key) => !examined.seen.has(key)).length,
    leftOut: [...sent.leftOut],
    rows: rowsOf(list, sent, examined, language),
    sent:
      wrong.size === 0
        ? null
        : { headingRow: sent.headingRow, rows: sent.rows.map(({ row, cells }) => ({ row, cells: [...cells] })) },
  };
}

/** Names what a person was shown: the file, and every change with what stood before it. */
const planOf = <K extends string>({ content }: SentSheet, { changes, wrong }: Examined<K>): string =>
  createHash('sha256')
    .update(content)
    .update(JSON.stringify([changes, [...wrong]]))
    .digest('hex');

/** Row by row, and then what the list says of the changes together. */
class Examining<K extends string> implements Examined<K> {
  changes: Change<K>[] = [];
  readonly wrong: Examined<K>['wrong'] = new Map();
  readonly counts = { rows: 0, left: 0, same: 0 };
  private readonly asked: Map<string, ListQuestion>;
  private readonly rowOf = new Map<string, number>();

  constructor(
    private readonly list: List<K>,
    private readonly sent: SentList<K>,
  ) {
    this.asked = new Map(sent.questions.map((one) => [`${one.kind} ${one.written}`, one]));
    for (const { row, cells } of sent.rows) if (row > sent.headingRow) this.take(row, rowIn(list, sent, cells));
    this.refuse();
  }

  get questions(): ListQuestion[] {
    return [...this.asked.values()];
  }

  get seen(): ReadonlySet<string> {
    return new Set(this.rowOf.keys());
  }

  private take(row: number, { named, ...one }: RowIn<K>): void {
    this.counts.rows += 1;
    if ('left' in named) this.counts.left += 1;
    else if ('question' in named) this.ask(named, at(this.sent, named.column, row));
    else if ('fault' in named) this.wrong.set(row, { subject: '', faults: [named.fault] });
    else this.hold(row, named, one);
  }

  private ask({ question: candidates, written }: Extract<Named<K>, { question: unknown }>, where: string): void {
    const name = `unit ${written}`;
    if (!this.asked.has(name)) this.asked.set(name, { kind: 'unit', written, at: where, candidates });
  }

  /** Against what stands. */
  private hold(row: number, { key, subject }: { key: string; subject: string }, one: Omit<RowIn<K>, 'named'>): void {
    const twin = this.rowOf.get(key);
    this.rowOf.set(key, twin ?? row);
    const faults = twin === undefined ? one.faults : [above(this.list, this.sent, twin)];
    const before = this.list.entries.get(key)?.said ?? null;
    if (faults.length > 0) this.wrong.set(row, { subject, faults });
    else if (one.isSame) this.counts.same += 1;
    else this.changes.push({ row, key, subject, before, said: one.said });
  }

  private refuse(): void {
    const refused = this.list.faultsOf(this.changes);
    for (const { row, subject } of this.changes) {
      const faults = refused.get(row) ?? [];
      if (faults.length > 0) this.wrong.set(row, { subject, faults: [...faults] });
    }
    this.changes = this.changes.filter(({ row }) => !this.wrong.has(row));
  }
}

interface RowIn<K extends string> {
  readonly named: Named<K>;
  readonly said: Said<K>;
  readonly isSame: boolean;
  readonly faults: RowFault<K>[];
}

/** A row that cannot be named because it adds up those above: it is none of the list. */
function unlessSum<K extends string>(named: Named<K>, cells: readonly string[]): Named<K> {
  const first = cells.find((cell) => cell.trim() !== '') ?? '';
  return 'fault' in named && isSum(first) ? { left: true } : named;
}

/** A row with what stands where the file has no column of it. */
function rowIn<K extends string>(list: List<K>, { places }: SentList<K>, cells: readonly string[]): RowIn<K> {
  const { columns, entries } = list;
  const keys = Object.keys(columns) as K[];
  const written = (key: K) => cells[places.get(key) ?? -1] ?? '';
  const parsed = keys.map((key) => [key, read(columns[key], written(key))] as const);
  const own = Object.fromEntries(parsed.map(([key, one]) => [key, typeof one === 'string' ? one : ''])) as Said<K>;
  const isBlank = parsed.every(([, one]) => one === '');
  const named: Named<K> = isBlank ? { left: true } : unlessSum(list.name(own), cells);
  if (!('key' in named)) return { named: unreadFirst(named, parsed), said: own, isSame: false, faults: [] };
  const before = entries.get(named.key)?.said;
  const merged = Object.fromEntries(keys.map((key) => [key, places.has(key) ? own[key] : (before?.[key] ?? '')]));
  const said = list.settle?.(merged as Said<K>) ?? (merged as Said<K>);
  const differs = (key: K) => isOther(columns[key], said[key], before?.[key]);
  const faults = parsed.flatMap(([column, one]): RowFault<K>[] =>
    typeof one === 'string' ? [] : [{ column, ...one }],
  );
  const isSame = before !== undefined && !keys.some(differs) && faults.length === 0;
  const wrong = keys.flatMap((column): RowFault<K>[] => {
    if (isSame || faults.some((one) => one.column === column)) return [];
    const { needed, kind } = columns[column];
    if (needed && said[column] === '') return [{ column, ...listFaults.empty }];
    const isFormula = kind === 'text' && /^[=+@]/.test(said[column]) && differs(column);
    return isFormula ? [{ column, ...listFaults.formula }] : [];
  });
  return { named, said, isSame, faults: [...faults, ...wrong] };
}

const isOther = ({ kind }: ListColumn, said: string, before = ''): boolean =>
  kind !== 'name' && plain(said) !== plain(before);

/** Where a cell cannot be read, that is what is wrong with it, and not that it says nothing. */
function unreadFirst<K extends string>(named: Named<K>, parsed: readonly (readonly [K, string | Words])[]): Named<K> {
  if (!('fault' in named)) return named;
  const [, read] = parsed.find(([key]) => key === named.fault.column) ?? [];
  return read === undefined || typeof read === 'string' ? named : { fault: { column: named.fault.column, ...read } };
}

/** The cell of a column; of one that the file has not, the first of the row. */
const at = <K extends string>({ places }: SentList<K>, column: K, row: number): string =>
  addressOf(places.get(column) ?? 0, row);

function above<K extends string>({ columns }: List<K>, sent: SentList<K>, twin: number): RowFault<K> {
  const [column = Object.keys(columns)[0] as K] = sent.places.keys();
  const { detail, remedy } = listFaults.rowAbove;
  const where = at(sent, column, twin);
  return { column, remedy, detail: { vi: `${detail.vi} (${where})`, en: `${detail.en} (${where})` } };
}

function rowsOf<K extends string>(
  { columns }: List<K>,
  sent: SentList<K>,
  { changes, wrong }: Examined<K>,
  language: Language,
): ListRow[] {
  const keys = Object.keys(columns) as K[];
  const changed = changes.map(({ row, subject, before, said }): ListRow => ({
    ...{ row, subject, outcome: before === null ? 'new' : 'changed', faults: [] },
    cells: keys
      .filter((key) => isOther(columns[key], said[key], before?.[key]))
      .map((key) => ({
        heading: columns[key].heading,
        before: shownOf(columns[key], before?.[key] ?? ''),
        after: shownOf(columns[key], said[key]),
      })),
  }));
  const refused = [...wrong].map(([row, { subject, faults }]): ListRow => ({
    ...{ row, subject, outcome: 'error', cells: [] },
    faults: faults.map(({ column, detail, remedy }) => ({
      ...{
        at: at(sent, column, row),
        detail: `${columns[column].heading}: ${detail[language]}`,
        remedy: remedy[language],
      },
    })),
  }));
  return [...refused, ...changed].sort((a, b) => a.row - b.row);
}
