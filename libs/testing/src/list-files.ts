import type { ListAnswer } from '@langmoi/contracts/list-imports';
import { tableRows } from '@langmoi/platform/upload/table';
import { workbookOf } from '@langmoi/platform/upload/workbook-file';

/** What goes with a list that is sent as a file. */
interface Fields {
  readonly plan?: string;
  readonly onlyValid?: boolean;
  readonly answers?: readonly ListAnswer[];
}

/** A list as a form sends it. */
export async function aListForm(file: Buffer, { plan, onlyValid = false, answers = [] }: Fields) {
  const form = new FormData();
  if (plan !== undefined) form.append('plan', plan);
  form.append('onlyValid', String(onlyValid));
  form.append('answers', JSON.stringify(answers));
  form.append('file', new File([new Uint8Array(file)], 'danh-sach.xlsx'));
  const request = new Request('http://service', { method: 'POST', body: form });
  return { payload: Buffer.from(await request.arrayBuffer()), type: request.headers.get('content-type') ?? '' };
}

/** The rows of a file. */
export async function cellsOf(file: Buffer): Promise<string[][]> {
  const rows = [];
  for await (const { cells } of tableRows(file)) rows.push([...cells]);
  return rows;
}

/** The file as somebody saves it who wrote something else into cells, named by their headings and the row behind it. */
export async function edited(
  file: Buffer,
  cells: Readonly<Record<string, string>>,
  more: string[][] = [],
): Promise<Buffer> {
  const rows = await cellsOf(file);
  for (const [at, text] of Object.entries(cells)) {
    const [heading = '', row = ''] = at.split(' @');
    const column = rows[0]?.indexOf(heading) ?? -1;
    if (column < 0) throw new Error(`No column ${heading}`);
    const cellsOfRow = rows[Number(row)]!;
    while (cellsOfRow.length <= column) cellsOfRow.push('');
    cellsOfRow[column] = text;
  }
  return workbookOf(
    'Bảng',
    [...rows, ...more].map((own) => ({ cells: own })),
  );
}
