import type { folderLinesApi } from '@langmoi/contracts/folder';
import { inProvince } from './people';
import type { AccessTable } from './table';

/** The same line in every service whose facts a province's folder has. */
export const folderLines: AccessTable<typeof folderLinesApi> = {
  listFolderLines: {
    grants: [{ roles: ['provinceAdministrator'], relations: inProvince }],
    why: {
      vi: 'Ai được xuất thư mục của tỉnh thì được hỏi từng dịch vụ phần số liệu của nó; không có tên người.',
      en: 'Whoever may export the province’s folder may ask each service for its part of it; it names no person.',
    },
  },
};
