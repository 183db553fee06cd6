import { dependantsController } from '@langmoi/platform/dependants';
import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { figureClosingsConsumer, StandingClosingRow } from '@langmoi/facts/figure-closings';
import { folderLinesController } from '@langmoi/platform/folder-lines';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { listFolderLines } from './folder-lines';
import { listDependants } from './holding/dependants';
import { HoldingController } from './holding/holding.controller';
import { HoldingRecordRow, HoldingRow } from './holding/holding.entity';
import { CultureOpening } from './holding/opening.consumer';
import { HoldingService } from './holding/holding.service';
import { HoldingListController } from './holding-list/holding-list.controller';
import { HoldingListService } from './holding-list/holding-list.service';
import { TitleRow } from './title/title.entity';
import { TitleService } from './title/title.service';

export const entities = [
  UnitRow,
  ProvinceRow,
  ProvinceGrantRow,
  StandingClosingRow,
  TitleRow,
  HoldingRow,
  HoldingRecordRow,
];

export const cultureModule = {
  controllers: [
    HoldingController,
    HoldingListController,
    dependantsController(listDependants),
    folderLinesController(listFolderLines),
  ],
  providers: [TitleService, HoldingService, HoldingListService],
};

export const workerModule = {
  controllers: [directoryConsumer('culture', 'culture.reference'), figureClosingsConsumer('culture'), CultureOpening],
  providers: [TitleService, HoldingService],
};
