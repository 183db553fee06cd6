import type { Caller } from '@langmoi/contracts/caller';
import { householdApi } from '@langmoi/contracts/households';
import type { ListImport } from '@langmoi/contracts/list-imports';
import { sentList } from '@langmoi/facts/lists/list-form';
import { asFile } from '@langmoi/platform/file-answer';
import { IdempotencyKey, requestLanguage, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Controller, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HouseholdListService } from './household-list.service';

interface ByCommune {
  readonly communeId: string;
}

@Controller()
export class HouseholdListController {
  constructor(private readonly lists: HouseholdListService) {}

  @Route(householdApi.exportRegister)
  async export(
    @Who() caller: Caller,
    @Param({ schema: householdApi.exportRegister.params }) { communeId }: ByCommune,
    @Query({ schema: householdApi.exportRegister.query }) { format }: { format: 'csv' | 'xlsx' },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.lists.export(caller, communeId, format));
  }

  @Route(householdApi.importRegister)
  async import(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: householdApi.importRegister.params }) { communeId }: ByCommune,
    @Req() request: FastifyRequest,
  ): Promise<ListImport> {
    const sending = { ...(await sentList(request)), language: requestLanguage(request) };
    return this.lists.import(caller, key, communeId, sending);
  }
}
