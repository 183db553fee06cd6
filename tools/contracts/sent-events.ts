import type { EventDefinition } from '@langmoi/contracts/envelope';

const id = (n: number) => `019313a5-0000-7000-8000-${String(n).padStart(12, '0')}`;
const source = { document: 'Báo cáo 02/BC-BCĐ', date: '2020-08-06', line: 57 };
const dossier = { dossierId: id(1), communeId: id(2), districtId: id(3), tier: 'NTM', year: 2020 };

/** What each owner sends, by event type: consumers' specs and the schemas are held against these. */
export const eventData: Readonly<Record<string, object>> = {
  'directory.unit.described': {
    id: id(2),
    provinceId: id(9),
    parentId: id(3),
    level: 'commune',
    kind: 'commune',
    code: '29489',
    name: 'Hàm Tân',
  },
  'directory.organisation.described': {
    id: id(4),
    provinceId: id(9),
    unitId: id(8),
    kind: 'department',
    name: 'Sở Xây dựng',
    leads: [{ criteriaSet: 'xa-ntm-2016-2020', criterion: 1, basis: 'named', source }],
    members: [{ officerId: id(5), role: 'departmentOfficer' }],
  },
  'directory.clock.moved': { provinceId: id(9), isDemo: true, today: '2020-07-01' },
  'criteria.assessment.recorded': {
    assessmentId: id(6),
    communeId: id(2),
    tier: 'NTM',
    criteriaSet: 'xa-ntm-2016-2020',
    version: 1,
    basis: 'stated',
    asOf: '2020-08-06',
    metCount: 15,
    total: 19,
    missing: [1, 5, 9, 17],
    noData: [],
    source,
    rehearsal: false,
  },
  'criteria.registration.made': { communeId: id(2), tier: 'NTM', year: 2020, source },
  'criteria.set.published': {
    id: 'xa-ntm-2016-2020',
    version: 1,
    title: { vi: 'Bộ tiêu chí', en: 'Criteria set' },
    tier: 'NTM',
    period: '2016-2020',
    legalBasis: 'Quyết định 1980/QĐ-TTg',
    confidence: 'read',
    criteria: [],
  },
  'recognition.dossier.registered': {
    ...dossier,
    regimeId: 'qd-2540-2016.commune',
    regimeVersion: 1,
    registeredOn: '2020-03-02',
  },
  'recognition.dossier.stage-entered': {
    ...dossier,
    stage: 'districtReview',
    round: 1,
    enteredOn: '2020-07-01',
    dueOn: null,
    after: { stage: 'submission', outcome: 'submit' },
  },
  'recognition.dossier.act-recorded': {
    ...dossier,
    actId: id(7),
    stage: 'submission',
    round: 1,
    kind: 'outcome',
    role: 'communeOfficer',
    outcome: 'submit',
  },
  'recognition.dossier.notice-sent': {
    ...dossier,
    stage: 'districtReview',
    round: 1,
    kind: 'reminder',
    on: '2020-07-08',
    to: 'districtReviewer',
  },
  'recognition.dossier.decision-issued': {
    ...dossier,
    number: '01/QĐ-DT',
    signedOn: '2020-09-01',
    effectiveOn: '2020-09-01',
    rehearsal: true,
  },
  'recognition.dossier.closed': { ...dossier, end: 'recognised', closedOn: '2020-09-03' },
  'recognition.title.stated': {
    communeId: id(2),
    districtId: id(3),
    tier: 'NTM',
    decisionNumber: null,
    asOf: '2020-08-06',
    source,
  },
};

export const envelopeOf = ({ source: from, type }: EventDefinition, data: object) => ({
  specversion: '1.0',
  id: id(100),
  source: from,
  type,
  time: '2026-11-24T10:00:00.000Z',
  subject: id(1),
  datacontenttype: 'application/json',
  provinceid: id(9),
  data,
});
