/** Where something was photographed, in degrees of WGS 84. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** What of a photo's metadata (Exif 2.3) is of use: how it is held, when and where it was taken. */
export interface PhotoFacts {
  /** 1 to 8 as Exif counts; 1 is upright. */
  readonly orientation: number;
  /** YYYY-MM-DD by the camera's clock. */
  readonly takenOn: string | null;
  readonly position: Position | null;
}

export const noFacts: PhotoFacts = { orientation: 1, takenOn: null, position: null };

const tags = { orientation: 0x0112, exif: 0x8769, gps: 0x8825, takenAt: 0x9003, takenAtFile: 0x0132 };
const gpsTags = { latitudeRef: 1, latitude: 2, longitudeRef: 3, longitude: 4 };
const mostEntries = 512;

/** Reads a TIFF block as photos carry it. What cannot be read says nothing; never throws. */
export function factsOf(tiff: Buffer): PhotoFacts {
  try {
    const block = blockOf(tiff);
    const first = entriesAt(block, block.u32(4));
    const exif = first.get(tags.exif);
    const gps = first.get(tags.gps);
    const times = exif ? entriesAt(block, block.u32(exif.at + 8)) : first;
    const turned = first.get(tags.orientation);
    const orientation = turned ? block.u16(turned.at + 8) : 1;
    return {
      orientation: orientation >= 1 && orientation <= 8 ? orientation : 1,
      takenOn: dayOf(block, times.get(tags.takenAt) ?? first.get(tags.takenAtFile)),
      position: gps ? positionOf(block, entriesAt(block, block.u32(gps.at + 8))) : null,
    };
  } catch {
    return noFacts; // cut short, or no TIFF
  }
}

/** A TIFF block that says how a photo is held, and nothing else. */
export function orientationOnly(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(tags.orientation, 10);
  tiff.writeUInt16BE(3, 12); // SHORT
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  return tiff;
}

interface Block {
  readonly bytes: Buffer;
  u16(at: number): number;
  u32(at: number): number;
}

interface Entry {
  /** Where the entry's twelve bytes begin. */
  readonly at: number;
  readonly count: number;
}

function blockOf(bytes: Buffer): Block {
  const order = bytes.toString('latin1', 0, 2);
  if (order === 'II') return { bytes, u16: (at) => bytes.readUInt16LE(at), u32: (at) => bytes.readUInt32LE(at) };
  if (order === 'MM') return { bytes, u16: (at) => bytes.readUInt16BE(at), u32: (at) => bytes.readUInt32BE(at) };
  throw new RangeError('No TIFF');
}

function entriesAt(block: Block, start: number): Map<number, Entry> {
  const entries = new Map<number, Entry>();
  const count = Math.min(block.u16(start), mostEntries);
  for (let n = 0; n < count; n++) {
    const at = start + 2 + n * 12;
    entries.set(block.u16(at), { at, count: block.u32(at + 4) });
  }
  return entries;
}

/** Its text, at most as long as a moment is written: in the entry itself where it fits, else where that points. */
function textOf(block: Block, { at, count }: Entry): string {
  const start = count <= 4 ? at + 8 : block.u32(at + 8);
  return block.bytes.toString('latin1', start, start + Math.min(count, 20));
}

function dayOf(block: Block, entry: Entry | undefined): string | null {
  const [, year, month, day] = (entry && /^(\d{4}):(\d\d):(\d\d) /.exec(textOf(block, entry))) ?? [];
  const written = `${year}-${month}-${day}`;
  const at = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(written) && year !== '0000' ? written : null;
}

function positionOf(block: Block, entries: Map<number, Entry>): Position | null {
  const latitude = degreesOf(block, entries.get(gpsTags.latitude), entries.get(gpsTags.latitudeRef), 'S');
  const longitude = degreesOf(block, entries.get(gpsTags.longitude), entries.get(gpsTags.longitudeRef), 'W');
  const isPlace = latitude !== null && longitude !== null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isPlace ? { latitude, longitude } : null;
}

/** Degrees, minutes and seconds are three fractions; to a hundred thousandth of a degree, about a metre. */
function degreesOf(block: Block, value: Entry | undefined, side: Entry | undefined, minus: string): number | null {
  if (!value || value.count < 3) return null;
  const start = block.u32(value.at + 8);
  const fraction = (n: number) => block.u32(start + n * 8) / (block.u32(start + n * 8 + 4) || NaN);
  const degrees = fraction(0) + (fraction(1) || 0) / 60 + (fraction(2) || 0) / 3600;
  if (!Number.isFinite(degrees)) return null;
  return Math.round((side && textOf(block, side)[0] === minus ? -degrees : degrees) * 1e5) / 1e5;
}
