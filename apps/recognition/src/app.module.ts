import { folderLinesController } from '@langmoi/platform/folder-lines';
import type { AppModule } from '@langmoi/platform/platform.module';
import type { Temporal } from '@langmoi/platform/temporal';
import { AttachmentService } from './document/attachment.service';
import { DocumentController } from './document/document.controller';
import { DossierController } from './dossier/dossier.controller';
import { DossierService } from './dossier/dossier.service';
import { StageService } from './dossier/stage.service';
import { AppointmentConsumer } from './dossier/appointment.consumer';
import { SuccessionConsumer } from './dossier/succession.consumer';
import { CriteriaConsumer } from './reference/criteria.consumer';
import { DirectoryConsumer } from './reference/directory.consumer';
import { listFolderLines } from './folder-lines';
import { RegimeController } from './regime/regime.controller';
import { RegimeService } from './regime/regime.service';
import { ClockConsumer } from './run/clock.consumer';
import { RunService, TEMPORAL } from './run/run.service';
import { RecognitionOpening } from './title/opening.consumer';
import { DemoService } from './title/demo.service';
import { ReadingTitlesService } from './title/reading-titles.service';
import { TitleController } from './title/title.controller';

export const apiModule = (temporal: Temporal): AppModule => ({
  controllers: [
    RegimeController,
    DossierController,
    DocumentController,
    TitleController,
    folderLinesController(listFolderLines),
  ],
  providers: [
    { provide: TEMPORAL, useValue: temporal },
    RunService,
    RegimeService,
    DossierService,
    AttachmentService,
    ReadingTitlesService,
  ],
});

export const workerModule = (temporal: Temporal): AppModule => ({
  controllers: [
    ...[DirectoryConsumer, CriteriaConsumer, ClockConsumer, AppointmentConsumer],
    ...[SuccessionConsumer, RecognitionOpening],
  ],
  providers: [{ provide: TEMPORAL, useValue: temporal }, RunService, DossierService, StageService],
});

export const loadModule: AppModule = { controllers: [], providers: [DemoService] };
