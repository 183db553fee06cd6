import { Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const stored = 0;
const deflated = 8;

/**
 * How many bytes a ZIP archive really unfolds to, counted up to `most` and no further: what its headers say is not
 * believed. Throws on what is no archive, or uses a method that no office program does.
 */
export function inflatedSize(archive: Buffer, most: number): number {
  let size = 0;
  for (const entry of entriesOf(archive)) {
    size += entry.method === stored ? entry.data.length : inflated(entry.data, most + 1);
    if (size > most) return size;
  }
  return size;
}

/**
 * The files of a ZIP archive, without folders, of `most` bytes together. Throws as `inflatedSize` does, and for an archive
 * that unfolds to more.
 */
export function filesOf(archive: Buffer, most: number): { name: string; content: Buffer }[] {
  if (inflatedSize(archive, most) > most) throw new Error('The archive unfolds to too much');
  return entriesOf(archive)
    .filter(({ name }) => !name.endsWith('/'))
    .map(({ name, method, data }) => ({ name, content: method === stored ? data : inflateRawSync(data) }));
}

/** A file of an archive, as it is packed. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly data: Buffer;
}

/** What an archive holds, nothing of it unfolded yet. Throws as `inflatedSize` does. */
export function entriesOf(archive: Buffer): Entry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== endOfDirectory) throw new Error('No archive');
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (archive.readUInt32LE(at) !== directoryEntry) throw new Error('A broken archive');
    entries.push(entryAt(archive, at));
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

function entryAt(archive: Buffer, at: number): Entry {
  const method = archive.readUInt16LE(at + 10);
  if (method !== stored && method !== deflated) throw new Error('An unusual archive');
  const local = archive.readUInt32LE(at + 42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const name = archive.subarray(at + 46, at + 46 + archive.readUInt16LE(at + 28)).toString('utf8');
  return { name, method, data: archive.subarray(start, start + archive.readUInt32LE(at + 20)) };
}

/**
 * A file of an archive, unfolded piece by piece: of a bomb no more than `most` bytes are, then it throws. What is not
 * read further is not unfolded further.
 */
export async function* unfolding({ method, data }: Entry, most: number): AsyncGenerator<Buffer> {
  if (method === stored) return yield data;
  let size = 0;
  for await (const piece of Readable.from(piecesOf(data)).pipe(createInflateRaw()) as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > most) throw new Error('The archive unfolds to too much');
    yield piece;
  }
}

function* piecesOf(data: Buffer): Generator<Buffer> {
  for (let at = 0; at < data.length; at += 65_536) yield data.subarray(at, at + 65_536);
}

/** Stops at the limit: what would be longer counts as the limit. */
function inflated(data: Buffer, limit: number): number {
  try {
    return inflateRawSync(data, { maxOutputLength: limit }).length;
  } catch (error) {
    if (isTooLarge(error)) return limit;
    throw error;
  }
}

const isTooLarge = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
