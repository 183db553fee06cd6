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

/** As it was before the records begin, and is: nobody wrote since when. */
const aState = <F extends object>(code: string, parentCode: string | null, form: F) => ({
  ...form,
  unitId: uuidOf('unit', code),
  parentId: parentCode === null ? null : uuidOf('unit', parentCode),
  code,
  ...{ fromOn: null, toOn: null },
  ...{ begunBy: uuidOf('unit-event', 'founded/84'), endedBy: null },
});

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
    life: {
      states: [aState('29489', '849', { level: 'commune', kind: 'commune', name: 'Hàm Tân' })],
      parts: [],
      kin: [
        aState('849', '84', { level: 'district', kind: 'district', name: 'Trà Cú' }),
        aState('84', null, { level: 'province', kind: 'province', name: 'Trà Vinh' }),
      ],
    },
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
