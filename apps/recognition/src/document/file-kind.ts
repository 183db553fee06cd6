import { Problem } from '@langmoi/contracts/problem';
import { fileTypeFromBuffer } from 'file-type';

/** Bytes. */
export const largestFile = 10 * 1024 * 1024;

const accepted: readonly string[] = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];
/** What a sender says who does not know. */
const undeclared: readonly string[] = ['', 'application/octet-stream'];

/**
 * The kind that the bytes themselves show; what the sender declares must not contradict it. Throws
 * `/problems/attachment-kind`.
 */
export async function kindOf(content: Buffer, declared: string): Promise<string> {
  const kind = (await fileTypeFromBuffer(content))?.mime ?? 'unknown';
  if (accepted.includes(kind) && (declared === kind || undeclared.includes(declared))) return kind;
  throw new Problem('/problems/attachment-kind', 415, 'This kind of file is not accepted', { declared, found: kind });
}

export const tooLarge = (): Problem =>
  new Problem('/problems/attachment-too-large', 413, 'The file is larger than 10 MB', { largest: largestFile });
