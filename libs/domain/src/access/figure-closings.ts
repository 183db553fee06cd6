import type { figureClosingApi } from '@langmoi/contracts/figure-closings';
import { criteria } from './criteria';
import type { AccessTable } from './table';

/** Who closes figures up to a day, and who opens them again. */
export const figureClosings: AccessTable<typeof figureClosingApi> = {
  viewFigureClosings: {
    grants: criteria.viewCommune.grants,
    why: {
      vi: 'Ai xem được số liệu thì biết số nào đã chốt theo báo cáo nào.',
      en: 'Whoever sees figures knows which of them are closed, and by which report.',
    },
  },
  closeFigures: {
    grants: [{ roles: ['coordinationOffice'], relations: ['own'] }],
    why: {
      vi: 'Văn phòng Điều phối của tỉnh tổng hợp và gửi báo cáo nên chốt số liệu của kỳ đã báo cáo.',
      en: 'The province’s coordination office draws up and sends the report, and closes the figures it reported.',
    },
  },
  openFigures: {
    grants: [{ roles: ['coordinationOffice', 'chairmanOffice'], relations: ['own'] }],
    why: {
      vi: 'Mở lại là cho sửa điều đã báo cáo: Văn phòng Chủ tịch, hoặc một người khác của Văn phòng Điều phối, có lý do.',
      en: 'To open is to let change what was reported: the chairman’s office, or somebody else of the coordination office, for a reason.',
    },
    besides: { vi: 'Không ai mở lại điều chính mình đã chốt.', en: 'Nobody opens what they closed themselves.' },
  },
};
