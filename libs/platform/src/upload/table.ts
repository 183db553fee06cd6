import { isUtf8 } from 'node:buffer';
import { delimitedRows } from './delimited';
import { sheetRows, type Row } from './sheets';

/** "PK": an XLSX file is a ZIP archive. */
export const isArchive = (content: Buffer): boolean => content.subarray(0, 2).toString('latin1') === 'PK';

/** The text of a file is in an encoding in which nobody can tell the letters. */
export class UnknownEncoding extends Error {}

/** The file is broken, no table, or unfolds to too much; `cause` says what. */
export class BrokenTable extends Error {}

/**
 * The rows of a table as its file has them, empty ones left out, cells trimmed and in composed Unicode: an XLSX file (as
 * `sheetRows`) or text in UTF-8, with or without its mark, or in Windows-1258, which is what old Vietnamese Excel writes;
 * between cells semicolons, tabs or commas, whichever the first lines have. What the file is, its content says. Throws
 * `UnknownEncoding` and `BrokenTable`.
 */
export async function* tableRows(content: Buffer, sheet?: string): AsyncGenerator<Row> {
  try {
    for await (const { row, cells } of isArchive(content) ? sheetRows(content, sheet) : textRows(content)) {
      const read = cells.map(composed);
      if (read.some((cell) => cell !== '')) yield { row, cells: read };
    }
  } catch (cause) {
    throw cause instanceof UnknownEncoding ? cause : new BrokenTable('The table cannot be read', { cause });
  }
}

function* textRows(content: Buffer): Generator<Row> {
  const bytes = isUtf8(content) ? content : Buffer.from(textOf(content));
  let row = 0;
  for (const cells of delimitedRows(bytes, delimiterOf(bytes))) yield { row: ++row, cells };
}

/** Outside of quotes the first lines have most of it; in a file with decimal commas that is the semicolon. */
function delimiterOf(bytes: Buffer): string {
  const head = bytes.toString('utf8', 0, 4_000).replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => head.split(delimiter).length - 1;
  const [best = ','] = [';', '\t', ','].sort((a, b) => weightOf(b) * count(b) - weightOf(a) * count(a));
  return best;
}

/** A comma may be one of a number, or of a sentence: it has to be there more often than the others. */
const weightOf = (delimiter: string): number => (delimiter === ',' ? 1 : 3);

/** Text in UTF-8 or Windows-1258. Throws `UnknownEncoding`: TCVN3 and VNI look like any other bytes. */
export function textOf(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    const text = new TextDecoder('windows-1258').decode(content).normalize('NFC');
    if (/[^\p{Script=Latin}\p{N}\p{P}\p{Zs}₫+<=>|~^`$\t\r\n]|[µ¸¹®ªº×÷ÿþøåÅæÆØ]/u.test(text))
      throw new UnknownEncoding();
    return text;
  }
}

/** Composed, and without the apostrophe that keeps a spreadsheet from running a cell. */
export const composed = (cell: string): string =>
  /^[\w.,/]*$/.test(cell)
    ? cell // as most are
    : cell
        .normalize('NFC')
        .trim()
        .replace(/^'(?=[=+\-@])/, '');
