import { constants, inflateSync } from 'node:zlib';

/** Names of what runs, fetches or carries files (ISO 32000-2, 12.6 and 7.11.4): long enough to be in no data by chance. */
const acting = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|Rendition|Movie)(?![a-z])/;
/** Scripts, XFA forms (which hold scripts of their own) and models: names that compressed data may hold by chance. */
const actingBriefly = /\/(JS|XFA|3D)(?![A-Za-z0-9])/;
const mostUnfolded = 64 * 1024 * 1024;

/**
 * Whether a PDF file is `locked`, so that nobody can tell what it does; `acts`: carries scripts, launches, attachments or
 * media; or is `plain`. Objects that lie compressed are looked into, and names written in another way are read. Throws on
 * a file that ends before its end, or unfolds to too much.
 */
export function pdfIs(content: Buffer): 'plain' | 'acts' | 'locked' {
  if (!content.subarray(-2048).includes('%%EOF')) throw new Error('The file has no end');
  const written = nameText(content.toString('latin1'));
  if (/\/Encrypt[\s/<\d]/.test(written)) return 'locked';
  if (acting.test(written)) return 'acts';
  return partsAct(content) ? 'acts' : 'plain';
}

function partsAct(content: Buffer): boolean {
  let left = mostUnfolded;
  for (const part of partsOf(content)) {
    if (actingBriefly.test(part.text)) return true;
    if (!part.isObjects) continue;
    const objects = unfolded(part, left);
    left -= objects?.length ?? 0;
    if (objects === undefined || acting.test(objects) || actingBriefly.test(objects)) return true;
  }
  return false;
}

/** The objects of a stream; undefined where they are packed as no program packs them. Throws where they are too many. */
function unfolded({ text, data }: Part, most: number): string | undefined {
  if (/\/DecodeParms/.test(text) || !/\/FlateDecode/.test(text)) return undefined;
  const content = inflateSync(data, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH });
  return nameText(content.toString('latin1'));
}

/** `/J#53` is `/JS`. */
const nameText = (text: string): string =>
  text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;

interface Part {
  /** What is written before a stream, since the stream before it; behind the last one what is left. */
  readonly text: string;
  /** Whether the stream holds objects. */
  readonly isObjects: boolean;
  readonly data: Buffer;
}

function* partsOf(content: Buffer): Generator<Part> {
  const written = content.toString('latin1');
  const beginning = /stream\r?\n/g;
  let from = 0;
  for (let found = beginning.exec(written); found; found = beginning.exec(written)) {
    const start = found.index + found[0].length;
    const end = written.indexOf('endstream', start);
    if (end < 0) break;
    const text = nameText(written.slice(from, found.index));
    yield {
      text,
      isObjects: text.slice(text.lastIndexOf(' obj')).includes('/ObjStm'),
      data: content.subarray(start, end),
    };
    from = end + 'endstream'.length;
    beginning.lastIndex = from;
  }
  yield { text: nameText(written.slice(from)), isObjects: false, data: Buffer.alloc(0) };
}
