import { PersonalReadsController, personalReadsOf } from '@langmoi/platform/audit/personal-reads.controller';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { AccountController } from './account/account.controller';
import { AccountRow } from './account/account.entity';
import { AccountService, DEMO } from './account/account.service';
import { ClockController } from './clock/clock.controller';
import { ClockService } from './clock/clock.service';
import { AppointmentRow, OfficerRow, PersonnelActRow, PersonReadRow } from './officer/officer.entity';
import { CountryController } from './country/country.controller';
import { CountryService } from './country/country.service';
import { UnitFindingRow } from './country/finding.entity';
import { DayService } from './day/day.service';
import { DayWatch } from './day/day-watch';
import { namesOf, OfficerService } from './officer/officer.service';
import { AnnouncementService } from './personnel/announcement.service';
import { OfficeService } from './personnel/office.service';
import { PersonnelController } from './personnel/personnel.controller';
import { PersonService } from './personnel/person.service';
import { StaffingService } from './personnel/staffing.service';
import { LawRow, ProvinceFolderRow } from './folder/folder.entity';
import { FolderController } from './folder/folder.controller';
import { FolderExportService } from './folder/folder-export.service';
import { KeepingService } from './folder/keeping.service';
import { FolderService } from './folder/folder.service';
import { LawService } from './folder/law.service';
import { ReadinessService } from './folder/readiness.service';
import { ImportController } from './officer-import/import.controller';
import { OfficerImportRow } from './officer-import/import.entity';
import { ImportService } from './officer-import/import.service';
import { OfficerFileService } from './officer-import/officer-file.service';
import { OrganisationController } from './organisation/organisation.controller';
import { LeadRow, OrganisationRow } from './organisation/organisation.entity';
import { OrganisationService } from './organisation/organisation.service';
import { ProvinceController } from './province/province.controller';
import { ProvinceRow } from './province/province.entity';
import { ProvinceService } from './province/province.service';
import { SearchController } from './search/search.controller';
import { SearchService } from './search/search.service';
import { UnitEventRow, UnitStateRow } from './register/register.entity';
import { RegisterService } from './register/register.service';
import { ReadingChangesService } from './unit-change/reading-changes.service';
import { RegisteringChangesService } from './unit-change/registering-changes.service';
import { TakingEffectService } from './unit-change/taking-effect.service';
import { UnitChangeController } from './unit-change/unit-change.controller';
import { EffectRow, ProposalActRow, ProposalRow, SuccessionRuleRow } from './unit-change/unit-change.entity';
import { UnitChangeService } from './unit-change/unit-change.service';
import { UnitFactController } from './unit-fact/unit-fact.controller';
import { UnitFactRow } from './unit-fact/unit-fact.entity';
import { UnitFactService } from './unit-fact/unit-fact.service';
import { ZoneService } from './unit-fact/zone.service';
import { FollowingService } from './unit-change/following.service';
import { UnitController } from './unit/unit.controller';
import { AliasRow, UnitRow } from './unit/unit.entity';
import { UnitService } from './unit/unit.service';

export const entities = [
  ProvinceRow,
  ProvinceGrantRow,
  UnitRow,
  AliasRow,
  UnitEventRow,
  UnitStateRow,
  UnitFindingRow,
  UnitFactRow,
  OrganisationRow,
  LeadRow,
  OfficerRow,
  AppointmentRow,
  PersonnelActRow,
  PersonReadRow,
  OfficerImportRow,
  AccountRow,
  SuccessionRuleRow,
  ProposalRow,
  ProposalActRow,
  EffectRow,
  ProvinceFolderRow,
  LawRow,
];

const rows = [
  ProvinceService,
  RegisterService,
  ZoneService,
  UnitService,
  UnitFactService,
  OfficerService,
  OrganisationService,
  AccountService,
  AnnouncementService,
  TakingEffectService,
];

export const directoryModule = ({ demo }: { demo: boolean }) => ({
  controllers: [
    ProvinceController,
    ClockController,
    SearchController,
    UnitFactController,
    UnitController,
    CountryController,
    OrganisationController,
    AccountController,
    PersonnelController,
    ImportController,
    UnitChangeController,
    FolderController,
    PersonalReadsController,
  ],
  providers: [
    { provide: DEMO, useValue: demo },
    ...rows,
    CountryService,
    SearchService,
    ClockService,
    PersonService,
    StaffingService,
    OfficeService,
    ImportService,
    OfficerFileService,
    ReadingChangesService,
    FollowingService,
    RegisteringChangesService,
    UnitChangeService,
    LawService,
    KeepingService,
    FolderService,
    FolderExportService,
    ReadinessService,
    personalReadsOf({ column: 'persons', names: namesOf }),
  ],
});

export const workerModule = { controllers: [], providers: [...rows, DayService, DayWatch] };
