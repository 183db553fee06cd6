import type { ListAnswer, ListQuestion } from '@langmoi/contracts/list-imports';
import { addressOf } from '@langmoi/contracts/workbook';
import { searchKey } from '@langmoi/domain/vietnamese';
import type { Row } from '@langmoi/platform/upload/sheets';
import { tableRows } from '@langmoi/platform/upload/table';
import { notReadable, type SentSheet } from '@langmoi/platform/upload/workbook';
import type { ListColumn } from './columns';

/** A list as it was sent: its rows, and which of its columns is what. */
export interface SentList<K extends string> {
  readonly headingRow: number;
  /** By column of the list, the place of its column in the file. */
  readonly places: ReadonlyMap<K, number>;
  /** All rows, headings and what stands above them too. */
  readonly rows: readonly Row[];
  readonly leftOut: readonly string[];
  readonly questions: readonly ListQuestion[];
}

const mostRows = 5_000;
const mostHeadingRows = 30;
/** Of nothing, and of a file that was given back with its errors marked. */
const ignored = ['stt', 'tt', 'so tt', 'no', 'loi', 'error'];

type Columns<K extends string> = Readonly<Record<K, ListColumn>>;
const namesOf = ({ heading, also = [] }: ListColumn): string[] => [heading, ...also].map(searchKey);

/**
 * Reads the table of a list from a file. Its headings are the row among the first that has the most of them; a heading
 * that is none of the list's while some of the list's are not there is asked. Throws `/problems/file-not-readable`.
 */
export async function readList<K extends string>(
  { fileName, content }: SentSheet,
  columns: Columns<K>,
  answers: readonly ListAnswer[],
): Promise<SentList<K>> {
  const rows: Row[] = [];
  try {
    for await (const row of tableRows(content)) {
      if (rows.push(row) > mostRows + mostHeadingRows) break;
    }
  } catch {
    throw notReadable({ fileName });
  }
  if (rows.length > mostRows + 1) throw notReadable({ fileName, rows: rows.length });
  const known = new Set((Object.keys(columns) as K[]).flatMap((key) => namesOf(columns[key])));
  const score = ({ cells }: Row) => cells.filter((cell) => known.has(searchKey(cell))).length;
  const [head] = rows.slice(0, mostHeadingRows).toSorted((a, b) => score(b) - score(a));
  if (!head || score(head) < 2) throw notReadable({ fileName, missing: neededOf(columns) });
  return { headingRow: head.row, rows, ...headingsOf(head, columns, answers) };
}

const neededOf = <K extends string>(columns: Columns<K>): string[] =>
  (Object.keys(columns) as K[]).filter((key) => columns[key].needed).map((key) => columns[key].heading);

function headingsOf<K extends string>(head: Row, columns: Columns<K>, answers: readonly ListAnswer[]) {
  const keys = Object.keys(columns) as K[];
  const places = new Map<K, number>();
  const unknown: { written: string; place: number }[] = [];
  const said = new Map(answers.flatMap((one) => (one.kind === 'column' ? [[one.written, one.heading] as const] : [])));
  for (const [place, written] of head.cells.entries()) {
    const meant = said.get(written) ?? written;
    const key = keys.find((one) => namesOf(columns[one]).includes(searchKey(meant)));
    if (key && !places.has(key)) places.set(key, place);
    else if (written !== '' && !ignored.includes(searchKey(written))) unknown.push({ written, place });
  }
  const candidates = keys.filter((key) => !places.has(key)).map((key) => columns[key].heading);
  const isAsked = ({ written }: { written: string }) => candidates.length > 0 && !said.has(written);
  return {
    places,
    leftOut: unknown.filter((one) => !isAsked(one)).map(({ written }) => written),
    questions: unknown
      .filter(isAsked)
      .map(({ written, place }) => ({ kind: 'column' as const, written, at: addressOf(place, head.row), candidates })),
  };
}
