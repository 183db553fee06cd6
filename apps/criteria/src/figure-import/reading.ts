import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { FigurePart, ImportQuestion } from '@langmoi/contracts/figure-imports';
import { faultsOf } from '@langmoi/domain/criteria/fact';
import { writtenDay } from '@langmoi/domain/written';
import { searchKey } from '@langmoi/domain/vietnamese';
import { addressOf } from '@langmoi/contracts/workbook';
import { isClosed, type Closed } from '@langmoi/domain/closed-figures';
import type { Row } from '@langmoi/platform/upload/sheets';
import type { UnitNames } from '@langmoi/facts/lists/unit-names';
import { indicatorsOf, wasThere } from '../figure/figure.service';
import type { Column, Layout } from './layout';
import type { FaultCode } from './sentences';
import { metOf, quickOf, valueOf, type Met, type Pieces, type Quick, type Read } from './values';

/** One figure as a file says it, or what is wrong with it. */
export interface Said {
  /** Where it stands: of several cells the first, or the one at fault. */
  readonly at: string;
  readonly unitId: string | null;
  readonly indicator: string | null;
  readonly asOf: string | null;
  readonly written: string;
  readonly value: MeasuredValue | null;
  readonly note: string | null;
  readonly fault: FaultCode | null;
  readonly other: string | null;
}

/** What rows are held against. */
export interface Against {
  readonly layout: Layout;
  readonly communes: UnitNames;
  readonly set: CriteriaSetView;
  /** Where a row names no day. */
  readonly asOf: string;
  readonly today: string;
  readonly closed: Closed | null;
  /** Whether the set is the one in force on a day. */
  isInForce(on: string): boolean;
  /** What the department leads that confirms by the file; null: it is the coordination office's, of all criteria. */
  readonly led: Led | null;
}

/** Who leads the criteria of a set. */
export interface Led {
  readonly criteria: ReadonlySet<number>;
  /** The names of those who lead a criterion; empty where nobody does. */
  leadersOf(criterion: number): string;
}

type UnitQuestion = Extract<ImportQuestion, { kind: 'unit' }>;

const mostQuestions = 200;
const mostNote = 2_000;

/** Reads the rows of one file in their order, and remembers what was said before: the same figure twice is a fault. */
export class Reading {
  readonly questions = new Map<string, ImportQuestion>();
  rows = 0;
  left = 0;
  private readonly indicators: ReadonlyMap<string, IndicatorView>;
  private readonly places: ReadonlyMap<Column['role'], number>;
  /** Of a wide table the columns of each indicator; of a long one those of its figure, below the empty code. */
  private readonly figures: ReadonlyMap<string, readonly FigureColumn[]>;
  /** The figures that rows were asked for so far, by indicator. */
  private readonly known = new Map<string, Figure | null>();
  /** Of a table of criteria. */
  private readonly criteria: readonly { readonly criterion: number; readonly column: number }[];
  private readonly before = new Map<string, string>();

  constructor(private readonly against: Against) {
    const { columns } = against.layout;
    this.indicators = new Map(indicatorsOf(against.set).map((one) => [one.code, one]));
    this.places = new Map(columns.map((column, index) => [column.role, index] as const).reverse());
    const all = columns.map((one, column) => ({ ...one, column })).filter((one) => !this.isOthers(one));
    this.figures = Map.groupBy(
      all.filter((one) => one.role === 'figure'),
      ({ indicator }) => indicator ?? '',
    );
    this.criteria = all.filter((one) => one.role === 'criterion');
  }

  /** Columns of what another office leads: refused once, at their headings, and not read. */
  othersColumns(): Said[] {
    const { columns, headings, headingRow } = this.against.layout;
    return columns.flatMap((one, column) => {
      if (!this.isOthers(one)) return [];
      const criterion = this.criterionOf(one);
      return [this.notLed({ row: headingRow, cells: headings }, { column, criterion })];
    });
  }

  private isOthers(column: Column): boolean {
    const { led } = this.against;
    if (!led || (column.role !== 'criterion' && (column.role !== 'figure' || column.indicator === null))) return false;
    const criterion = this.criterionOf(column);
    return criterion === undefined || !led.criteria.has(criterion);
  }

  /** The criterion that a column is of; undefined of a condition. */
  private criterionOf(column: Column): number | undefined {
    if (column.role === 'criterion') return column.criterion;
    return column.role === 'figure' ? this.criterionWith(column.indicator ?? '') : undefined;
  }

  private criterionWith(indicator: string): number | undefined {
    return this.against.set.criteria.find(({ indicators }) => indicators.some(({ code }) => code === indicator))?.no;
  }

  private notLed(row: Row, { column, criterion, unitId = null }: NotLed): Said {
    const leaders = criterion === undefined ? '' : this.against.led?.leadersOf(criterion);
    return this.refused(row, column, { unitId, fault: 'notLed', other: leaders || null });
  }

  /** What a row says; nothing of a row that is none, or whose commune is asked for. */
  read(row: Row): Said[] {
    this.rows += 1;
    if (this.isNumbering(row)) {
      this.left += 1;
      return [];
    }
    const asOf = this.dayOf(row);
    const found = this.communeOf(row, typeof asOf === 'string' ? asOf : this.against.asOf);
    if (typeof found !== 'string') return found;
    if (typeof asOf !== 'string') return [this.refused(row, asOf.column, { unitId: found, fault: asOf.fault })];
    const of = { row, unitId: found, asOf };
    return this.against.layout.kind === 'long' ? this.long(of) : this.wide(of);
  }

  /** The row below the headings that numbers the columns: `A, B, 1, 2, 3` or `(1), (2), (3)`. */
  private isNumbering(row: Row): boolean {
    if (row.cells.some((cell) => cell.length > 5)) return false; // most rows, at once
    const said = row.cells.filter((cell) => cell !== '').map((cell) => cell.replace(/^\((.*)\)$/, '$1'));
    if (said.length < 3 || this.text(row, 'name') === '') return false;
    const numbers = said.filter((cell) => /^\d{1,3}$/.test(cell)).map(Number);
    const isInTurn = numbers.length > 1 && numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
    return isInTurn && said.every((cell) => /^(\d{1,3}|[A-Za-zĐđ])$/.test(cell));
  }

  private dayOf(row: Row): string | { fault: FaultCode; column: number } {
    const { asOf, today, closed } = this.against;
    const column = this.places.get('asOf') ?? 0;
    const text = this.text(row, 'asOf');
    const day = text === '' ? asOf : writtenDay(text);
    if (day === undefined) return { fault: 'noDay', column };
    if (day > today) return { fault: 'dayToCome', column };
    if (isClosed(closed, day)) return { fault: 'dayClosed', column };
    return day === asOf || this.against.isInForce(day) ? day : { fault: 'otherSetThen', column };
  }

  private communeOf(row: Row, on: string): string | Said[] {
    const naming = { code: this.text(row, 'code'), name: this.text(row, 'name'), district: this.text(row, 'district') };
    const found = naming.code + naming.name === '' ? ({ left: true } as const) : this.against.communes.find(naming, on);
    if ('left' in found) {
      this.left += 1;
      return [];
    }
    const column = this.places.get(naming.name === '' ? 'code' : 'name') ?? 0;
    if ('question' in found) {
      this.ask(found.written, { at: addressOf(column, row.row), candidates: found.question });
      return [this.refused(row, column, { unitId: null, fault: 'unitUnknown' })];
    }
    if (wasThere(this.against.communes.states(found.unitId), on)) return found.unitId;
    return [this.refused(row, column, { unitId: found.unitId, fault: 'unitNotThereThen' })];
  }

  private ask(written: string, question: Pick<UnitQuestion, 'at' | 'candidates'>): void {
    if (this.questions.has(written) || this.questions.size >= mostQuestions) return;
    this.questions.set(written, { kind: 'unit', written, ...question });
  }

  private wide(of: Of): Said[] {
    const { row, unitId } = of;
    const column = this.places.get('name') ?? this.places.get('code') ?? 0;
    const isOfCriteria = this.against.layout.kind === 'criteria';
    const twice = this.twice(isOfCriteria ? unitId : `${unitId} ${of.asOf}`, addressOf(column, row.row));
    if (twice !== null) return [this.refused(row, column, { unitId, fault: 'rowAbove', other: twice })];
    if (isOfCriteria) return this.criteria.flatMap((one) => this.criterion(of, one));
    const said: Said[] = [];
    for (const [code, columns] of this.figures) {
      const one = this.figure(of, code, columns);
      if (one) said.push(one);
    }
    return said;
  }

  private long(of: Of): Said[] {
    const column = this.places.get('indicator') ?? 0;
    const code = this.text(of.row, 'indicator').replace(/^(\d+),(\d+)$/, '$1.$2');
    if (!this.indicators.has(code)) {
      return [this.refused(of.row, column, { unitId: of.unitId, fault: 'indicatorUnknown' })];
    }
    const { led } = this.against;
    const criterion = this.criterionWith(code);
    if (led && (criterion === undefined || !led.criteria.has(criterion))) {
      return [this.notLed(of.row, { column, criterion, unitId: of.unitId })];
    }
    const said = this.figure(of, code, this.figures.get('') ?? []);
    return said ? [said] : [];
  }

  /** A criterion as a whole. A commune's own word is gathered by the office; a department says its own. */
  private criterion(of: Of, { criterion, column }: { criterion: number; column: number }): Said[] {
    const { row, unitId, asOf } = of;
    const written = row.cells[column] ?? '';
    if (written === '') return [];
    const read = metOf(written);
    const said = { at: addressOf(column, row.row), unitId, indicator: String(criterion), asOf, written, other: null };
    const note = [read?.remark, this.text(row, 'note')].filter(Boolean).join('. ') || null;
    const fault = this.faultOfMet(read, note);
    if (!read || fault) return [{ ...said, value: null, note: null, fault: fault ?? 'noMet' }];
    return [{ ...said, value: { kind: 'yesNo', yes: read.met }, note, fault: null }];
  }

  private faultOfMet(read: Met | undefined, note: string | null): FaultCode | null {
    if (!read) return 'noMet';
    if (this.against.led && searchKey(read.remark ?? '').includes('tu danh gia')) return 'selfAssessed';
    return (note?.length ?? 0) > mostNote ? 'noteTooLong' : null;
  }

  /** Null where no cell of it is filled. */
  private figure(of: Of, code: string, columns: readonly FigureColumn[]): Said | null {
    const figure = this.figureOf(code, columns);
    if (!figure) return null;
    const note = this.text(of.row, 'note') || null;
    const value = note === null ? figure.quick?.(of.row.cells) : undefined;
    return value && figure.takes(value) ? this.taken(of, figure, value) : this.looked(of, figure, note);
  }

  /** A figure of which each cell is filled, and nothing is wrong. */
  private taken({ row, unitId, asOf }: Of, { indicator, columns }: Figure, value: MeasuredValue): Said {
    const at = addressOf(columns[0]?.column ?? 0, row.row);
    const written = columns.map(({ column }) => row.cells[column]).join(' / ');
    const said = { at, unitId, indicator: indicator.code, asOf, written, value, note: null, fault: null, other: null };
    return this.onlyOnce(said);
  }

  private figureOf(code: string, columns: readonly FigureColumn[]): Figure | null {
    const known = this.known.get(code);
    if (known !== undefined) return known;
    const indicator = this.indicators.get(code);
    const law = indicator?.law;
    const takes = (value: MeasuredValue) => !!law && faultsOf(law, value).length === 0;
    const figure = indicator ? { indicator, columns, takes, quick: quickOf(indicator, columns) } : null;
    this.known.set(code, figure);
    return figure;
  }

  /** A figure of whatever cells, with what is wrong with it. */
  private looked({ row, unitId, asOf }: Of, { indicator, columns }: Figure, note: string | null): Said | null {
    const filled = columns.filter(({ column }) => (row.cells[column] ?? '') !== '');
    const [first] = filled;
    if (!first) return null;
    const pieces: Pieces = {};
    for (const { part, column } of filled) pieces[part] = row.cells[column] ?? '';
    const columnOf = (part: FigurePart) => filled.find((one) => one.part === part)?.column ?? first.column;
    const read = valueOf(indicator, pieces);
    const [fault, column] = this.faultOf(indicator, read, note, columnOf);
    const written = Object.values(pieces).join(' / ');
    const said = { unitId, indicator: indicator.code, asOf, written, other: null };
    if (fault) return { ...said, at: addressOf(column, row.row), value: null, note: null, fault };
    const at = addressOf(first.column, row.row);
    return this.onlyOnce({ ...said, at, value: 'value' in read ? read.value : null, note, fault: null });
  }

  /** In a list the same figure may come again; in a table the row of its commune would. */
  private onlyOnce(said: Said): Said {
    if (this.against.layout.kind !== 'long') return said;
    const { unitId, indicator, asOf, at } = said;
    const other = this.twice(`${unitId} ${indicator} ${asOf}`, at);
    return other === null ? said : { ...said, value: null, note: null, fault: 'figureAbove', other };
  }

  private faultOf(
    { law }: IndicatorView,
    read: Read,
    note: string | null,
    columnOf: (part: FigurePart) => number,
  ): [FaultCode | null, number] {
    if ('fault' in read) return [read.fault, columnOf(read.part)];
    if (note !== null && note.length > mostNote) return ['noteTooLong', this.places.get('note') ?? 0];
    const [fault] = law ? faultsOf(law, read.value) : [];
    const parts: Partial<Record<FaultCode, FigurePart>> = { ofWhichAboveNumerator: 'ofWhich', rateDisagrees: 'rate' };
    return [fault ?? null, columnOf((fault && parts[fault]) ?? 'numerator')];
  }

  /** Where the same was said before; null: nowhere. */
  private twice(key: string, at: string): string | null {
    const before = this.before.get(key);
    if (before === undefined) this.before.set(key, at);
    return before ?? null;
  }

  private text({ cells }: Row, role: Column['role']): string {
    const column = this.places.get(role);
    return column === undefined ? '' : (cells[column] ?? '');
  }

  private refused(
    { row, cells }: Row,
    column: number,
    { unitId, fault, other = null }: { unitId: string | null; fault: FaultCode; other?: string | null },
  ): Said {
    const at = addressOf(column, row);
    return {
      at,
      unitId,
      indicator: null,
      asOf: null,
      written: cells[column] ?? '',
      value: null,
      note: null,
      fault,
      other,
    };
  }
}

interface FigureColumn {
  readonly part: FigurePart;
  readonly column: number;
}

/** How the figures of an indicator are read. */
interface Figure {
  readonly indicator: IndicatorView;
  readonly columns: readonly FigureColumn[];
  readonly quick: Quick | undefined;
  /** Whether the value can be. */
  takes(value: MeasuredValue): boolean;
}

interface NotLed {
  readonly column: number;
  readonly criterion: number | undefined;
  readonly unitId?: string | null;
}

interface Of {
  readonly row: Row;
  readonly unitId: string;
  readonly asOf: string;
}
