import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { AssessmentController } from './assessment/assessment.controller';
import { AssessmentRow, DraftRow } from './assessment/assessment.entity';
import { AssessmentService } from './assessment/assessment.service';
import { CriteriaSetController } from './criteria-set/criteria-set.controller';
import { CriteriaSetRow } from './criteria-set/criteria-set.entity';
import { CriteriaSetService } from './criteria-set/criteria-set.service';
import { RegistrationRow } from './registration/registration.entity';
import { RegistrationService } from './registration/registration.service';

export const entities = [UnitRow, ProvinceRow, CriteriaSetRow, RegistrationRow, AssessmentRow, DraftRow];

export const criteriaModule = {
  controllers: [CriteriaSetController, AssessmentController],
  providers: [CriteriaSetService, RegistrationService, AssessmentService],
};

export const workerModule = { controllers: [directoryConsumer('criteria', 'criteria.reference')], providers: [] };
