import type { Caller } from '@langmoi/contracts/caller';
import { figureExportApi as api, type BeginExport, type FigureExport } from '@langmoi/contracts/figure-exports';
import { asFile } from '@langmoi/platform/file-answer';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { Route } from '@langmoi/platform/route';
import { Body, Controller, Param, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FigureExportService } from './figure-export.service';

@Controller()
export class FigureExportController {
  constructor(private readonly exports: FigureExportService) {}

  @Route(api.beginFigureExport)
  begin(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Body({ schema: api.beginFigureExport.body }) body: BeginExport,
  ): Promise<FigureExport> {
    return this.exports.begin(caller, key, body);
  }

  @Route(api.listFigureExports)
  list(@Who() caller: Caller): Promise<FigureExport[]> {
    return this.exports.list(caller);
  }

  @Route(api.cancelFigureExport)
  cancel(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.cancelFigureExport.params }) { exportId }: { exportId: string },
  ): Promise<FigureExport> {
    return this.exports.cancel(caller, key, exportId);
  }

  @Route(api.downloadFigureExport)
  async file(
    @Who() caller: Caller,
    @Param({ schema: api.downloadFigureExport.params }) { exportId, no }: { exportId: string; no: number },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.exports.file(caller, exportId, no));
  }
}
