import type { Caller } from '@langmoi/contracts/caller';
import {
  evidenceApi as api,
  evidencePart,
  type AddEvidence,
  type EvidenceOfCommune,
  type EvidenceOfUnit,
  type EvidenceUpload,
  type EvidenceView,
  type ListedEvidence,
} from '@langmoi/contracts/evidence';
import { asFile, asShown } from '@langmoi/platform/file-answer';
import { IdempotencyKey, Who } from '@langmoi/platform/http';
import { parseInput } from '@langmoi/platform/input';
import { Route } from '@langmoi/platform/route';
import { sentForm } from '@langmoi/platform/upload/form';
import { Body, Controller, Param, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Place, UnitPlace } from '../assessment/assessment.service';
import { EvidenceReadingService } from './evidence-reading.service';
import { EvidenceUploadService } from './evidence-upload.service';
import { EvidenceService, type Across, type Shown } from './evidence.service';

const part = { fileSize: evidencePart, files: 1, fields: 2, parts: 3 };
const Fields = api.sendEvidencePart.body.omit({ file: true });

interface ById {
  readonly evidenceId: string;
}

@Controller()
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly uploads: EvidenceUploadService,
    private readonly reading: EvidenceReadingService,
  ) {}

  @Route(api.viewEvidence)
  view(
    @Who() caller: Caller,
    @Param({ schema: api.viewEvidence.params }) place: Place,
    @Query({ schema: api.viewEvidence.query }) asked: Shown,
  ): Promise<EvidenceOfCommune> {
    return this.evidence.view(caller, place, asked);
  }

  @Route(api.viewUnitEvidence)
  viewUnit(
    @Who() caller: Caller,
    @Param({ schema: api.viewUnitEvidence.params }) place: UnitPlace,
    @Query({ schema: api.viewUnitEvidence.query }) asked: Shown,
  ): Promise<EvidenceOfUnit> {
    return this.evidence.viewUnit(caller, place, asked);
  }

  @Route(api.listEvidence)
  list(@Who() caller: Caller, @Query({ schema: api.listEvidence.query }) asked: Across): Promise<ListedEvidence[]> {
    return this.evidence.list(caller, asked);
  }

  @Route(api.viewEvidenceUpload)
  upload(
    @Who() caller: Caller,
    @Param({ schema: api.viewEvidenceUpload.params }) { uploadId }: { uploadId: string },
  ): Promise<EvidenceUpload> {
    return this.uploads.view(caller, uploadId);
  }

  @Route(api.sendEvidencePart)
  async send(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.sendEvidencePart.params }) { uploadId }: { uploadId: string },
    @Req() request: FastifyRequest,
  ): Promise<EvidenceUpload> {
    const { fields, files } = await sentForm(request, part);
    const { no } = parseInput(Fields, fields);
    return this.uploads.send(caller, key, { uploadId, no, content: files[0].content });
  }

  @Route(api.addEvidence)
  add(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.addEvidence.params }) place: Place,
    @Body({ schema: api.addEvidence.body }) body: AddEvidence,
  ): Promise<EvidenceView> {
    return this.evidence.add(caller, key, place, body);
  }

  @Route(api.addUnitEvidence)
  addToUnit(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.addUnitEvidence.params }) place: UnitPlace,
    @Body({ schema: api.addUnitEvidence.body }) body: AddEvidence,
  ): Promise<EvidenceView> {
    return this.evidence.addToUnit(caller, key, place, body);
  }

  @Route(api.viewEvidenceFile)
  async file(
    @Who() caller: Caller,
    @Param({ schema: api.viewEvidenceFile.params }) { evidenceId }: ById,
    @Query({ schema: api.viewEvidenceFile.query }) { open }: { open?: 'true' },
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.reading.file(caller, evidenceId);
    return open && /^image\/|\/pdf$/.test(file.mediaType) ? asShown(reply, file) : asFile(reply, file);
  }

  @Route(api.viewEvidencePreview)
  async preview(
    @Who() caller: Caller,
    @Param({ schema: api.viewEvidencePreview.params }) { evidenceId }: ById,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return asShown(reply, await this.reading.preview(caller, evidenceId));
  }

  @Route(api.viewEvidencePosition)
  position(
    @Who() caller: Caller,
    @Param({ schema: api.viewEvidencePosition.params }) { evidenceId }: ById,
  ): Promise<{ latitude: number; longitude: number }> {
    return this.reading.position(caller, evidenceId);
  }

  @Route(api.withdrawEvidence)
  withdraw(
    @Who() caller: Caller,
    @IdempotencyKey() key: string,
    @Param({ schema: api.withdrawEvidence.params }) { evidenceId }: ById,
    @Body({ schema: api.withdrawEvidence.body }) { reason }: { reason: string },
  ): Promise<EvidenceView> {
    return this.evidence.withdraw(caller, key, evidenceId, reason);
  }
}
