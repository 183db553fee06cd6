import type { operationsApi } from '@langmoi/contracts/operations';
import { inProvince } from './people';
import type { AccessTable } from './table';

const besides = { vi: 'Thông điệp còn đang để riêng.', en: 'The message is still parked.' };

/** The same in every service, each operator in their own province. */
export const operations: AccessTable<typeof operationsApi> = {
  viewOperations: {
    grants: [{ roles: ['operator', 'healthMachine'], relations: inProvince }],
    why: {
      vi: 'Người vận hành xem hệ thống có khỏe không; ở đây chỉ có mã số và lỗi, không có dữ liệu của ai.',
      en: 'The operator sees whether the house is well; there are ids and errors here, nobody’s data.',
    },
  },
  replayParked: {
    grants: [{ roles: ['operator'], relations: inProvince }],
    why: {
      vi: 'Người vận hành cho nhận lại thông điệp đang để riêng; không phải khi nó đang được xử lý hay đã xong.',
      en: 'The operator has a parked message taken in again; not while it is at work, nor twice.',
    },
    besides,
  },
  dismissParked: {
    grants: [{ roles: ['operator'], relations: inProvince }],
    why: {
      vi: 'Người vận hành gác hẳn một thông điệp đang để riêng, có nêu lý do.',
      en: 'The operator sets a parked message aside for good, with a reason.',
    },
    besides,
  },
};
