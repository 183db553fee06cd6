import type { Caller } from '@langmoi/contracts/caller';
import { cultureApi } from '@langmoi/contracts/culture';
import type { ListImport } from '@langmoi/contracts/list-imports';
import { asFile } from '@langmoi/platform/file-answer';
import { IdempotencyKey, requestLanguage, Who } from '@langmoi/platform/http';
import { sentList } from '@langmoi/facts/lists/list-form';
import { Route } from '@langmoi/platform/route';
import { Controller, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HoldingListService } from './holding-list.service';

@Controller()
export class HoldingListController {
  constructor(private readonly lists: HoldingListService) {}

  @Route(cultureApi.exportHoldings)
  async export(
    @Who() caller: Caller,
    @Query({ schema: cultureApi.exportHoldings.query }) { format }: { format: 'csv' | 'xlsx' },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.lists.export(caller, format));
  }

  @Route(cultureApi.importHoldings)
  async import(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
  ): Promise<ListImport> {
    return this.lists.import(caller, key, { ...(await sentList(request)), language: requestLanguage(request) });
  }
}
