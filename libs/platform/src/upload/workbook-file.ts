import {
  rowXml,
  sheetBegins,
  sheetEnds,
  sheetPart,
  workbookFrame,
  zipOf,
  type Packed,
  type RowOf,
} from '@langmoi/contracts/workbook';
import { createDeflateRaw, crc32, deflateRawSync } from 'node:zlib';
import { Readable } from 'node:stream';

/** An XLSX file of one sheet, written row by row: in memory are the packed sheet and the row in hand. */
export async function workbookOf(sheet: string, rows: Iterable<RowOf> | AsyncIterable<RowOf>): Promise<Buffer> {
  const files = [
    ...Object.entries(workbookFrame(sheet)).map(([name, xml]) => packed(name, Buffer.from(xml))),
    await packedSheet(sheetPart, sheetXml(rows)),
  ];
  return Buffer.concat(zipOf(files));
}

async function* sheetXml(rows: Iterable<RowOf> | AsyncIterable<RowOf>): AsyncGenerator<string> {
  yield sheetBegins;
  let at = 0;
  for await (const { row = at + 1, cells } of rows) {
    at = row;
    yield rowXml(row, cells);
  }
  yield sheetEnds;
}

const packed = (name: string, content: Buffer): Packed => ({
  ...{ name, data: deflateRawSync(content), size: content.length, sum: crc32(content) },
});

async function packedSheet(name: string, pieces: AsyncIterable<string>): Promise<Packed> {
  let [size, sum] = [0, 0];
  const counting = async function* () {
    for await (const piece of gathered(pieces)) {
      size += piece.length;
      sum = crc32(piece, sum);
      yield piece;
    }
  };
  const data: Buffer[] = [];
  for await (const piece of Readable.from(counting()).pipe(createDeflateRaw()) as AsyncIterable<Buffer>)
    data.push(piece);
  return { name, data: Buffer.concat(data), size, sum };
}

/** Rows by the thousand: a stream of small pieces is a slow one. */
async function* gathered(pieces: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let text = '';
  for await (const piece of pieces) {
    text += piece;
    if (text.length < 200_000) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}
