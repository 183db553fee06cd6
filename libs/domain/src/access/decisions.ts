import type { decisionApi } from '@langmoi/contracts/decisions';
import { decision2540 } from './sources';
import type { AccessTable } from './table';

/** Who decides what figures and law leave open. */
export const decisions: AccessTable<typeof decisionApi> = {
  recordDecision: {
    grants: [{ roles: ['departmentOfficer', 'coordinationOffice'], relations: ['own'] }],
    why: {
      vi: 'Điều số liệu và quy định để ngỏ do cơ quan xác nhận tiêu chí ấy quyết định, có minh chứng; không phải xã, là bên được xét.',
      en: 'What figures and law leave open is decided by whoever confirms the criterion, with evidence; not by the commune, which is judged.',
    },
    source: decision2540('bước A10: văn bản xác nhận của từng sở'),
    besides: {
      vi: 'Sở đang phụ trách tiêu chí; điều kiện ngoài tiêu chí và tiêu chí chưa ai phụ trách thì Văn phòng Điều phối.',
      en: 'The department that leads the criterion; of conditions, and where nobody leads, the coordination office.',
    },
  },
};
