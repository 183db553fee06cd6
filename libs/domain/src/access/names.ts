import type { Capacity, Role } from '@langmoi/contracts/caller';
import type { Text } from '@langmoi/contracts/common';

/** What people call a role, where a sentence of a service names it. The screens use the same words. */
export const roleNames: Readonly<Record<Role, Text>> = {
  communeOfficer: { vi: 'cán bộ xã', en: 'commune officer' },
  districtReviewer: { vi: 'cán bộ thẩm tra cấp huyện', en: 'district reviewer' },
  frontOfficer: { vi: 'cán bộ Mặt trận Tổ quốc', en: 'Fatherland Front officer' },
  departmentOfficer: { vi: 'cán bộ sở, ngành tỉnh', en: 'provincial department officer' },
  coordinationOffice: { vi: 'Văn phòng Điều phối', en: 'coordination office' },
  councilMember: { vi: 'thành viên Hội đồng thẩm định', en: 'appraisal council member' },
  chairmanOffice: { vi: 'Văn phòng Chủ tịch UBND tỉnh', en: 'office of the provincial chairman' },
  financeOfficer: { vi: 'cán bộ tài chính', en: 'finance officer' },
  povertyOfficer: { vi: 'cán bộ giảm nghèo', en: 'poverty officer' },
  cultureOfficer: { vi: 'cán bộ văn hóa', en: 'culture officer' },
  auditor: { vi: 'kiểm toán viên', en: 'auditor' },
  nationalViewer: { vi: 'chuyên viên Trung ương', en: 'national viewer' },
  citizen: { vi: 'người dân', en: 'citizen' },
  operator: { vi: 'người vận hành', en: 'operator' },
  provinceAdministrator: { vi: 'quản trị của tỉnh', en: 'province administrator' },
  nationalAdministrator: { vi: 'quản trị toàn quốc', en: 'national administrator' },
  figuresMachine: { vi: 'máy đọc số liệu', en: 'machine that reads figures' },
  healthMachine: { vi: 'máy theo dõi', en: 'machine that watches' },
};

/** How somebody signs, in a sentence (Decree 30/2020/NĐ-CP, article 13); nothing to say of one's own right. */
export const capacityNames: Readonly<Record<Exclude<Capacity, 'own'>, Text>> = {
  forHead: { vi: 'ký thay (KT.)', en: 'signing for the head (KT.)' },
  underAuthority: { vi: 'thừa ủy quyền (TUQ.)', en: 'by delegated authority (TUQ.)' },
  byOrder: { vi: 'thừa lệnh (TL.)', en: 'by order (TL.)' },
};
