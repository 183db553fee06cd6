import { CultureView, HoldersRecorded, TitlePublished, type HoldingView } from '@langmoi/contracts/culture';
import type { Caller } from '@langmoi/contracts/caller';
import type { UnitDependant } from '@langmoi/contracts/unit-changes';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { itTakesInStatements } from '@langmoi/testing/statements';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, startService } from './service';

const provinceId = uuidOf('province', '84');
const [province, cangLong] = [uuidOf('unit', '84'), uuidOf('unit', '844')];
let culture: ServiceUnderTest;

const load = () => loadDemo({ DATABASE_URL: culture.database.loader.url, DATA_DIR: dataDir });
const view = async () =>
  CultureView.parse((await culture.ask('/holdings', aCaller({ provinceId, roles: ['auditor'] }))).body);
const holdings = async () => (await view()).holdings;
const holding = async (wanted: Partial<HoldingView>) =>
  (await holdings()).find((said) =>
    Object.entries(wanted).every(([name, value]) => said[name as keyof HoldingView] === value),
  );

beforeAll(async () => {
  culture = await startService();
  await load();
  await culture.database.admin.query(
    `INSERT INTO directory_units (id, province_id, level, kind, code, name)
     SELECT unit_id, $1, 'district', 'district', unit_id, 'Huyện Thử' FROM holdings GROUP BY 1`,
    [provinceId],
  );
});
afterAll(() => culture?.close());

it('publishes each title with its law and with whom it is counted among', async () => {
  const { titles } = await view();
  const [household, plain] = ['culturalHouseholdNewRural', 'culturalHousehold'].map((wanted) =>
    titles.find(({ id }) => id === wanted),
  );
  expect(household).toMatchObject({ subject: 'household', universe: { vi: 'số hộ phát động' } });
  expect(plain?.universe).not.toEqual(household?.universe);
  expect(titles.every(({ legalBasis }) => legalBasis !== null)).toBe(true);
  expect(await culture.events(TitlePublished.type)).toHaveLength(titles.length);
});

it("states the province's hamlets and households with the rate of the text, the table's beside it", async () => {
  const hamlets = await holding({ unitId: province, title: 'culturalHamletNewRural' });
  expect(hamlets).toMatchObject({
    history: [{ version: 1 }],
    current: {
      ...{ basis: 'stated', rehearsal: false, holders: 481, universe: 641, printedRate: '75,08' },
      ...{ asOf: '2020-08-06', source: { line: 73 } },
    },
  });
  expect(JSON.stringify(hamlets?.current.readings)).toContain('75,04');
  expect(await holding({ unitId: province, title: 'culturalHouseholdNewRural' })).toMatchObject({
    current: { holders: 201891, universe: 227678 },
  });
});

it('keeps the rates of the nine districts as printed, without denominators that no paper gives', async () => {
  const ofDistricts = (await holdings()).filter(({ unitId }) => unitId !== province);
  expect(ofDistricts).toHaveLength(18);
  expect(ofDistricts.map(({ current: { universe } }) => universe)).toEqual(ofDistricts.map(() => null));
  expect(await holding({ unitId: cangLong, title: 'culturalHamletNewRural' })).toMatchObject({
    current: { holders: 93, universe: null, printedRate: '83,8', source: { line: 425 } },
  });
});

it('lists of units of how many titles holders were counted there, for whoever changes units', async () => {
  const query = `/unit-dependants?unitIds=${cangLong},${uuidOf('unit', '29489')}`;
  const ask = (caller: Caller) => culture.ask<UnitDependant[]>(query, caller);
  const { body } = await ask(aCaller({ provinceId, roles: ['provinceAdministrator'] }));
  expect(body).toMatchObject([
    { kind: 'holding', unitId: cangLong, count: 2, label: { vi: '2 danh hiệu văn hóa có số liệu' } },
  ]);
  expect((await ask(aCaller({ provinceId, roles: ['cultureOfficer'] }))).status).toBe(403);
  expect((await ask(aCaller({ roles: ['auditor'] }))).body).toEqual([]);
});

itTakesInStatements({ service: () => culture, load, subject: 'holding', event: HoldersRecorded });
