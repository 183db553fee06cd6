import type { figureImportApi } from '@langmoi/contracts/figure-imports';
import type { Text } from '@langmoi/contracts/common';
import { inspectors, officers, readBy } from './people';
import { decision2540 } from './sources';
import type { AccessTable, Grant } from './table';

const importer: Grant = { roles: ['coordinationOffice'], relations: ['own'] };
const why: Text = {
  vi: 'Văn phòng Điều phối tổng hợp số liệu của các xã; mỗi số liệu nhập giữ tên tệp và người nhập, xã sửa được bằng bản sau.',
  en: 'The coordination office gathers the communes’ figures; each keeps its file and who imported it, and the commune may say otherwise in a later version.',
};
const source = decision2540('bước A8: cấp tỉnh tổng hợp');
const acting = { grants: [importer], why, source };
const seeing = {
  grants: [importer, { roles: ['auditor'], relations: ['own'] } satisfies Grant],
  why: {
    vi: 'Tệp có thể có ghi chú và dòng chưa kiểm tra: chỉ nơi nhập và kiểm toán đọc; số liệu đã ghi thì ai cũng xem ở trang của xã.',
    en: 'A file may hold notes and unchecked rows: the office that imports it and auditors read it; what was recorded is on the communes’ pages.',
  },
};

export const figureImports: AccessTable<typeof figureImportApi> = {
  uploadFigures: acting,
  listFigureImports: seeing,
  viewFigureImport: seeing,
  listImportCells: seeing,
  answerImport: acting,
  applyImport: acting,
  undoImport: acting,
  cancelImport: acting,
  downloadCorrected: seeing,
  exportFigures: {
    grants: readBy(...officers, ...inspectors),
    why: {
      vi: 'Cán bộ trong tỉnh đọc được số liệu từng xã thì lấy được cả bảng, kể cả ghi chú.',
      en: 'Officers of the province, who read each commune’s figures, take the whole table, notes as well.',
    },
  },
};
