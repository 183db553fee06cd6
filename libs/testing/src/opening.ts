import { ProvinceOpened, type FolderLines } from '@langmoi/contracts/folder';
import { randomUUID } from 'node:crypto';
import { aCaller } from './callers';
import { anEvent } from './events';
import { rowsOf } from './place';
import type { ServiceUnderTest } from './service';

const source = { document: 'Thư mục của tỉnh', date: '2020-07-01', line: null };
const text = { vi: 'thử', en: 'test' };
const asOf = '2020-06-30';

/** What a folder says to every service, of one commune. */
export const anOpening = (communeId: string, districtId: string): ProvinceOpened['data'] => ({
  criteriaSets: [
    { id: 'xa-ntm-2016-2020', leads: [{ criterion: 2, organisationName: 'Sở Giao thông vận tải', source }] },
  ],
  registrations: [
    {
      ...{ communeId, tier: 'NTM', year: 2020, source },
      assessment: { criteriaSet: 'xa-ntm-2016-2020', missing: [2, 17], asOf },
    },
  ],
  assessments: [
    {
      ...{ communeId, tier: 'KIEU_MAU', criteriaSet: 'xa-ntm-2016-2020', missing: [3], noData: [1, 5], asOf, source },
    },
  ],
  figures: [
    {
      ...{ communeId, criteriaSet: 'xa-ntm-2016-2020', indicator: '1.1', value: { kind: 'yesNo', yes: true } },
      ...{ confirmedBy: null, rehearsal: true, asOf, source },
    },
  ],
  targets: [
    {
      ...{ year: 2020, key: 'xa-dat-chuan', asOf, source },
      content: { measure: { kind: 'communes', tier: 'NTM' }, number: 2, dueOn: '2020-12-31', wording: text },
    },
    {
      ...{ year: 2020, key: 'ap-van-hoa', asOf, source },
      content: {
        measure: { kind: 'hamlets', hamlets: [{ hamletId: null, communeId, kind: 'ap', name: 'An Hòa' }] },
        ...{ number: 1, dueOn: '2020-12-31', wording: null },
      },
    },
  ],
  recognised: [{ communeId, districtId, tier: 'NTM', decisionNumber: '1/QĐ-UBND', asOf, source }],
  funding: [
    {
      ...{ year: 2020, programme: 'newRural', fundingSource: 'community', measure: 'mobilised' },
      ...{ amount: '1187690000', planned: null, asOf, source },
    },
  ],
  policies: [
    {
      ...{ id: 'policyCredit', title: text, parent: null, countingUnit: 'borrowings' },
      ...{ legalBasis: null, confidence: 'notFound' },
    },
  ],
  supports: [{ year: 2020, policy: 'policyCredit', measure: 'supported', count: 1240, amount: null, asOf, source }],
  titles: [
    {
      ...{ id: 'culturalHamlet', title: text, subject: 'hamlet', universe: text },
      ...{ legalBasis: null, confidence: 'notFound' },
    },
  ],
  holdings: [{ unitId: communeId, title: 'culturalHamlet', holders: 18, universe: 25, asOf, source }],
  closings: [{ until: '2019-12-31', closedOn: '2020-01-15', rehearsal: true, source }],
});

interface Opened {
  start(): Promise<ServiceUnderTest>;
  /** Rows of the province after its opening, by table; events among them. */
  readonly rows: Readonly<Record<string, number>>;
  /** The parts of a folder that the service tells. */
  readonly parts: readonly (keyof FolderLines)[];
}

const stated = { document: source.document, documentDate: source.date };

const nothing = { tier: null, units: [], hamlets: [], since: null, unitVi: null, unitEn: null };

/** The same as lines of a folder, of the commune with the code 111. */
const lines: Readonly<Record<string, readonly object[]>> = {
  criteriaSets: [{ criteriaSet: 'xa-ntm-2016-2020' }],
  registrations: [
    {
      ...{ communeCode: '111', tier: 'NTM', year: 2020, ...stated },
      ...{ criteriaSet: 'xa-ntm-2016-2020', missing: [2, 17], asOf },
    },
  ],
  assessments: [
    {
      ...{ communeCode: '111', tier: 'KIEU_MAU', criteriaSet: 'xa-ntm-2016-2020', ...stated },
      ...{ missing: [3], noData: [1, 5], asOf },
    },
  ],
  figures: [
    {
      ...{ communeCode: '111', criteriaSet: 'xa-ntm-2016-2020', indicator: '1.1', value: { kind: 'yesNo', yes: true } },
      ...{ confirmedBy: null, asOf, ...stated },
    },
  ],
  targets: [
    {
      ...{ year: 2020, key: 'xa-dat-chuan', kind: 'communes', ...nothing, tier: 'NTM', number: 2, dueOn: '2020-12-31' },
      ...{ wordingVi: text.vi, wordingEn: text.en, asOf, ...stated },
    },
    {
      ...{ year: 2020, key: 'ap-van-hoa', kind: 'hamlets', ...nothing, hamlets: ['111 ấp An Hòa'], number: 1 },
      ...{ dueOn: '2020-12-31', wordingVi: null, wordingEn: null, asOf, ...stated },
    },
  ],
  funding: [
    {
      ...{ year: 2020, programme: 'newRural', fundingSource: 'community', measure: 'mobilised' },
      ...{ amount: '1187690000', planned: null, asOf, ...stated },
    },
  ],
  policies: [
    {
      ...{ id: 'policyCredit', titleVi: text.vi, titleEn: text.en, parent: null },
      ...{ countingUnit: 'borrowings', legalBasis: null },
    },
  ],
  supports: [{ year: 2020, policy: 'policyCredit', measure: 'supported', count: 1240, amount: null, asOf, ...stated }],
  titles: [
    {
      ...{ id: 'culturalHamlet', titleVi: text.vi, titleEn: text.en, subject: 'hamlet' },
      ...{ universeVi: text.vi, universeEn: text.en, legalBasis: null },
    },
  ],
  holdings: [{ unitCode: '111', title: 'culturalHamlet', holders: 18, universe: 25, asOf, ...stated }],
  closings: [{ until: '2019-12-31', closedOn: '2020-01-15', ...stated }],
};

/** The case that every service with facts in a province's folder is held to. */
export function itOpensProvinces({ start, rows, parts }: Opened): void {
  it('takes in what a folder says of its facts: once, of that province alone, anew only what it says anew; and tells it', async () => {
    const service = await start();
    const [provinceid, other] = [randomUUID(), randomUUID()];
    const opening = anOpening(randomUUID(), randomUUID());
    const opened = (data: object) => service.deliver(ProvinceOpened, anEvent(ProvinceOpened, data, { provinceid }));
    const counted = async (id: string) => {
      const all = await rowsOf(service.database.admin, id);
      return Object.fromEntries(
        Object.entries(all).filter(([name, count]) => name !== 'idempotency_keys' && count > 0),
      );
    };
    try {
      const event = anEvent(ProvinceOpened, opening, { provinceid });
      await service.deliver(ProvinceOpened, event);
      await service.deliver(ProvinceOpened, event);
      await opened(opening);
      expect(await counted(provinceid)).toEqual(rows);
      expect(await counted(other)).toEqual({});
      const theirs = anOpening(randomUUID(), randomUUID());
      await service.deliver(ProvinceOpened, anEvent(ProvinceOpened, theirs, { provinceid: other }));
      expect(await counted(other)).toEqual(rows);
      expect(await counted(provinceid)).toEqual(rows);
      const { admin } = service.database;
      await admin.query(
        `INSERT INTO directory_units (id, province_id, level, kind, code, name) VALUES ($1, $2, 'commune', 'commune', '111', 'Thử')`,
        [opening.registrations[0]!.communeId, provinceid],
      );
      const administrator = aCaller({ provinceId: provinceid, roles: ['provinceAdministrator'] });
      const told = await service.ask('/folder-lines', administrator);
      expect(told).toEqual({ status: 200, body: Object.fromEntries(parts.map((part) => [part, lines[part]])) });
    } finally {
      await service.close();
    }
  });
}
