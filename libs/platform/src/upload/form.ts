import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import type { FastifyRequest } from 'fastify';
import { basename } from 'node:path';
import type { SentSheet } from './workbook';

/** What a form may hold; what its process registers counts where it is left out. */
interface Limits {
  readonly fileSize?: number;
  readonly files?: number;
  readonly fields?: number;
  readonly fieldSize?: number;
  readonly parts?: number;
}

/**
 * The fields of a form and its files, of which there is at least one. Throws `/problems/unsupported-media-type`,
 * `/problems/body-too-large`, `/problems/unreadable-body`, and as not well formed without a file.
 */
export async function sentForm(
  request: FastifyRequest,
  limits: Limits = {},
): Promise<{ fields: object; files: [SentSheet, ...SentSheet[]] }> {
  if (!request.isMultipart()) {
    throw new Problem('/problems/unsupported-media-type', 415, 'Send the file as multipart/form-data');
  }
  const { fields, files } = await readForm(request, limits).catch(refuse);
  const [first, ...more] = files.filter(({ content }) => content.length > 0);
  if (first) return { fields, files: [first, ...more] };
  throw invalidRequest([{ pointer: '/file', detail: inputTexts.fileNeeded }]);
}

async function readForm(request: FastifyRequest, limits: Limits): Promise<{ fields: object; files: SentSheet[] }> {
  const fields: Record<string, unknown> = {};
  const files: SentSheet[] = [];
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else files.push({ fileName: nameOf(part.filename), content: await part.toBuffer() });
  }
  return { fields, files };
}

/** As a record of it shows: without a folder, and no longer than a name is. */
export const nameOf = (sent: string): string => basename(sent.replaceAll('\\', '/')).slice(0, 200);

/** Whatever fails while the form is read is the form's fault, or its length. */
function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code.endsWith('_LIMIT')) {
    throw new Problem('/problems/body-too-large', 413, 'The form is too large');
  }
  throw new Problem('/problems/unreadable-body', 400, 'The form cannot be read');
}
