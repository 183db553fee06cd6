import { dependantsController } from '@langmoi/platform/dependants';
import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { folderLinesController } from '@langmoi/platform/folder-lines';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { listFolderLines } from './folder-lines';
import { listDependants } from './holding/dependants';
import { HoldingController } from './holding/holding.controller';
import { HoldingRecordRow, HoldingRow } from './holding/holding.entity';
import { CultureOpening } from './holding/opening.consumer';
import { HoldingService } from './holding/holding.service';
import { TitleRow } from './title/title.entity';
import { TitleService } from './title/title.service';

export const entities = [UnitRow, ProvinceRow, ProvinceGrantRow, TitleRow, HoldingRow, HoldingRecordRow];

export const cultureModule = {
  controllers: [HoldingController, dependantsController(listDependants), folderLinesController(listFolderLines)],
  providers: [TitleService, HoldingService],
};

export const workerModule = {
  controllers: [directoryConsumer('culture', 'culture.reference'), CultureOpening],
  providers: [TitleService, HoldingService],
};
