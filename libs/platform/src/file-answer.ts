import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** A file as a service answers it. */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Never shown in our origin: a browser saves it, and does not guess another kind. */
export const asFile = (reply: FastifyReply, file: FileAnswer): StreamableFile => answered(reply, file, 'attachment');

/**
 * Shown by the browser itself, for a photo or a PDF file whose content was checked: the document may load, run and send
 * nothing, and no page holds it in a frame.
 */
export function asShown(reply: FastifyReply, file: FileAnswer): StreamableFile {
  const policy = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";
  void reply.header('content-security-policy', policy);
  return answered(reply, file, 'inline');
}

function answered(
  reply: FastifyReply,
  { fileName, mediaType, content }: FileAnswer,
  disposition: 'attachment' | 'inline',
): StreamableFile {
  void reply
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName)}`);
  return new StreamableFile(content, { type: mediaType, length: content.length });
}
