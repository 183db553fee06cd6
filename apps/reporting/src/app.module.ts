import { CriteriaConsumer } from './overview/criteria.consumer';
import { DirectoryConsumer } from './overview/directory.consumer';
import { OverviewController } from './overview/overview.controller';
import { OverviewService } from './overview/overview.service';
import {
  AssessmentRow,
  CriteriaSetRow,
  DossierRow,
  ProvinceRow,
  RegistrationRow,
  TitleRow,
  UnitRow,
} from './overview/read-model.entity';
import { RecognitionConsumer } from './overview/recognition.consumer';
import { ContradictionRow, StatedFigureRow } from './stated/stated.entity';
import { StatedService } from './stated/stated.service';

export const entities = [
  UnitRow,
  ProvinceRow,
  CriteriaSetRow,
  AssessmentRow,
  RegistrationRow,
  TitleRow,
  DossierRow,
  StatedFigureRow,
  ContradictionRow,
];

export const reportingModule = { controllers: [OverviewController], providers: [OverviewService, StatedService] };

export const workerModule = { controllers: [DirectoryConsumer, CriteriaConsumer, RecognitionConsumer], providers: [] };
