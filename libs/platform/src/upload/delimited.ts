/** Longer than any row of a table. */
const mostOfRow = 100_000;

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];

/**
 * The rows of delimited text (RFC 4180) in UTF-8, cell by cell, an empty line as a row of one empty cell: a cell in quotes
 * may hold delimiters, ends of lines and, doubled, quotes. Lines end in LF or CR LF, or in CR where there is no LF at all.
 * Throws on a quote that is not at a cell's begin or end, on one that is never closed, and on a row without end. In memory
 * is no more than the piece in hand.
 */
export function* delimitedRows(bytes: Buffer, delimiter: string): Generator<string[]> {
  const begin = bytes.subarray(0, 3).equals(mark) ? 3 : 0;
  const end = bytes.includes(lineFeed) ? lineFeed : carriageReturn;
  const reading = new RowReading(delimiter, end);
  for (const piece of wholeLines(bytes.subarray(begin), end)) {
    reading.add(piece.toString('utf8'));
    for (let row = reading.row(); row; row = reading.row()) yield row;
    if (reading.left > mostOfRow) throw new Error('A row has no end');
  }
  if (reading.left === 0) return;
  reading.add(String.fromCharCode(end));
  const last = reading.row();
  if (!last) throw new Error('A quote is not closed');
  yield last;
}

const mark = Buffer.from('\uFEFF');
const bytesOfPiece = 65_536;
const mostOfPiece = bytesOfPiece + 4 * mostOfRow; // a letter has up to four bytes

/** Pieces that end where a line does, so that no letter is cut. */
function* wholeLines(bytes: Buffer, end: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length;) {
    const last = bytes.indexOf(end, at + bytesOfPiece);
    const next = last < 0 ? bytes.length : last + 1;
    if (next - at > mostOfPiece) throw new Error('A row is too long');
    yield bytes.subarray(at, next);
    at = next;
  }
}

/** Takes rows off a text that grows. */
class RowReading {
  private text = '';
  /** The cell in hand, or what is behind it. */
  private at = 0;
  private lineEnd = -1;
  private readonly between: number;
  private readonly newLine: string;

  constructor(
    private readonly delimiter: string,
    private readonly end: number,
  ) {
    this.between = delimiter.charCodeAt(0);
    this.newLine = String.fromCharCode(end);
  }

  /** Letters that no row was made of yet. */
  get left(): number {
    return this.text.length - this.at;
  }

  add(piece: string): void {
    this.text = this.text.slice(this.at) + piece;
    this.at = 0;
  }

  /** Undefined: the next goes on behind the text. */
  row(): string[] | undefined {
    const from = this.at;
    const cells: string[] = [];
    this.lineEnd = this.text.indexOf(this.newLine, from);
    for (;;) {
      const cell = this.text.charCodeAt(this.at) === quote ? this.quoted() : this.bare();
      const next = cell === undefined ? NaN : this.next();
      if (cell === undefined || Number.isNaN(next)) {
        this.at = from;
        return undefined;
      }
      cells.push(cell);
      if (next !== this.end) continue;
      if (this.at - from > mostOfRow) throw new Error('A row is too long');
      return cells;
    }
  }

  private quoted(): string | undefined {
    const begin = this.at + 1;
    let close = this.text.indexOf('"', begin);
    while (close >= 0 && this.text.charCodeAt(close + 1) === quote) close = this.text.indexOf('"', close + 2);
    if (close < 0) return undefined;
    this.at = close + 1;
    if (this.at > this.lineEnd) this.lineEnd = this.text.indexOf(this.newLine, this.at); // the cell held some
    const cell = this.text.slice(begin, close);
    return cell.includes('"') ? cell.replaceAll('""', '"') : cell;
  }

  private bare(): string | undefined {
    if (this.lineEnd < 0) return undefined;
    const begin = this.at;
    const next = this.text.indexOf(this.delimiter, begin);
    const isLast = next < 0 || next > this.lineEnd;
    this.at = isLast ? this.lineEnd : next;
    if (isLast && this.at > begin && this.text.charCodeAt(this.at - 1) === carriageReturn) this.at -= 1;
    const cell = this.text.slice(begin, this.at);
    if (cell.includes('"')) throw new Error('A quote stands within a cell that has none at its begin');
    return cell;
  }

  /** Goes on behind what ends a cell: a delimiter or the end of the line; NaN where the text ends before it. */
  private next(): number {
    if (this.text.charCodeAt(this.at) === carriageReturn && this.text.charCodeAt(this.at + 1) === lineFeed)
      this.at += 1;
    const code = this.text.charCodeAt(this.at);
    if (code !== this.end && code !== this.between && !Number.isNaN(code)) {
      throw new Error('Behind a closing quote stands more of its cell');
    }
    this.at += 1;
    return code;
  }
}
