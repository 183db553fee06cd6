import { provincePlace, unitPlace } from '@langmoi/domain/access/table';
import { itServesItsContract } from '@langmoi/testing/contract';
import { aParked, askEverybody, callersOfAPublicRoute, callersOfARoute, type Sample } from '@langmoi/testing/matrix';
import { successorProvince } from '@langmoi/testing/standings';
import {
  administrator,
  anInvitation,
  anOffice,
  nationId,
  aScene,
  decision,
  organisation,
  provinceId,
  provinceUnit,
  type Scene,
} from './personnel-scene';

let scene: Scene;

beforeAll(async () => {
  scene = await aScene();
});
afterAll(() => scene?.directory.close());

/** What administrators ask, about an office of the province itself. */
async function personnel(): Promise<Record<string, Sample>> {
  const { person } = await scene.invite('ma-tran');
  const [{ id: appointmentId } = { id: '' }] = person.appointments;
  const at = { provinceId, path: [provinceUnit] };
  const office = { at, state: 'coordinationOffice' };
  const ending = { on: '2020-04-01', reason: 'thôi giữ chức (diễn tập)', seenVersion: 99 };
  const form = new FormData();
  form.append('dryRun', 'true');
  form.append('file', new File(['Tài khoản,Họ tên\r\n'], 'can-bo.csv', { type: 'text/csv' }));
  const folder = new FormData();
  folder.append('file', new File(['thử'], 'ghi-chu.csv', { type: 'text/csv' }));
  return {
    listPersons: { params: { provinceId }, at },
    exportOfficers: { params: { provinceId }, query: { format: 'csv' }, at },
    viewPerson: { params: { personId: person.id }, at },
    listPowers: { params: { personId: person.id }, at },
    invitePerson: { ...office, params: { provinceId }, body: anInvitation('ma-tran') },
    appoint: { ...office, params: { personId: person.id }, body: anOffice() },
    endAppointment: { ...office, params: { appointmentId }, body: ending },
    correctPerson: { ...office, params: { personId: person.id }, body: { reason: 'sửa (diễn tập)', seenVersion: 99 } },
    cancelAppointment: { ...office, params: { appointmentId }, body: { reason: ending.reason, seenVersion: 99 } },
    transferAppointment: { ...office, params: { appointmentId }, body: { ...ending, to: anOffice() } },
    viewReadiness: { params: { provinceId }, at: provincePlace(provinceId) },
    exportProvince: { params: { provinceId }, at: provincePlace(provinceId) },
    importProvince: { at: provincePlace(nationId), form: folder },
    importOfficers: { ...office, params: { provinceId }, form },
    assignLead: {
      ...{ params: { provinceId }, at },
      body: {
        organisationId: organisation('84/coordination-office'),
        criteriaSet: 'x',
        fromOn: '2020-05-01',
        decision,
      },
    },
  };
}

/** A decision about the province’s units, entered by somebody who is nobody of the matrix. */
async function unitChanges(unitId: string): Promise<Record<string, Sample>> {
  const at = { provinceId, path: [provinceUnit] };
  const happening = { ends: [], begins: [], parts: [], kind: 'renamed', changes: [{ unitId, name: 'Tên (diễn tập)' }] };
  const body = { effectiveOn: '2029-01-01', decision, happenings: [happening] };
  const drafted = await scene.directory.command(`POST /provinces/${provinceId}/unit-proposals`, body, administrator);
  const of = { params: { proposalId: String(drafted.body['id']) }, at };
  const [deciding, reason] = [{ seenVersion: 99 }, 'thử (diễn tập)'];
  return {
    listUnitDependants: { query: { unitIds: unitId } },
    listUnitProposals: { params: { provinceId }, at },
    viewUnitProposal: of,
    draftUnitProposal: { params: { provinceId }, at, body },
    amendUnitProposal: { ...of, body: { ...body, seenVersion: 99 } },
    proposeUnitChange: { ...of, body: deciding },
    returnUnitProposal: { ...of, body: { ...deciding, reason } },
    approveUnitProposal: { ...of, body: deciding },
    reverseUnitChange: { ...of, body: { ...deciding, reason } },
  };
}

/** What is said of a commune: a hamlet that nobody noted ends, and what was withdrawn is withdrawn again. */
async function unitFacts({ id: unitId }: { id: string }): Promise<Record<string, Sample>> {
  const sources = [{ document: 'Văn bản (diễn tập)', date: null, line: 1 }];
  const content = { kind: 'alias', written: 'Hàm Tấn' };
  const noted = await scene.directory.command(`POST /units/${unitId}/facts`, { content, sources }, administrator);
  const withdrawal = { params: { factId: String(noted.body['id']) }, body: { reason: 'thử (diễn tập)' } };
  await scene.directory.command(
    `POST /unit-facts/${withdrawal.params.factId}/withdraw`,
    withdrawal.body,
    administrator,
  );
  const at = provincePlace(provinceId);
  return {
    withdrawUnitFact: { ...withdrawal, at },
    noteUnitFact: {
      ...{ params: { unitId }, at },
      body: { content: { kind: 'hamletEnded', hamletId: unitId, into: [] }, sources },
    },
  };
}

it('answers everybody at every route as the table says', async () => {
  const { admin } = scene.directory.database;
  const [hamTan] = await admin.query(
    `SELECT u.id, u.province_id AS "provinceId", u.parent_id AS "parentId" FROM units u WHERE u.name = 'Hàm Tân'`,
  );
  const changes = await unitChanges(hamTan.id);
  const place = { provinceId, province: provinceUnit, district: hamTan.parentId, commune: hamTan.id };
  const ofProvince = { params: { provinceId }, at: { provinceId, path: [provinceUnit] } };
  const ofUnit = { params: { unitId: hamTan.id }, at: unitPlace(hamTan) };
  const { provinceId: tenant, unitId } = successorProvince;
  await admin.query(
    `INSERT INTO provinces (id, code, name, is_demo, tenant) VALUES ($1, '86', 'Thử', false, 'province')`,
    [tenant],
  );
  await admin.query(
    `INSERT INTO units (id, province_id, level, kind, code, name, full_name)
     VALUES ($1, $2, 'province', 'province', '86', 'Thử', 'Tỉnh Thử')`,
    [unitId, tenant],
  );
  await admin.query(`INSERT INTO province_grants VALUES ($1, 'Trà Vinh', $2, '2020-01-01')`, [provinceId, unitId]);
  const { calls, faults } = await askEverybody({
    ...{ name: 'directory', app: scene.directory.app, place },
    samples: {
      ...(await aParked(admin, place)),
      ...(await personnel()),
      listProvinces: { ofNation: true },
      viewProvince: { ...ofProvince, ofNation: true },
      listUnits: ofProvince,
      listUnitChanges: { ...ofProvince, query: { from: '2020-01-01', to: '2025-07-01' } },
      viewUnitFacts: { ...ofUnit, query: { on: '2020-01-01' }, ofTheCountry: true },
      ...(await unitFacts(hamTan)),
      searchUnits: { query: { q: 'Hàm Tân', on: '2020-01-01' }, ofTheCountry: true },
      listUnitFindings: { ofTheCountry: true },
      viewUnitLife: { ...ofUnit, query: { asOf: '2020-01-01' }, ofTheCountry: true },
      listAliases: ofProvince,
      listOrganisations: ofProvince,
      viewUnit: ofUnit,
      findCaller: { params: { account: 'xa.long-hiep' } },
      ...changes,
      moveClock: { ...ofProvince, body: { to: '2020-03-01' } },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(45 * callersOfARoute + callersOfAPublicRoute);
}, 240_000); // 12,000 calls: most of a minute on two idle cores

itServesItsContract('directory', () => scene.directory.app);
