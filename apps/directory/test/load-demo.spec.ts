import {
  AccountView,
  AliasView,
  ClockMoved,
  OrganisationDescribed,
  OrganisationView,
  UnitDescribed,
  UnitView,
} from '@langmoi/contracts/directory';
import { uuidOf } from '@langmoi/platform/uuid-of';
import { aCaller } from '@langmoi/testing/callers';
import { directoryEvents } from '@langmoi/testing/directory-events';
import { start as loadDemo } from '../src/load-demo';
import { dataDir, startService, type TestService } from './service';

const provinceId = uuidOf('province', '84');
const reader = aCaller({ provinceId, roles: ['auditor'] });
let directory: TestService;

const load = () => loadDemo({ DATABASE_URL: directory.database.loader.url, DATA_DIR: dataDir });

beforeAll(async () => {
  directory = await startService();
  await load();
});
afterAll(() => directory?.close());

it('knows the province, its 9 districts and its 85 communes by their official codes', async () => {
  const { body } = await directory.ask(`/provinces/${provinceId}/units`, reader);
  const units = UnitView.array().parse(body);
  const count = (level: string) => units.filter((unit) => unit.level === level).length;
  expect([count('province'), count('district'), count('commune')]).toEqual([1, 9, 85]);
  expect(units.find(({ code }) => code === '29489')).toEqual({
    id: uuidOf('unit', '29489'),
    provinceId,
    parentId: uuidOf('unit', '849'),
    level: 'commune',
    kind: 'commune',
    code: '29489',
    name: 'Hàm Tân',
  });
});

it('resolves the names that the scan misread and says why', async () => {
  const { body } = await directory.ask(`/provinces/${provinceId}/aliases`, reader);
  const aliases = AliasView.array().parse(body);
  expect(aliases.find(({ written }) => written === 'Huyện Hội')).toMatchObject({
    unitName: 'Huyền Hội',
    districtName: 'Huyện Càng Long',
    basis: 'spelling',
  });
  expect(aliases.find(({ basis }) => basis === 'elimination')).toMatchObject({
    written: 'Đại Phước',
    unitName: 'Đại Phúc',
  });
  expect(aliases.every(({ because, sources }) => because.vi.length > 0 && sources.length > 0)).toBe(true);
});

it('has an office for every commune and a lead for each of the 19 criteria, nine of them named by the plan', async () => {
  const { body } = await directory.ask(`/provinces/${provinceId}/organisations`, reader);
  const organisations = OrganisationView.array().parse(body);
  const committees = organisations.filter(({ kind }) => kind === 'peoplesCommittee');
  expect(committees).toHaveLength(85 + 9 + 1);
  const leads = organisations.flatMap((organisation) => organisation.leads);
  const ofSet = leads.filter(({ criteriaSet }) => criteriaSet === 'xa-ntm-2016-2020');
  const criteria = (chosen: typeof ofSet) => new Set(chosen.map(({ criterion }) => criterion)).size;
  expect([criteria(ofSet), criteria(ofSet.filter(({ basis }) => basis === 'named'))]).toEqual([19, 9]);
  expect(organisations.find(({ kind }) => kind === 'appraisalCouncil')?.members).toHaveLength(9);
});

it('lists the accounts to somebody who has not signed in, along the way of a dossier', async () => {
  const { status, body } = await directory.ask('/accounts');
  const accounts = AccountView.array().parse(body);
  expect(status).toBe(200);
  expect([...new Set(accounts.map(({ role }) => role))].slice(0, 4)).toEqual([
    'communeOfficer',
    'districtReviewer',
    'frontOfficer',
    'departmentOfficer',
  ]);
  expect(accounts.find(({ account }) => account === 'xa.ham-tan')).toMatchObject({
    role: 'communeOfficer',
    unitName: 'Xã Hàm Tân',
    rehearsal: true,
  });
});

it('announces the whole state of everything once', async () => {
  expect(await directory.events(UnitDescribed.type)).toHaveLength(95);
  const organisations = await directory.events<OrganisationView>(OrganisationDescribed.type);
  expect(new Set(organisations.map(({ id }) => id)).size).toBe(organisations.length);
  expect(organisations.find(({ name }) => name === 'Sở Xây dựng')?.leads.map(({ criterion }) => criterion)).toEqual([
    1, 9,
  ]);
});

it('sends what the specs of its consumers are fed with', async () => {
  expect(await directory.events(ClockMoved.type)).toEqual([directoryEvents.clock]);
  expect(await directory.events(UnitDescribed.type)).toContainEqual(directoryEvents.commune);
  expect(await directory.events(OrganisationDescribed.type)).toContainEqual(directoryEvents.office);
});

it('changes and announces nothing when it is loaded again', async () => {
  const { admin } = directory.database;
  const state = async () => {
    const tables = ['provinces', 'units', 'aliases', 'organisations', 'leads', 'officers', 'appointments', 'accounts'];
    const rows = tables.map((table) => admin.query(`SELECT * FROM ${table} ORDER BY 1`));
    return Promise.all([...rows, admin.query('SELECT count(*) FROM outbox_events')]);
  };
  await admin.query(`UPDATE provinces SET today = '2020-07-01'`);
  const before = await state();
  await load();
  expect(await state()).toEqual(before);
});

it('announces the one office whose name was mended, when the files say so', async () => {
  const { admin } = directory.database;
  const id = uuidOf('organisation', '84/so-xay-dung');
  await admin.query(`UPDATE organisations SET name = 'misread' WHERE id = $1`, [id]);
  const before = (await directory.events(OrganisationDescribed.type)).length;
  await load();
  expect((await directory.events(OrganisationDescribed.type)).slice(before)).toMatchObject([
    { id, name: 'Sở Xây dựng' },
  ]);
});
