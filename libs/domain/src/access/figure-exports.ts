import type { figureExportApi } from '@langmoi/contracts/figure-exports';
import { inProvince, officers } from './people';
import type { AccessTable, Grant } from './table';

const whole: Grant = { roles: [...officers, 'auditor'], relations: inProvince };
const own = {
  grants: [whole],
  why: {
    vi: 'Ai lấy được bảng số liệu thì lấy được cả bảng lớn; mỗi người chỉ thấy những tệp mình yêu cầu.',
    en: 'Whoever takes a table of figures takes a large one; each sees the files alone that they asked for.',
  },
  besides: { vi: 'Chỉ người đã yêu cầu.', en: 'Whoever asked for it alone.' },
};

/** Who has many figures written into files. */
export const figureExports: AccessTable<typeof figureExportApi> = {
  beginFigureExport: { grants: own.grants, why: own.why },
  listFigureExports: own,
  cancelFigureExport: own,
  downloadFigureExport: own,
};
