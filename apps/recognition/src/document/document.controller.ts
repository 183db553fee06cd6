import { inputTexts } from '@langmoi/contracts/input-texts';
import type { Caller } from '@langmoi/contracts/caller';
import { AttachDocument, recognitionApi, type DocumentView } from '@langmoi/contracts/recognition';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { asFile } from '@langmoi/platform/file-answer';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { parseInput } from '@langmoi/platform/input';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { AttachmentService, type SentFile } from './attachment.service';
import { tooLarge } from './file-kind';

@Controller()
export class DocumentController {
  constructor(private readonly attachments: AttachmentService) {}

  @Route(recognitionApi.attachDocument)
  async attach(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param('dossierId', { schema: z.uuid() }) dossierId: string,
    @Req() request: FastifyRequest,
  ): Promise<DocumentView> {
    return this.attachments.attach(caller, key, dossierId, await sentFile(request));
  }

  @Route(recognitionApi.downloadDocument)
  async download(
    @Who() caller: Caller,
    @Param('dossierId', { schema: z.uuid() }) dossierId: string,
    @Param('documentId', { schema: z.uuid() }) documentId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.attachments.download(caller, dossierId, documentId));
  }
}

/** One file and its fields, in whatever order they come. */
async function sentFile(request: FastifyRequest): Promise<SentFile> {
  if (!request.isMultipart()) {
    throw new Problem('/problems/unsupported-media-type', 415, 'Send the file as multipart/form-data');
  }
  const { fields, file } = await readForm(request).catch(refuse);
  const { code } = parseInput(AttachDocument, fields);
  if (file && file.content.length > 0) return { code, ...file };
  throw invalidRequest([{ pointer: '/file', detail: inputTexts.fileNeeded }]);
}

async function readForm(request: FastifyRequest) {
  const fields: Record<string, unknown> = {};
  let file: Omit<SentFile, 'code'> | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else file = { fileName: part.filename, declared: part.mimetype, content: await part.toBuffer() };
  }
  return { fields, file };
}

/** Whatever fails while the form is read is the form's fault, or its length. */
function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge();
  if (code.endsWith('_LIMIT')) throw new Problem('/problems/body-too-large', 413, 'The form has too many parts');
  throw new Problem('/problems/unreadable-body', 400, 'The form cannot be read');
}
