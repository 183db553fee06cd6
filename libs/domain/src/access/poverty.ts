import type { householdApi } from '@langmoi/contracts/households';
import type { povertyApi } from '@langmoi/contracts/poverty';
import { bySuccessor, inspectors, officers, readBy } from './people';
import type { AccessTable, Grant } from './table';

const ofTheCommune: Grant = { roles: ['povertyOfficer'], relations: ['own'] };
const keepsTheRegister = {
  vi: 'Sổ hộ do xã lập: chỉ cán bộ giảm nghèo của chính xã đó ghi, sửa và đưa ra khỏi sổ.',
  en: 'The commune keeps the register: its own poverty officer alone enters, corrects and removes.',
};
const asEntered = {
  vi: 'Tệp để sửa rồi nhập lại không che gì: chỉ cho người ghi sổ của chính xã đó; mỗi lần tải về được ghi lại.',
  en: 'A file to be edited and sent back masks nothing: for the keeper of that register alone; each is recorded.',
};
const readsRegisters = {
  vi: 'Cán bộ thấy hộ của đơn vị mình và cấp dưới, đoàn kiểm tra thấy cả tỉnh; tên người, địa chỉ, điện thoại, số định danh được che theo bảng trường.',
  en: 'Officers see the households of their unit and below, inspectors of the province; names, addresses, phones and numbers are masked by the table of fields.',
};
const ofTheirUnits = {
  vi: 'Chỉ gồm những hộ mà chức vụ đó xem được từng hộ.',
  en: 'Only households that this office may view one by one.',
};

/** Who reads policies and the register of households, and who keeps them. */
export const poverty: AccessTable<typeof povertyApi & typeof householdApi> = {
  listSupports: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Tổng số theo chính sách, không có hộ hay người nào: cán bộ trong tỉnh và đoàn kiểm tra đọc được.',
      en: 'Sums by policy, no household and no person: officers of the province and inspectors read them.',
    },
  },
  exportSupports: {
    grants: [...readBy(...officers, ...inspectors), bySuccessor],
    why: {
      vi: 'Ai xem được tổng số theo chính sách thì tải về được.',
      en: 'Whoever sees the sums by policy may take them as a file.',
    },
  },
  importSupports: {
    grants: [{ roles: ['povertyOfficer'], relations: ['own'] }],
    why: {
      vi: 'Nhập từ tệp cũng là ghi từng số: chỉ cán bộ giảm nghèo cấp tỉnh.',
      en: 'A file records what the form does: the province’s poverty officer alone.',
    },
  },
  recordSupport: {
    grants: [{ roles: ['povertyOfficer'], relations: ['own'] }],
    why: {
      vi: 'Tỉnh tự nói về hỗ trợ của mình, qua cán bộ giảm nghèo cấp tỉnh.',
      en: 'A province speaks for its own support, through its poverty officer.',
    },
  },
  listHouseholds: { grants: readBy(...officers, ...inspectors), why: readsRegisters, besides: ofTheirUnits },
  exportHouseholds: { grants: readBy(...officers, ...inspectors), why: readsRegisters, besides: ofTheirUnits },
  viewHousehold: {
    grants: [{ roles: officers, relations: ['own', 'below'] }, ...readBy(...inspectors)],
    why: readsRegisters,
  },
  exportRegister: { grants: [ofTheCommune], why: asEntered },
  importRegister: { grants: [ofTheCommune], why: keepsTheRegister },
  registerHousehold: { grants: [ofTheCommune], why: keepsTheRegister },
  correctHousehold: { grants: [ofTheCommune], why: keepsTheRegister },
  removeHousehold: { grants: [ofTheCommune], why: keepsTheRegister },
};
