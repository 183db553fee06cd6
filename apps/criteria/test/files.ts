import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';

interface Photo {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  readonly gps: boolean;
  readonly format: 'jpeg' | 'png' | 'webp';
  readonly seed: number;
}

const aPhone: Photo = { width: 64, height: 48, orientation: 1, gps: true, format: 'jpeg', seed: 1 };
/** Hàm Tân lies near 9,7° N, 106,2° E. */
const position = {
  ...{ GPSLatitudeRef: 'N', GPSLatitude: '9/1 42/1 3060/100' },
  ...{ GPSLongitudeRef: 'E', GPSLongitude: '106/1 12/1 0/1' },
};

/** A photo as a phone writes it: with camera, day and, where it is asked to, position. Its left half is darker. */
export function aPhoto(choice: Partial<Photo> = {}): Promise<Buffer> {
  const { width, height, orientation, gps, format, seed } = { ...aPhone, ...choice };
  const pixels = Buffer.alloc(width * height * 3, 200);
  for (let row = 0; row < height; row++) pixels.fill(40 + seed, row * width * 3, (row * width + (width >> 1)) * 3);
  const image = sharp(pixels, { raw: { width, height, channels: 3 } }).withExif({
    IFD0: { Make: 'May thu', Orientation: String(orientation), Artist: 'Nguyen Van Thu' },
    IFD2: { DateTimeOriginal: '2020:06:28 07:30:00' },
    ...(gps && { IFD3: position }),
  });
  return image.withMetadata({ orientation })[format]({ quality: 90 }).toBuffer();
}

const noData: Buffer = Buffer.alloc(0);

/** A PDF file of one page; `catalog` is added to its root, `objects` lie packed in an object stream. */
export function aPdf({ catalog = '', objects = '', trailer = '', data = noData } = {}): Buffer {
  const packed = deflateSync(Buffer.from(objects));
  return Buffer.concat([
    Buffer.from(`%PDF-1.5\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${catalog} >>\nendobj\n`),
    Buffer.from('2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n'),
    Buffer.from(`3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    ...[packed, Buffer.from('\nendstream\nendobj\n')],
    Buffer.from(`4 0 obj\n<< /Type /XObject /Filter /DCTDecode /Length ${data.length} >>\nstream\n`),
    ...[data, Buffer.from(`\nendstream\nendobj\ntrailer\n<< /Root 1 0 R ${trailer} >>\n%%EOF\n`)],
  ]);
}

/** A ZIP archive of these files. */
export function anArchive(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const [locals, entries]: [Buffer[], Buffer[]] = [[], []];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    const isFirstOfOdf = name === 'mimetype';
    const data = isFirstOfOdf ? content : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(isFirstOfOdf ? 0 : 8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(data.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    local.copy(entry, 6, 4, 30);
    entry.writeUInt32LE(at, 42);
    entries.push(entry, Buffer.from(name));
    locals.push(local, Buffer.from(name), data);
    at += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const wordTypes = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.${main}.main+xml"/></Types>`;

/** A Word document with these parts besides. */
export const aDocx = (more: Readonly<Record<string, string | Buffer>> = {}): Buffer =>
  anArchive({
    '[Content_Types].xml': wordTypes('openxmlformats-officedocument.wordprocessingml.document'),
    'word/document.xml': '<w:document><w:body><w:p>Biên bản kiểm tra; DDE là gì?</w:p></w:body></w:document>',
    ...more,
  });

export const anOdt = (more: Readonly<Record<string, string>> = {}): Buffer =>
  anArchive({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office:document/>', ...more });
