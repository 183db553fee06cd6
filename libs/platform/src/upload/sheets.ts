import { entriesOf, unfolding, type Entry } from './archive';
import { attribute, tokensOf, type Token } from './xml';

/** A row with the number that a spreadsheet gives it, and its cells as text from column A on. */
export interface Row {
  readonly row: number;
  readonly cells: readonly string[];
}

const mostUnfolded = 128 * 1024 * 1024;
const mostSharedText = 32 * 1024 * 1024;
const mostColumns = 1_000;

/** The names of the sheets of an XLSX file that are not hidden. Throws on what is no such file. */
export async function sheetNames(workbook: Buffer): Promise<string[]> {
  return (await sheetsOf(entriesOf(workbook))).map(({ name }) => name);
}

/**
 * The rows of a sheet of an XLSX file, the first unless it is named, one after the other: no more of the file is
 * unfolded at once than the row in hand and the texts that cells share. A number is written as its digits with a comma
 * before the fraction, a share in per cent with its sign, a day as YYYY-MM-DD; a formula is what it gave. Throws on a
 * file that is broken, refers elsewhere, or unfolds to too much.
 */
export async function* sheetRows(workbook: Buffer, sheet?: string): AsyncGenerator<Row> {
  const entries = entriesOf(workbook);
  const sheets = await sheetsOf(entries);
  const found = sheet === undefined ? sheets[0] : sheets.find(({ name }) => name === sheet);
  const file = found && entries.find(({ name }) => name === found.file);
  if (!file) throw new Error('The workbook has no such sheet');
  const known = { texts: await sharedTexts(entries), ...(await formatsOf(entries)), isFrom1904: found.isFrom1904 };
  const reading = new RowReading(known);
  for await (const tokens of tokensOf(unfolding(file, mostUnfolded))) yield* reading.read(tokens);
}

interface Sheet {
  readonly name: string;
  readonly file: string;
  readonly isFrom1904: boolean;
}

async function sheetsOf(entries: readonly Entry[]): Promise<Sheet[]> {
  const relations = await openings(entries, 'xl/_rels/workbook.xml.rels', 'Relationship');
  const targets = new Map(relations.map((one) => [attribute(one, 'Id'), attribute(one, 'Target') ?? '']));
  const [properties = ''] = await openings(entries, 'xl/workbook.xml', 'workbookPr');
  const isFrom1904 = /^(1|true)$/.test(attribute(properties, 'date1904') ?? '');
  const sheets = await openings(entries, 'xl/workbook.xml', 'sheet');
  return sheets
    .filter((one) => (attribute(one, 'state') ?? 'visible') === 'visible')
    .map((one) => {
      const target = targets.get(attribute(one, 'id')) ?? '';
      const file = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      return { name: attribute(one, 'name') ?? '', file, isFrom1904 };
    });
}

/** The attributes of every element of a name in a small file of the archive; none where the file is not there. */
async function openings(entries: readonly Entry[], file: string, element: string): Promise<string[]> {
  const found: string[] = [];
  for await (const tokens of tokensOf(piecesOf(entries, file))) {
    for (const token of tokens) if (token.kind === 'open' && token.name === element) found.push(token.attributes);
  }
  return found;
}

async function* piecesOf(entries: readonly Entry[], file: string): AsyncGenerator<Buffer> {
  const entry = entries.find(({ name }) => name === file);
  if (entry) yield* unfolding(entry, mostSharedText);
}

async function sharedTexts(entries: readonly Entry[]): Promise<string[]> {
  const texts: string[] = [];
  const reading = new TextReading();
  for await (const tokens of tokensOf(piecesOf(entries, 'xl/sharedStrings.xml'))) {
    for (const token of tokens) {
      if (token.kind === 'close' && token.name === 'si') texts.push(reading.taken());
      else reading.read(token);
    }
  }
  return texts;
}

/** Text of `t` elements; how a word is spoken (`rPh`) is none of it. */
class TextReading {
  private text = '';
  private isText = false;
  private isSpoken = false;

  read(token: Token): void {
    if (token.kind === 'text') {
      if (this.isText && !this.isSpoken) this.text += token.text;
    } else if (token.name === 't') this.isText = token.kind === 'open';
    else if (token.name === 'rPh') this.isSpoken = token.kind === 'open';
  }

  taken(): string {
    const { text } = this;
    this.text = '';
    return text;
  }
}

type Format = 'date' | 'percent' | 'plain';

interface Formats {
  /** By the number of a cell's style. */
  readonly formats: readonly Format[];
}

/** Which styles show a number as a day, and which as a share (ECMA-376, 18.8.30). */
async function formatsOf(entries: readonly Entry[]): Promise<Formats> {
  const file = 'xl/styles.xml';
  const own = new Map(
    (await openings(entries, file, 'numFmt')).map((one) => [attribute(one, 'numFmtId'), attribute(one, 'formatCode')]),
  );
  const formats: Format[] = [];
  let isInCells = false;
  for await (const tokens of tokensOf(piecesOf(entries, file))) {
    for (const token of tokens) {
      if (token.kind === 'text') continue;
      if (token.name === 'cellXfs') isInCells = token.kind === 'open';
      if (token.kind !== 'open' || token.name !== 'xf' || !isInCells) continue;
      const id = attribute(token.attributes, 'numFmtId') ?? '0';
      formats.push(formatOf(Number(id), own.get(id) ?? ''));
    }
  }
  return { formats };
}

function formatOf(id: number, code: string): Format {
  const shape = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  if ((id >= 14 && id <= 17) || id === 22 || /[dy]/i.test(shape)) return 'date';
  return id === 9 || id === 10 || shape.includes('%') ? 'percent' : 'plain';
}

interface Known extends Formats {
  readonly texts: readonly string[];
  readonly isFrom1904: boolean;
}

/** Gathers cells to rows, in whatever pieces the sheet comes. */
class RowReading {
  private row = 0;
  private cells: string[] = [];
  private column = 0;
  private attributes = '';
  private value = '';
  private isValue = false;
  private readonly inline = new TextReading();

  constructor(private readonly known: Known) {}

  *read(tokens: readonly Token[]): Generator<Row> {
    for (const token of tokens) {
      this.inline.read(token);
      if (token.kind === 'text') {
        if (this.isValue) this.value += token.text;
      } else if (token.kind === 'open') this.open(token.name, token.attributes);
      else if (token.name === 'v') this.isValue = false;
      else if (token.name === 'c') this.put();
      else if (token.name === 'row') yield { row: this.row, cells: this.cells };
    }
  }

  private open(name: string, attributes: string): void {
    if (name === 'v') this.isValue = true;
    else if (name === 'row') {
      this.row = Number(attribute(attributes, 'r') ?? this.row + 1);
      [this.cells, this.column] = [[], 0];
    } else if (name === 'c') {
      [this.attributes, this.value] = [attributes, ''];
      this.inline.taken();
      const letters = /[A-Z]+/.exec(attribute(attributes, 'r') ?? '')?.[0];
      if (letters !== undefined) this.column = columnOf(letters);
      if (this.column >= mostColumns) throw new Error('The sheet has too many columns');
    }
  }

  private put(): void {
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = this.textOf(attribute(this.attributes, 't') ?? 'n');
    this.column += 1;
  }

  private textOf(type: string): string {
    if (type === 's') return this.known.texts[Number(this.value)] ?? '';
    if (type === 'inlineStr') return this.inline.taken();
    if (type !== 'n' || this.value === '') return this.value;
    const number = Number(this.value);
    return Number.isNaN(number) ? this.value : this.shown(number);
  }

  private shown(number: number): string {
    const format = this.known.formats[Number(attribute(this.attributes, 's') ?? 0)] ?? 'plain';
    if (format === 'date') return dayOf(number, this.known.isFrom1904);
    return format === 'percent' ? `${withComma(Number((number * 100).toPrecision(15)))}%` : withComma(number);
  }
}

/** A number of a spreadsheet has no dots between thousands, and its fraction is one: as offices write it. */
const withComma = (value: number): string => String(value).replace('.', ',');

/** Spreadsheets count days from 30/12/1899, which makes 1900 a leap year as they believe it was; or from 1904. */
function dayOf(serial: number, isFrom1904: boolean): string {
  const date = new Date((Math.floor(serial) + (isFrom1904 ? 1_462 : 0) - 25_569) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(serial) : date.toISOString().slice(0, 10);
}

/** `A` is 0, `AA` is 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
