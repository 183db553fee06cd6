import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { CriteriaConsumer } from './overview/criteria.consumer';
import { OverviewController } from './overview/overview.controller';
import { OverviewService } from './overview/overview.service';
import { AssessmentRow, CriteriaSetRow, DossierRow, RegistrationRow, TitleRow } from './overview/read-model.entity';
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

export const workerModule = {
  controllers: [directoryConsumer('reporting', 'reporting.overview'), CriteriaConsumer, RecognitionConsumer],
  providers: [],
};
