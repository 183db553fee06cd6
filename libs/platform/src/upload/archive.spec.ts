import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { inflatedSize } from './archive';

const workbook = readFileSync(join(__dirname, '../../../../apps/directory/test/can-bo.xlsx'));

/** An archive of one file whose headers claim another size than it has. */
function anArchive(content: Buffer, claimed: number, method = 8): Buffer {
  const data = method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30 + 1);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(1, 26);
  const entry = Buffer.alloc(46 + 1);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(method, 10);
  entry.writeUInt32LE(data.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(1, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + data.length, 16);
  return Buffer.concat([local, data, entry, end]);
}

it('counts what a workbook unfolds to', () => {
  const size = inflatedSize(workbook, 1_000_000);
  expect(size).toBeGreaterThan(workbook.length);
  expect(size).toBeLessThan(100_000);
});

it('does not believe what the headers of a bomb claim, and stops at the limit', () => {
  const bomb = anArchive(Buffer.alloc(20_000_000), 10);
  expect(bomb.length).toBeLessThan(30_000);
  expect(inflatedSize(bomb, 1_000_000)).toBe(1_000_001);
});

it('takes what is stored as it is', () => {
  expect(inflatedSize(anArchive(Buffer.alloc(77), 77, 0), 1_000)).toBe(77);
});

it.each([
  ['is no archive', Buffer.from('PK nothing')],
  ['is cut', workbook.subarray(0, workbook.length - 30)],
  ['uses an unusual method', anArchive(Buffer.alloc(10), 10, 12)],
])('throws on what %s', (_, content) => {
  expect(() => inflatedSize(content, 1_000_000)).toThrow();
});
