import { PersonalReadsController, personalReadsOf } from '@langmoi/platform/audit/personal-reads.controller';
import { dependantsController } from '@langmoi/platform/dependants';
import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { figureClosingsConsumer, StandingClosingRow } from '@langmoi/facts/figure-closings';
import { folderLinesController } from '@langmoi/platform/folder-lines';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { UnitChangeRow, unitChangesConsumer } from '@langmoi/platform/unit-changes';
import { listDependants } from './dependants';
import { listFolderLines } from './folder-lines';
import { HouseholdController } from './household/household.controller';
import { HouseholdActRow, HouseholdReadRow, HouseholdRow } from './household/household.entity';
import { HouseholdListController } from './household/list/household-list.controller';
import { HouseholdListService } from './household/list/household-list.service';
import { HouseholdService } from './household/household.service';
import { RegisterService } from './household/register.service';
import { PolicyRow } from './policy/policy.entity';
import { PolicyService } from './policy/policy.service';
import { StandardRow } from './standard/standard.entity';
import { StandardService } from './standard/standard.service';
import { SupportController } from './support/support.controller';
import { SupportRecordRow, SupportRow } from './support/support.entity';
import { PovertyOpening } from './support/opening.consumer';
import { SupportService } from './support/support.service';
import { SupportListController } from './support-list/support-list.controller';
import { SupportListService } from './support-list/support-list.service';

export const entities = [
  ...[
    UnitRow,
    ProvinceRow,
    ProvinceGrantRow,
    StandingClosingRow,
    UnitChangeRow,
    PolicyRow,
    SupportRow,
    SupportRecordRow,
  ],
  ...[StandardRow, HouseholdRow, HouseholdActRow, HouseholdReadRow],
];

export const povertyModule = {
  controllers: [
    SupportController,
    SupportListController,
    HouseholdController,
    HouseholdListController,
    PersonalReadsController,
    dependantsController(listDependants),
    folderLinesController(listFolderLines),
  ],
  providers: [
    ...[PolicyService, SupportService, SupportListService, StandardService, RegisterService, HouseholdService],
    HouseholdListService,
    personalReadsOf({ column: 'households' }),
  ],
};

export const workerModule = {
  controllers: [
    directoryConsumer('poverty', 'poverty.reference'),
    unitChangesConsumer('poverty'),
    figureClosingsConsumer('poverty'),
    PovertyOpening,
  ],
  providers: [PolicyService, SupportService],
};
