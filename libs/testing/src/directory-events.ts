import { uuidOf } from '@langmoi/platform/uuid-of';

const provinceId = uuidOf('province', '84');

const aMember = <R extends string>(account: string, role: R) =>
  ({
    officerId: uuidOf('officer', account),
    role,
    appointmentId: uuidOf('appointment', `${account}/29489/peoples-committee/${role}`),
    capacity: 'own',
    homeUnitId: null,
    onBehalfOf: null,
    decision: null,
  }) as const;

/**
 * What the directory says of the demo: its own spec compares these with what it really sends, and every consumer's spec
 * feeds them. `data` only; `anEvent` wraps it.
 */
export const directoryEvents = {
  clock: { provinceId, isDemo: true, today: '2020-04-01' },
  commune: {
    id: uuidOf('unit', '29489'),
    provinceId,
    parentId: uuidOf('unit', '849'),
    level: 'commune',
    kind: 'commune',
    code: '29489',
    name: 'Hàm Tân',
  },
  office: {
    id: uuidOf('organisation', '29489/peoples-committee'),
    provinceId,
    unitId: uuidOf('unit', '29489'),
    kind: 'peoplesCommittee',
    name: 'Ủy ban nhân dân xã Hàm Tân',
    leads: [],
    members: [
      aMember('giam-ngheo.ham-tan', 'povertyOfficer'),
      aMember('xa.ham-tan', 'communeOfficer'),
      aMember('van-hoa.ham-tan', 'cultureOfficer'),
    ].sort((a, b) => a.officerId.localeCompare(b.officerId)),
  },
} as const;
