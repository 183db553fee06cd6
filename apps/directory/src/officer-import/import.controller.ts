import type { Caller } from '@langmoi/contracts/caller';
import { officerApi, type OfficerImport } from '@langmoi/contracts/officers';
import { invalidRequest, Problem } from '@langmoi/contracts/problem';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { IdempotencyKey, requestLanguage, Who } from '@langmoi/platform/http';
import { parseInput } from '@langmoi/platform/input';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { basename } from 'node:path';
import { ImportService } from './import.service';
import type { SentSheet } from './workbook';

const largest = 2 * 1024 * 1024;

/** What a form with a file of officers may hold. */
export const uploads = { limits: { fileSize: largest, files: 1, fields: 4, fieldSize: 100, parts: 5 } };

const Fields = officerApi.importOfficers.body.pick({ dryRun: true });

@Controller()
export class ImportController {
  constructor(private readonly imports: ImportService) {}

  @Route(officerApi.importOfficers)
  async import(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.importOfficers.params }) { provinceId }: { provinceId: string },
    @Req() request: FastifyRequest,
  ): Promise<OfficerImport> {
    const { fields, sheet } = await sentForm(request);
    const dryRun = parseInput(Fields, fields).dryRun === 'true';
    return this.imports.import(caller, { key, provinceId, dryRun, language: requestLanguage(request) }, sheet);
  }
}

async function sentForm(request: FastifyRequest): Promise<{ fields: object; sheet: SentSheet }> {
  if (!request.isMultipart()) {
    throw new Problem('/problems/unsupported-media-type', 415, 'Send the file as multipart/form-data');
  }
  const { fields, sheet } = await readForm(request).catch(refuse);
  if (sheet && sheet.content.length > 0) return { fields, sheet };
  throw invalidRequest([{ pointer: '/file', detail: inputTexts.fileNeeded }]);
}

async function readForm(request: FastifyRequest): Promise<{ fields: object; sheet: SentSheet | undefined }> {
  const fields: Record<string, unknown> = {};
  let sheet: SentSheet | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = part.value;
    else sheet = { fileName: nameOf(part.filename), content: await part.toBuffer() };
  }
  return { fields, sheet };
}

/** As a record of it shows: without a folder, and no longer than a name is. */
const nameOf = (sent: string): string => basename(sent.replaceAll('\\', '/')).slice(0, 200);

/** Whatever fails while the form is read is the form's fault, or its length. */
function refuse(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code.endsWith('_LIMIT')) {
    throw new Problem('/problems/body-too-large', 413, 'The form is too large');
  }
  throw new Problem('/problems/unreadable-body', 400, 'The form cannot be read');
}
