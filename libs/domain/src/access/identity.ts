import type { identityApi } from '@langmoi/contracts/identity';
import type { AccessTable, Grant } from './table';

const ownProvince: readonly Grant[] = [{ roles: ['provinceAdministrator'], relations: ['own', 'below'] }];
/** The national administrator sees to the nation's own accounts, and to those that administer a province. */
const accounts: readonly Grant[] = [
  ...ownProvince,
  { roles: ['nationalAdministrator'], relations: ['own'] },
  { roles: ['nationalAdministrator'], relations: ['nation'], states: ['administrator'] },
];

/** Who invites, and who registers machines. */
export const identity: AccessTable<typeof identityApi> = {
  viewAccountAccess: {
    grants: accounts,
    why: {
      vi: 'Quản trị viên xem tài khoản của tỉnh mình đăng nhập được chưa; không có bí mật nào ở đây.',
      en: 'The administrator sees whether an account of the province can sign in; nothing here is a secret.',
    },
  },
  inviteAccount: {
    grants: accounts,
    why: {
      vi: 'Quản trị viên trao đường dẫn để cán bộ của tỉnh mình tự đặt mật khẩu.',
      en: 'The administrator hands out the link by which an officer of the province sets a password.',
    },
  },
  listMachines: {
    grants: ownProvince,
    why: {
      vi: 'Quản trị viên biết máy nào đang được lấy dữ liệu của tỉnh mình.',
      en: 'The administrator knows which machines may ask of the province.',
    },
  },
  registerMachine: {
    grants: ownProvince,
    why: {
      vi: 'Quản trị viên cấp quyền hẹp cho một máy của tỉnh mình.',
      en: 'The administrator gives a machine of the province a narrow role.',
    },
  },
  revokeMachine: {
    grants: ownProvince,
    why: { vi: 'Quản trị viên thu lại quyền của máy.', en: 'The administrator ends what a machine may do.' },
  },
};
