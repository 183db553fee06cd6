import type { figureImportApi } from '@langmoi/contracts/figure-imports';
import type { Text } from '@langmoi/contracts/common';
import { inspectors, officers, readBy } from './people';
import { decision2540 } from './sources';
import type { AccessTable, Grant } from './table';

/** Both send files; a file is dealt with by whoever may say what it says: gathered of communes, or confirmed. */
const senders: Grant = { roles: ['coordinationOffice', 'departmentOfficer'], relations: ['own'] };
const ofFile: readonly Grant[] = [
  { roles: ['coordinationOffice'], relations: ['own'], states: ['entered'] },
  { roles: ['departmentOfficer'], relations: ['own'], states: ['confirmed'] },
];
const auditor: Grant = { roles: ['auditor'], relations: ['own'] };
const why: Text = {
  vi: 'Văn phòng Điều phối tổng hợp điều các xã báo cáo; sở xác nhận tiêu chí mình phụ trách. Mỗi điều nhập giữ tên tệp và người nhập, xã sửa được bằng bản sau.',
  en: 'The coordination office gathers what communes report; a department confirms the criteria it leads. All of it keeps its file and who imported it, and the commune may say otherwise in a later version.',
};
const source = decision2540('bước A8: cấp tỉnh tổng hợp');
const besides: Text = {
  vi: 'Sở: chỉ tệp của chính cơ quan mình, và chỉ tiêu chí đang phụ trách theo phân công của tỉnh.',
  en: 'A department: its own files alone, and the criteria that it leads by the province’s assignment.',
};
const acting = { grants: ofFile, why, source, besides };
const seeing = {
  besides,
  grants: [...ofFile, auditor],
  why: {
    vi: 'Tệp có thể có ghi chú và dòng chưa kiểm tra: chỉ nơi nhập và kiểm toán đọc; số liệu đã ghi thì ai cũng xem ở trang của xã.',
    en: 'A file may hold notes and unchecked rows: the office that imports it and auditors read it; what was recorded is on the communes’ pages.',
  },
};

/** Who takes figures in from files, and back. */
export const figureImports: AccessTable<typeof figureImportApi> = {
  uploadFigures: { ...acting, grants: [senders] },
  listFigureImports: { ...seeing, grants: [senders, auditor] },
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
