import { dependantsController } from '@langmoi/platform/dependants';
import { directoryConsumer, ProvinceRow, UnitRow } from '@langmoi/platform/directory-copy';
import { figureClosingsConsumer, StandingClosingRow } from '@langmoi/facts/figure-closings';
import { folderLinesController } from '@langmoi/platform/folder-lines';
import { ProvinceGrantRow } from '@langmoi/platform/province-grants';
import { listFolderLines } from './folder-lines';
import { ApprovalRow } from './line/approval.entity';
import { listDependants } from './line/dependants';
import { LineController } from './line/line.controller';
import { LineRecordRow, LineRow } from './line/line.entity';
import { FundingOpening } from './line/opening.consumer';
import { LineService } from './line/line.service';
import { LineListController } from './line-list/line-list.controller';
import { LineListService } from './line-list/line-list.service';

export const entities = [
  UnitRow,
  ProvinceRow,
  ProvinceGrantRow,
  StandingClosingRow,
  LineRow,
  LineRecordRow,
  ApprovalRow,
];

export const fundingModule = {
  controllers: [
    LineController,
    LineListController,
    dependantsController(listDependants),
    folderLinesController(listFolderLines),
  ],
  providers: [LineService, LineListService],
};

export const workerModule = {
  controllers: [directoryConsumer('funding', 'funding.reference'), figureClosingsConsumer('funding'), FundingOpening],
  providers: [LineService],
};
