import type { Caller } from '@langmoi/contracts/caller';
import type { ListImport } from '@langmoi/contracts/list-imports';
import { yearApi } from '@langmoi/contracts/year';
import { asFile } from '@langmoi/platform/file-answer';
import { IdempotencyKey, requestLanguage, Who } from '@langmoi/platform/http';
import { sentList } from '@langmoi/facts/lists/list-form';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { YearListService, type ListOfYear } from './year-list.service';

@Controller()
export class YearListController {
  constructor(private readonly lists: YearListService) {}

  @Route(yearApi.exportYearList)
  async export(
    @Who() caller: Caller,
    @Param({ schema: yearApi.exportYearList.params }) of: ListOfYear,
    @Query({ schema: yearApi.exportYearList.query }) { format }: { format: 'csv' | 'xlsx' },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.lists.export(caller, of, format));
  }

  @Route(yearApi.importYearList)
  async import(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: yearApi.importYearList.params }) of: ListOfYear,
    @Req() request: FastifyRequest,
  ): Promise<ListImport> {
    return this.lists.import(caller, key, of, { ...(await sentList(request)), language: requestLanguage(request) });
  }
}
