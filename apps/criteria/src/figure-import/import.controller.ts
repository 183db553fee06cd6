import type { Caller } from '@langmoi/contracts/caller';
import {
  figureImportApi as api,
  largestFigureFile,
  type FigureImportView,
  type ImportAnswer,
  type ImportCell,
} from '@langmoi/contracts/figure-imports';
import { IdempotencyKey, ReaderLanguage, Who } from '@langmoi/platform/http';
import type { Language } from '@langmoi/platform/language';
import { parseInput } from '@langmoi/platform/input';
import { Route } from '@langmoi/platform/route';
import { sentForm } from '@langmoi/platform/upload/form';
import { Body, Controller, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { asFile } from '@langmoi/platform/file-answer';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FigureFileService, type Wanted } from './figure-file.service';
import { FigureImportService, type CellPage } from './import.service';

/** What a form with a file of figures may hold. */
export const uploads = { limits: { fileSize: largestFigureFile, files: 1, fields: 4, fieldSize: 100, parts: 5 } };

const Fields = api.uploadFigures.body.omit({ file: true });

interface ById {
  readonly importId: string;
}

@Controller()
export class FigureImportController {
  constructor(
    private readonly imports: FigureImportService,
    private readonly files: FigureFileService,
  ) {}

  @Route(api.exportFigures)
  async export(
    @Who() caller: Caller,
    @Query({ schema: api.exportFigures.query }) wanted: Wanted,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.files.export(caller, wanted));
  }

  @Route(api.downloadCorrected)
  async corrected(
    @Who() caller: Caller,
    @Param({ schema: api.downloadCorrected.params }) { importId }: ById,
    @ReaderLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asFile(reply, await this.files.corrected(caller, importId, language));
  }

  @Route(api.uploadFigures)
  async upload(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Req() request: FastifyRequest,
  ): Promise<FigureImportView> {
    const { fields, files } = await sentForm(request, uploads.limits);
    const { tier, asOf } = parseInput(Fields, fields);
    return this.imports.upload(caller, key, { tier, asOf, sheet: files[0] });
  }

  @Route(api.listFigureImports)
  list(@Who() caller: Caller, @ReaderLanguage() language: Language): Promise<FigureImportView[]> {
    return this.imports.list(caller, language);
  }

  @Route(api.viewFigureImport)
  view(
    @Who() caller: Caller,
    @Param({ schema: api.viewFigureImport.params }) { importId }: ById,
    @ReaderLanguage() language: Language,
  ): Promise<FigureImportView> {
    return this.imports.view(caller, importId, language);
  }

  @Route(api.listImportCells)
  cells(
    @Who() caller: Caller,
    @Param({ schema: api.listImportCells.params }) { importId }: ById,
    @Query({ schema: api.listImportCells.query }) page: CellPage,
    @ReaderLanguage() language: Language,
  ): Promise<ImportCell[]> {
    return this.imports.cells(caller, importId, page, language);
  }

  @Route(api.answerImport)
  answer(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.answerImport.params }) { importId: id }: ById,
    @Body({ schema: api.answerImport.body }) body: { sheet?: string; answers: ImportAnswer[] },
  ): Promise<FigureImportView> {
    return this.imports.answer(caller, key, { id, ...body });
  }

  @Route(api.applyImport)
  apply(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.applyImport.params }) { importId: id }: ById,
    @Body({ schema: api.applyImport.body }) body: { onlyValid: boolean },
  ): Promise<FigureImportView> {
    return this.imports.apply(caller, key, { id, ...body });
  }

  @Route(api.undoImport)
  undo(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.undoImport.params }) { importId }: ById,
  ): Promise<FigureImportView> {
    return this.imports.undo(caller, key, importId);
  }

  @Route(api.cancelImport)
  cancel(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.cancelImport.params }) { importId }: ById,
  ): Promise<FigureImportView> {
    return this.imports.cancel(caller, key, importId);
  }
}
