import { ProvinceOpened } from '@langmoi/contracts/folder';
import { randomUUID } from 'node:crypto';
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
});

interface Opened {
  start(): Promise<ServiceUnderTest>;
  /** Rows of the province after its opening, by table; events among them. */
  readonly rows: Readonly<Record<string, number>>;
}

/** The case that every service with facts in a province's folder is held to. */
export function itOpensProvinces({ start, rows }: Opened): void {
  it('takes in what a folder says of its facts: once, of that province alone, and anew only what it says anew', async () => {
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
    } finally {
      await service.close();
    }
  });
}
