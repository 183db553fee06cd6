import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

/** A file as a service answers it. */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Never shown in our origin: a browser saves it, and does not guess another kind. */
export function asFile(reply: FastifyReply, { fileName, mediaType, content }: FileAnswer): StreamableFile {
  void reply
    .header('x-content-type-options', 'nosniff')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`);
  return new StreamableFile(content, { type: mediaType, length: content.length });
}
