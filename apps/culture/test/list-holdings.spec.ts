import { CultureView, TitlePublished, type TitleDefinition } from '@langmoi/contracts/culture';
import { ClockMoved, UnitDescribed } from '@langmoi/contracts/directory';
import { aCaller } from '@langmoi/testing/callers';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { anEvent } from '@langmoi/testing/events';
import { aPlace, type Place } from '@langmoi/testing/place';
import type { ServiceUnderTest } from '@langmoi/testing/service';
import { randomUUID } from 'node:crypto';
import { publish, startService } from './service';

let culture: ServiceUnderTest;

beforeAll(async () => {
  culture = await startService();
});
afterAll(() => culture?.close());

const title = (id: string): TitleDefinition => ({
  ...{ id, title: { vi: id, en: id }, subject: 'household', universe: { vi: 'số hộ', en: 'households' } },
  ...{ legalBasis: null, confidence: 'provisional' },
});
const titles = [title('household'), title('family'), title('agency')];
const record = (holding: string, provinceId: string) =>
  culture.command(
    `POST /units/${holding}/records`,
    { asOf: directoryEvents.clock.today, seenVersion: 0, holders: 5, universe: 5 },
    aCaller({ provinceId, roles: ['cultureOfficer'] }),
  );
const view = async (provinceId: string) =>
  CultureView.parse((await culture.ask('/holdings', aCaller({ provinceId, roles: ['auditor'] }))).body);

it('shows everybody of the province the same holdings, in one order', async () => {
  const { provinceId, province, district, commune }: Place = await aPlace(culture.database.admin);
  await publish(culture, provinceId, titles);
  for (const holding of [`${province}/titles/household`, `${district}/titles/agency`, `${commune}/titles/family`])
    expect((await record(holding, provinceId)).status).toBe(201);
  expect((await view(provinceId)).holdings.map(({ title: code, unitName }) => `${code} ${unitName}`)).toEqual([
    ...['agency Huyện Thử', 'family Xã Thử', 'household Tỉnh Thử'],
  ]);
});

it('tells two units of one name apart', async () => {
  const { provinceId, province, district } = await aPlace(culture.database.admin);
  const town = randomUUID();
  await culture.database.admin.query(
    `INSERT INTO directory_units (id, province_id, parent_id, level, kind, code, name)
     VALUES ($1, $2, $3, 'district', 'town', '12', 'Thử')`,
    [town, provinceId, province],
  );
  await publish(culture, provinceId, titles);
  for (const unit of [district, town]) await record(`${unit}/titles/household`, provinceId);
  const names = (await view(provinceId)).holdings.map(({ unitName }) => unitName);
  expect(names.sort()).toEqual(['Huyện Thử', 'Thị xã Thử']);
});

it('shows the titles in the order of their paper, and announces only what is new or different', async () => {
  const { provinceId } = await aPlace(culture.database.admin);
  const told = async () => (await culture.events(TitlePublished.type)).length;
  const before = await told();
  await publish(culture, provinceId, titles);
  await publish(culture, provinceId, titles);
  expect((await told()) - before).toBe(3);
  const mended = [titles[0]!, { ...titles[1]!, legalBasis: 'a law' }, titles[2]!];
  await publish(culture, provinceId, mended);
  expect((await told()) - before).toBe(4);
  expect((await view(provinceId)).titles).toEqual(mended);
});

it('shows nobody a holding or a title of another province', async () => {
  const [place, elsewhere] = [await aPlace(culture.database.admin), await aPlace(culture.database.admin)];
  await publish(culture, place.provinceId, titles);
  await record(`${place.district}/titles/household`, place.provinceId);
  expect(await view(elsewhere.provinceId)).toMatchObject({ titles: [], holdings: [] });
  expect((await record(`${elsewhere.district}/titles/household`, elsewhere.provinceId)).body).toMatchObject({
    type: '/problems/title-not-found',
  });
});

it('lives by the date and the units that the directory tells', async () => {
  const { clock, commune } = directoryEvents;
  const [{ provinceId }, holding] = [clock, `${commune.id}/titles/household`];
  await publish(culture, provinceId, titles);
  expect((await record(holding, provinceId)).status).toBe(404);
  await culture.deliver(UnitDescribed, anEvent(UnitDescribed, commune, { provinceid: provinceId }));
  expect((await record(holding, provinceId)).status).toBe(503);
  await culture.deliver(ClockMoved, anEvent(ClockMoved, clock, { provinceid: provinceId }));
  expect((await record(holding, provinceId)).body).toMatchObject({ unitName: `Xã ${commune.name}` });
});

it('waits with its list until it knows the name of every unit', async () => {
  const { provinceId, district } = await aPlace(culture.database.admin);
  await publish(culture, provinceId, titles);
  await record(`${district}/titles/household`, provinceId);
  await culture.database.admin.query('DELETE FROM directory_units WHERE id = $1', [district]);
  expect((await culture.ask('/holdings', aCaller({ provinceId, roles: ['auditor'] }))).status).toBe(503);
});
