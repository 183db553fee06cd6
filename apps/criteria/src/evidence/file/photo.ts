import { crc32 } from 'node:zlib';
import { factsOf, noFacts, orientationOnly, type PhotoFacts } from './tiff';

/** A photo without anything that is not its picture, and what its metadata said. */
export interface CleanPhoto extends Omit<PhotoFacts, 'orientation'> {
  readonly content: Buffer;
  /** Pixels as they are seen, upright. */
  readonly width: number;
  readonly height: number;
}

interface Parts {
  /** What is kept, in order. */
  readonly kept: readonly Buffer[];
  readonly facts: PhotoFacts;
  readonly width: number;
  readonly height: number;
}

const readers = { 'image/jpeg': readJpeg, 'image/png': readPng, 'image/webp': readWebp };
export type PhotoType = keyof typeof readers;

export const isPhotoType = (mediaType: string): mediaType is PhotoType => Object.hasOwn(readers, mediaType);

/**
 * Takes everything off a photo but its picture, its colours and how it is held: Exif with position, camera and thumbnail,
 * XMP, comments, whatever stands behind its end. The picture itself is not written anew, so it loses nothing. Throws on a
 * photo that is cut short or not one.
 */
export function cleanPhoto(content: Buffer, mediaType: PhotoType): CleanPhoto {
  const { kept, facts, width, height } = readers[mediaType](content);
  const { orientation, takenOn, position } = facts;
  const lies = orientation >= 5;
  return {
    ...{ content: Buffer.concat(kept), takenOn, position },
    ...{ width: lies ? height : width, height: lies ? width : height },
  };
}

const broken = (): never => {
  throw new Error('The photo is broken');
};

const exifName = Buffer.from('Exif\0\0', 'latin1');

// — JPEG: ISO/IEC 10918-1 —

const markers = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, adobe: 0xee, comment: 0xfe };
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

interface Segment {
  readonly marker: number;
  /** From its marker to its end; of a scan also the compressed data behind it. */
  readonly whole: Buffer;
  readonly body: Buffer;
}

/** Every segment between the start and the end of the picture. */
function* segmentsOf(content: Buffer): Generator<Segment> {
  for (let at = 2; ;) {
    while (content[at] === 0xff && content[at + 1] === 0xff) at++; // padding
    if (content[at] !== 0xff) return broken();
    const marker = content.readUInt8(at + 1);
    if (marker === markers.end) return;
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length) return broken();
    const next = marker === markers.scan ? endOfScan(content, end) : end;
    yield { marker, whole: content.subarray(at, next), body: content.subarray(at + 4, end) };
    at = next;
  }
}

function readJpeg(content: Buffer): Parts {
  const kept: Buffer[] = [];
  let facts = noFacts;
  let [width, height] = [0, 0];
  for (const { marker, whole, body } of segmentsOf(content)) {
    if (isFrame(marker)) [height, width] = [body.readUInt16BE(1), body.readUInt16BE(3)];
    if (marker === markers.app1 && body.subarray(0, 6).equals(exifName)) facts = factsOf(body.subarray(6));
    if (isKept(marker, body)) kept.push(whole);
  }
  const turned = facts.orientation > 1 ? [app1Of(facts.orientation)] : [];
  const [start, end] = [Buffer.from([0xff, markers.start]), Buffer.from([0xff, markers.end])];
  return { kept: [start, ...turned, ...kept, end], facts, width, height };
}

/** Tables, frames and scans; JFIF without a thumbnail, the colour profile, and Adobe's word about colours. */
function isKept(marker: number, body: Buffer): boolean {
  if (marker === markers.app0) return body.length === 14 && body.toString('latin1', 0, 4) === 'JFIF';
  if (marker === markers.app2) return body.toString('latin1', 0, 12) === 'ICC_PROFILE\0';
  if (marker === markers.adobe) return body.toString('latin1', 0, 5) === 'Adobe';
  return (marker < markers.app0 || marker > 0xef) && marker !== markers.comment;
}

/** Compressed data goes on to the next marker that is neither a stuffed 0xff nor a restart. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at >= 0 && at + 1 < content.length; at = content.indexOf(0xff, at + 1)) {
    const next = content.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return broken();
}

function app1Of(orientation: number): Buffer {
  const body = Buffer.concat([exifName, orientationOnly(orientation)]);
  const head = Buffer.from([0xff, markers.app1, 0, body.length + 2]);
  return Buffer.concat([head, body]);
}

// — PNG: ISO/IEC 15948; eXIf of its third edition —

const pngKept = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'];

function readPng(content: Buffer): Parts {
  const kept = [content.subarray(0, 8)];
  let facts = noFacts;
  let type = '';
  for (let at = 8; type !== 'IEND';) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return broken();
    const chunk = content.subarray(at, end);
    type = chunk.toString('latin1', 4, 8);
    if (type === 'eXIf') facts = factsOf(chunk.subarray(8, -4));
    if (pngKept.includes(type)) kept.push(chunk);
    at = end;
  }
  if (facts.orientation > 1) kept.splice(2, 0, pngChunk('eXIf', orientationOnly(facts.orientation))); // behind IHDR
  return { kept, facts, width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

function pngChunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const chunk = Buffer.alloc(8 + named.length);
  chunk.writeUInt32BE(body.length, 0);
  named.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(named), 4 + named.length);
  return chunk;
}

// — WebP: RFC 9649 —

const webpKept = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP', 'ANIM', 'ANMF'];
const [hasXmp, hasExif] = [0x04, 0x08];

interface Chunk {
  readonly type: string;
  readonly whole: Buffer;
  readonly body: Buffer;
}

function* webpChunks(content: Buffer): Generator<Chunk> {
  const total = 8 + content.readUInt32LE(4);
  if (total > content.length) return broken();
  for (let at = 12; at + 8 <= total;) {
    const length = content.readUInt32LE(at + 4);
    const end = at + 8 + length + (length % 2);
    if (end > total) return broken();
    yield {
      type: content.toString('latin1', at, at + 4),
      whole: content.subarray(at, end),
      body: content.subarray(at + 8, end),
    };
    at = end;
  }
}

function readWebp(content: Buffer): Parts {
  const chunks = [...webpChunks(content)];
  const exif = chunks.find(({ type }) => type === 'EXIF');
  const facts = exif ? factsOf(tiffOf(exif.body)) : noFacts;
  const size = chunks.map(({ type, body }) => webpSize(type, body)).find((one) => one !== null);
  if (!size) return broken();
  const isExtended = chunks[0]?.type === 'VP8X';
  const turned = isExtended && facts.orientation > 1 ? [webpChunk('EXIF', orientationOnly(facts.orientation))] : [];
  const kept = chunks
    .filter(({ type }) => webpKept.includes(type))
    .map(({ type, whole }) => (type === 'VP8X' ? announcing(whole, turned.length > 0) : whole));
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept, ...turned]);
  return { kept: [webpHead('RIFF', body.length), body], facts, ...size };
}

/** The first chunk of an extended file says which others follow. */
function announcing(vp8x: Buffer, isTurned: boolean): Buffer {
  const chunk = Buffer.from(vp8x);
  chunk.writeUInt8((chunk.readUInt8(8) & ~(hasXmp | hasExif)) | (isTurned ? hasExif : 0), 8);
  return chunk;
}

/** Some write the name that JPEG has before the block. */
const tiffOf = (exif: Buffer): Buffer => (exif.subarray(0, 6).equals(exifName) ? exif.subarray(6) : exif);

function webpSize(type: string, body: Buffer): { width: number; height: number } | null {
  if (type === 'VP8X') return { width: body.readUIntLE(4, 3) + 1, height: body.readUIntLE(7, 3) + 1 };
  if (type === 'VP8 ') return { width: body.readUInt16LE(6) & 0x3fff, height: body.readUInt16LE(8) & 0x3fff };
  if (type !== 'VP8L') return null;
  const bits = body.readUInt32LE(1);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function webpHead(type: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32LE(length, 4);
  return head;
}

const webpChunk = (type: string, body: Buffer): Buffer =>
  Buffer.concat([webpHead(type, body.length), body, Buffer.alloc(body.length % 2)]);
