import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { CriteriaConsumer } from './overview/criteria.consumer';
import { OverviewController } from './overview/overview.controller';
import { OverviewService } from './overview/overview.service';
import { AssessmentRow, CriteriaSetRow, DossierRow, RegistrationRow, TitleRow } from './overview/read-model.entity';
import { RecognitionConsumer } from './overview/recognition.consumer';
import { ProgrammesConsumer } from './programmes/programmes.consumer';
import { ProgrammesController } from './programmes/programmes.controller';
import { FundingLineRow, HoldingRow, MovementTitleRow, PolicyRow, SupportRow } from './programmes/programmes.entity';
import { ProgrammesService } from './programmes/programmes.service';
import { ContradictionRow, StatedFigureRow } from './stated/stated.entity';
import { StatedService } from './stated/stated.service';

/** What events alone tell: it can be built anew from the topics. */
export const readModels = [
  UnitRow,
  ProvinceRow,
  ProvinceGrantRow,
  CriteriaSetRow,
  AssessmentRow,
  RegistrationRow,
  TitleRow,
  DossierRow,
  FundingLineRow,
  PolicyRow,
  SupportRow,
  MovementTitleRow,
  HoldingRow,
];

export const entities = [...readModels, StatedFigureRow, ContradictionRow];

/** The name of the worker's consumers in the inbox. */
export const consumer = 'reporting.overview';

export const reportingModule = {
  controllers: [OverviewController, ProgrammesController],
  providers: [OverviewService, ProgrammesService, StatedService],
};

export const workerModule = {
  controllers: [directoryConsumer('reporting', consumer), CriteriaConsumer, RecognitionConsumer, ProgrammesConsumer],
  providers: [],
};
