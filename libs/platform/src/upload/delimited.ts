import { parse } from 'csv-parse/sync';

/** Longer than any row of a table. */
const mostOfRow = 100_000;

const [quote, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];

/**
 * The rows of delimited text (RFC 4180) in UTF-8, cell by cell, an empty line as a row of one empty cell. Lines end in LF or
 * CR LF, or in CR where there is no LF at all. Throws on a quote that is out of place or never closed, and on a row without
 * end. In memory are the rows of one piece.
 */
export function* delimitedRows(bytes: Buffer, delimiter: string): Generator<string[]> {
  const begin = bytes.subarray(0, 3).equals(mark) ? 3 : 0;
  for (const piece of wholeRows(bytes.subarray(begin))) {
    const rows: string[][] = parse(piece, {
      ...{ delimiter, record_delimiter: ['\r\n', '\n', '\r'] },
      ...{ relax_column_count: true, skip_empty_lines: false, max_record_size: mostOfRow },
    });
    yield* rows;
  }
}

const mark = Buffer.from('\uFEFF');
const bytesOfPiece = 65_536;
const mostOfPiece = bytesOfPiece + 4 * mostOfRow; // a letter has up to four bytes

/** Pieces that end where a line does, and no quote is open. */
function* wholeRows(bytes: Buffer): Generator<Buffer> {
  const end = bytes.includes(lineFeed) ? lineFeed : carriageReturn;
  for (let at = 0; at < bytes.length;) {
    let [next, isOpen] = [at, false];
    do {
      const from = next;
      const line = bytes.indexOf(end, Math.max(from, at + bytesOfPiece));
      next = line < 0 ? bytes.length : line + 1;
      if (next - at > mostOfPiece) throw new Error('A row has no end');
      isOpen = isOpen !== isOdd(bytes.subarray(from, next));
    } while (isOpen && next < bytes.length);
    yield bytes.subarray(at, next);
    at = next;
  }
}

/** Whether the bytes hold an odd number of quotes. */
function isOdd(bytes: Buffer): boolean {
  let count = 0;
  for (let at = bytes.indexOf(quote); at >= 0; at = bytes.indexOf(quote, at + 1)) count += 1;
  return count % 2 === 1;
}
