import type { EvidenceKind } from '@langmoi/contracts/evidence';
import { largestEvidence } from '@langmoi/contracts/evidence';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { invalidRequest } from '@langmoi/contracts/problem';
import { fileTypeFromBuffer } from 'file-type';
import { officeIs } from './office';
import { pdfIs } from './pdf';
import { cleanPhoto, isPhotoType, type PhotoType } from './photo';
import { factsOf, type Position } from './tiff';

/** A file as it is kept. */
export interface CheckedFile {
  readonly kind: EvidenceKind;
  readonly mediaType: string;
  readonly content: Buffer;
  readonly width: number | null;
  readonly height: number | null;
  readonly takenOn: string | null;
  /** Taken off the photo. */
  readonly position: Position | null;
}

type Fault = keyof typeof inputTexts;

const mostPixels = 60_000_000;
const openXml = 'application/vnd.openxmlformats-officedocument';
/** What names may end in, by what the content is. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'application/pdf': ['pdf'],
  [`${openXml}.wordprocessingml.document`]: ['docx'],
  [`${openXml}.spreadsheetml.sheet`]: ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
};
const otherwise: Readonly<Record<string, Fault>> = {
  'image/heic': 'fileHeic',
  'image/heif': 'fileHeic',
  'application/x-cfb': 'fileOldKind',
};

/**
 * What a file is by its bytes, cleaned of what nobody needs to know. Throws `/problems/invalid-request` at `/file`, with
 * the reason and what to do: of a kind that is not taken, of one that its name denies, broken, acting, unfolding to too
 * much, or with a position that cannot be taken off.
 */
export async function checkedFile(content: Buffer, fileName: string): Promise<CheckedFile> {
  try {
    if (content.length > largestEvidence) throw new Refusal('fileTooLarge');
    const mediaType = await typeOf(content, fileName);
    if (isPhotoType(mediaType)) return ofPhoto(content, mediaType);
    const kind = mediaType === 'application/pdf' ? ofPdf(content) : ofOffice(content);
    return { ...noPhoto, content, mediaType, kind };
  } catch (error) {
    const fault = error instanceof Refusal ? error.fault : 'fileBroken';
    throw invalidRequest([{ pointer: '/file', detail: inputTexts[fault] }], 422);
  }
}

/** Of the types that are taken; the name may have no ending, and must not have that of another. */
async function typeOf(content: Buffer, fileName: string): Promise<string> {
  const found = await fileTypeFromBuffer(content).catch(() => undefined);
  const mediaType = found?.mime ?? '';
  const own = endings[mediaType];
  if (!own) throw new Refusal(otherwise[mediaType] ?? 'fileKindUnknown');
  const [, ending] = /\.([A-Za-z0-9]{1,8})$/.exec(fileName) ?? [];
  if (ending && !own.includes(ending.toLowerCase())) throw new Refusal('fileKindLies');
  return mediaType;
}

/** The name with the ending of what the file is, where it has none. */
export const namedAs = (fileName: string, mediaType: string): string =>
  /\.[A-Za-z0-9]{1,8}$/.test(fileName) ? fileName : `${fileName}.${endings[mediaType]?.[0] ?? 'bin'}`;

class Refusal extends Error {
  constructor(readonly fault: Fault) {
    super(fault);
  }
}

const noPhoto = { width: null, height: null, takenOn: null, position: null };

function ofPhoto(sent: Buffer, mediaType: PhotoType): CheckedFile {
  const { content, width, height, takenOn, position } = cleanPhoto(sent, mediaType);
  if (width < 1 || height < 1) throw new Refusal('fileBroken');
  if (width * height > mostPixels) throw new Refusal('filePixels');
  return { kind: 'photo', mediaType, content, width, height, takenOn, position };
}

function ofPdf(content: Buffer): EvidenceKind {
  const is = pdfIs(content);
  if (is === 'locked') throw new Refusal('pdfLocked');
  if (is === 'acts') throw new Refusal('pdfHasActions');
  if (tellsPosition(content)) throw new Refusal('fileHasPosition');
  return 'pdf';
}

function ofOffice(content: Buffer): EvidenceKind {
  const { is, pictures } = officeIs(content);
  if (is === 'unfolds') throw new Refusal('fileUnfolds');
  if (is === 'acts') throw new Refusal('fileHasMacros');
  if (pictures.some(tellsPosition)) throw new Refusal('fileHasPosition');
  return 'office';
}

/** Whether a photo somewhere in these bytes says where it was taken. */
function tellsPosition(bytes: Buffer): boolean {
  if (bytes.includes('exif:GPSLatitude')) return true;
  for (const mark of [Buffer.from('Exif\0\0', 'latin1'), Buffer.from('eXIf', 'latin1')]) {
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      if (factsOf(bytes.subarray(at + mark.length)).position) return true;
    }
  }
  return false;
}
