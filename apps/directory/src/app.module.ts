import { AccountController } from './account/account.controller';
import { AccountRow } from './account/account.entity';
import { AccountService, DEMO } from './account/account.service';
import { ClockController } from './clock/clock.controller';
import { ClockService } from './clock/clock.service';
import { AppointmentRow, OfficerRow } from './officer/officer.entity';
import { OfficerService } from './officer/officer.service';
import { OrganisationController } from './organisation/organisation.controller';
import { LeadRow, OrganisationRow } from './organisation/organisation.entity';
import { OrganisationService } from './organisation/organisation.service';
import { ProvinceController } from './province/province.controller';
import { ProvinceRow } from './province/province.entity';
import { ProvinceService } from './province/province.service';
import { UnitController } from './unit/unit.controller';
import { AliasRow, UnitRow } from './unit/unit.entity';
import { UnitService } from './unit/unit.service';

export const entities = [
  ProvinceRow,
  UnitRow,
  AliasRow,
  OrganisationRow,
  LeadRow,
  OfficerRow,
  AppointmentRow,
  AccountRow,
];

export const directoryModule = ({ demo }: { demo: boolean }) => ({
  controllers: [ProvinceController, ClockController, UnitController, OrganisationController, AccountController],
  providers: [
    { provide: DEMO, useValue: demo },
    ProvinceService,
    UnitService,
    OfficerService,
    OrganisationService,
    ClockService,
    AccountService,
  ],
});

export const workerModule = { controllers: [], providers: [] };
