import type { Caller } from '@langmoi/contracts/caller';
import { folderApi, type FolderAnswer, type ProvinceNow, type ReadinessItem } from '@langmoi/contracts/folder';
import { IdempotencyKey, requestLanguage, Who } from '@langmoi/platform/http';
import { parseInput } from '@langmoi/platform/input';
import { Route } from '@langmoi/platform/route';
import { sentForm } from '@langmoi/platform/upload/form';
import { Controller, Param, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FolderExportService } from './folder-export.service';
import { FolderService } from './folder.service';
import { ReadinessService } from './readiness.service';
import { folderLimits, unfolded } from './sent-files';

const Fields = folderApi.importProvince.body.pick({ dryRun: true });

@Controller()
export class FolderController {
  constructor(
    private readonly folders: FolderService,
    private readonly exports: FolderExportService,
    private readonly readiness: ReadinessService,
  ) {}

  @Route(folderApi.importProvince)
  async import(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
  ): Promise<FolderAnswer> {
    const { fields, files } = await sentForm(request, folderLimits);
    const dryRun = parseInput(Fields, fields).dryRun === 'true';
    return this.folders.import(caller, { key, dryRun, language: requestLanguage(request) }, files.flatMap(unfolded));
  }

  @Route(folderApi.exportProvince)
  export(
    @Who() caller: Caller,
    @Param({ schema: folderApi.exportProvince.params }) { provinceId }: { provinceId: string },
  ): Promise<ProvinceNow> {
    return this.exports.export(caller, provinceId);
  }

  @Route(folderApi.viewReadiness)
  view(
    @Who() caller: Caller,
    @Param({ schema: folderApi.viewReadiness.params }) { provinceId }: { provinceId: string },
    @Req() request: FastifyRequest,
  ): Promise<ReadinessItem[]> {
    return this.readiness.view(caller, provinceId, requestLanguage(request));
  }
}
