import type { auditApi, personalAuditApi } from '@langmoi/contracts/audit';
import { inProvince } from './people';
import { personalData } from './sources';
import type { AccessTable } from './table';

/**
 * The same in every service: a province sees who of the nation, or of a province that took it over, read it; their own
 * reading shows them nothing of that.
 */
export const audit: AccessTable<typeof auditApi> = {
  listProvinceReads: {
    grants: [{ roles: ['provinceAdministrator', 'auditor'], relations: inProvince }],
    why: {
      vi: 'Tỉnh biết cơ quan trung ương, hoặc cơ quan của tỉnh đã tiếp nhận, nào đã đọc tỉnh mình, lúc nào, để làm gì.',
      en: 'A province knows which office of the nation, or of a province that took it over, read it, when, and what for.',
    },
  },
};

/** Of the services that keep data of persons. */
export const personalAudit: AccessTable<typeof personalAuditApi> = {
  listPersonalReads: {
    grants: [
      { roles: ['provinceAdministrator', 'auditor'], relations: inProvince },
      { roles: ['auditor'], relations: ['nation'] },
    ],
    why: {
      vi: 'Ai đã xem dữ liệu cá nhân của ai: người quản trị của tỉnh chịu trách nhiệm và kiểm toán viên soát lại.',
      en: 'Who saw whose personal data: the province’s administrator answers for it, auditors check it.',
    },
    source: personalData,
  },
};
