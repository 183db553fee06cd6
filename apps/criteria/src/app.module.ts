import { PersonalReadsController, personalReadsOf } from '@langmoi/platform/audit/personal-reads.controller';
import { dependantsController } from '@langmoi/platform/dependants';
import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { FilesConfig, openFiles, type FileStore } from '@langmoi/platform/files';
import { parseConfig } from '@langmoi/platform/config';
import { folderLinesController } from '@langmoi/platform/folder-lines';
import { UnitChangeRow, unitChangesConsumer } from '@langmoi/platform/unit-changes';
import { AssessmentController } from './assessment/assessment.controller';
import { AssessmentRow, DraftRow } from './assessment/assessment.entity';
import { AssessmentService } from './assessment/assessment.service';
import { UnitAssessmentService } from './assessment/unit-assessment.service';
import { CriteriaSetController } from './criteria-set/criteria-set.controller';
import { CriteriaSetRow } from './criteria-set/criteria-set.entity';
import { LawRegionRow, LawSetRow } from './criteria-set/law-set.entity';
import { LawSetService } from './criteria-set/law-set.service';
import { CriteriaOpening } from './criteria-set/opening.consumer';
import { CriteriaSetService } from './criteria-set/criteria-set.service';
import { listDependants } from './dependants';
import { FILES } from './evidence/evidence-files';
import { EvidenceReadingService } from './evidence/evidence-reading.service';
import { EvidenceSweep } from './evidence/evidence-sweep';
import { EvidenceUploadService } from './evidence/evidence-upload.service';
import { EvidenceController } from './evidence/evidence.controller';
import {
  EvidenceFileRow,
  EvidencePartRow,
  EvidenceReadRow,
  EvidenceRow,
  EvidenceWithdrawalRow,
} from './evidence/evidence.entity';
import { fileNamesOf } from './evidence/evidence.repository';
import { EvidenceService } from './evidence/evidence.service';
import { listFolderLines } from './folder-lines';
import { ConfirmationService } from './figure/confirmation.service';
import { FigureClosingController } from './figure-closing/figure-closing.controller';
import { FigureClosingRow, FigureOpeningRow } from './figure-closing/figure-closing.entity';
import { FigureClosingService } from './figure-closing/figure-closing.service';
import { ExportFiles } from './figure-export/export-files';
import { ExportJobs } from './figure-export/export-jobs';
import { FigureExportController } from './figure-export/figure-export.controller';
import { FigureExportRow } from './figure-export/figure-export.entity';
import { FigureExportService } from './figure-export/figure-export.service';
import { ExportWriting } from './figure-export/writing';
import { FigureController } from './figure/figure.controller';
import { FigureRow } from './figure/figure.entity';
import { FigureService } from './figure/figure.service';
import { DecisionController } from './judgement/decision.controller';
import { DecisionRow } from './judgement/decision.entity';
import { DecisionService } from './judgement/decision.service';
import { Applying } from './figure-import/applying';
import { Examining } from './figure-import/examining';
import { FigureFileService } from './figure-import/figure-file.service';
import { FigureImportController } from './figure-import/import.controller';
import {
  FigureImportAnswerRow,
  FigureImportFileRow,
  FigureImportPortionRow,
  FigureImportRow,
} from './figure-import/import.entity';
import { ImportJobs } from './figure-import/import-jobs';
import { Recordings } from './figure-import/recordings';
import { FigureImportService } from './figure-import/import.service';
import { JudgementController } from './judgement/judgement.controller';
import { JudgementService } from './judgement/judgement.service';
import { RecognitionConsumer } from './judgement/recognition.consumer';
import { RecognitionRow } from './judgement/recognition.entity';
import { LeadService } from './lead/lead.service';
import { OrganisationConsumer } from './lead/organisation.consumer';
import { OrganisationRow } from './lead/organisation.entity';
import { MissingController } from './missing/missing.controller';
import { MissingService } from './missing/missing.service';
import { RegistrationRow } from './registration/registration.entity';
import { RegistrationController } from './registration/registration.controller';
import { RegistrationService } from './registration/registration.service';
import { TargetRow, TargetStatementRow } from './target/target.entity';
import { TargetService } from './target/target.service';
import { YearController } from './target/year.controller';
import { YearService } from './target/year.service';
import { YearListController } from './year-lists/year-list.controller';
import { YearListService } from './year-lists/year-list.service';
import { SetProposalController } from './set-proposal/set-proposal.controller';
import { SetProposalActRow, SetProposalRow } from './set-proposal/set-proposal.entity';
import { SetProposalService } from './set-proposal/set-proposal.service';

export const entities = [
  UnitRow,
  ProvinceRow,
  ProvinceGrantRow,
  UnitChangeRow,
  LawSetRow,
  LawRegionRow,
  CriteriaSetRow,
  SetProposalRow,
  SetProposalActRow,
  RegistrationRow,
  TargetRow,
  TargetStatementRow,
  AssessmentRow,
  DraftRow,
  FigureRow,
  FigureClosingRow,
  FigureOpeningRow,
  RecognitionRow,
  OrganisationRow,
  DecisionRow,
  FigureImportRow,
  FigureImportFileRow,
  FigureImportPortionRow,
  FigureImportAnswerRow,
  FigureExportRow,
  EvidenceFileRow,
  EvidencePartRow,
  EvidenceRow,
  EvidenceWithdrawalRow,
  EvidenceReadRow,
];

const storeOf = (env: NodeJS.ProcessEnv): FileStore => openFiles(parseConfig(FilesConfig, env));

export const criteriaModule = (env: NodeJS.ProcessEnv) => ({
  controllers: [
    CriteriaSetController,
    SetProposalController,
    AssessmentController,
    FigureController,
    FigureClosingController,
    EvidenceController,
    FigureImportController,
    FigureExportController,
    JudgementController,
    DecisionController,
    RegistrationController,
    YearController,
    YearListController,
    PersonalReadsController,
    MissingController,
    dependantsController(listDependants),
    folderLinesController(listFolderLines),
  ],
  providers: [
    LawSetService,
    CriteriaSetService,
    SetProposalService,
    RegistrationService,
    TargetService,
    YearService,
    YearListService,
    AssessmentService,
    UnitAssessmentService,
    FigureService,
    FigureClosingService,
    ConfirmationService,
    LeadService,
    FigureImportService,
    FigureFileService,
    FigureExportService,
    ExportFiles,
    JudgementService,
    DecisionService,
    EvidenceService,
    EvidenceUploadService,
    EvidenceReadingService,
    personalReadsOf({ column: 'evidence', names: fileNamesOf }),
    { provide: FILES, useValue: storeOf(env) },
    MissingService,
  ],
});

export const workerModule = (env: NodeJS.ProcessEnv) => ({
  controllers: [
    directoryConsumer('criteria', 'criteria.reference'),
    unitChangesConsumer('criteria'),
    CriteriaOpening,
    RecognitionConsumer,
    OrganisationConsumer,
  ],
  providers: [
    ...[
      LawSetService,
      CriteriaSetService,
      RegistrationService,
      TargetService,
      AssessmentService,
      LeadService,
      JudgementService,
      Recordings,
      Examining,
      Applying,
      ImportJobs,
      ExportFiles,
      ExportWriting,
      ExportJobs,
      EvidenceSweep,
    ],
    { provide: FILES, useValue: storeOf(env) },
  ],
});
