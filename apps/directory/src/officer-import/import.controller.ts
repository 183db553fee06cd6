import type { Caller } from '@langmoi/contracts/caller';
import { officerApi, type OfficerImport } from '@langmoi/contracts/officers';
import { asFile } from '@langmoi/platform/file-answer';
import { IdempotencyKey, requestLanguage, Who } from '@langmoi/platform/http';
import { parseInput } from '@langmoi/platform/input';
import { Route } from '@langmoi/platform/route';
import { sentForm } from '@langmoi/platform/upload/form';
import { Controller, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportService } from './import.service';
import { OfficerFileService } from './officer-file.service';

const largest = 2 * 1024 * 1024;

/** What a form with a file of officers may hold. */
export const uploads = { limits: { fileSize: largest, files: 1, fields: 4, fieldSize: 100, parts: 5 } };

const Fields = officerApi.importOfficers.body.pick({ dryRun: true });

@Controller()
export class ImportController {
  constructor(
    private readonly imports: ImportService,
    private readonly files: OfficerFileService,
  ) {}

  @Route(officerApi.exportOfficers)
  async export(
    @Who() caller: Caller,
    @Param({ schema: officerApi.exportOfficers.params }) { provinceId }: { provinceId: string },
    @Query({ schema: officerApi.exportOfficers.query }) { format }: { format: 'csv' | 'xlsx' },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.files.export(caller, provinceId, format));
  }

  @Route(officerApi.importOfficers)
  async import(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: officerApi.importOfficers.params }) { provinceId }: { provinceId: string },
    @Req() request: FastifyRequest,
  ): Promise<OfficerImport> {
    const { fields, files } = await sentForm(request);
    const dryRun = parseInput(Fields, fields).dryRun === 'true';
    return this.imports.import(caller, { key, provinceId, dryRun, language: requestLanguage(request) }, files[0]);
  }
}
