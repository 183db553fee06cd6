import { Role } from '@langmoi/contracts/caller';
import { provincePlace } from '@langmoi/domain/access/table';
import { itServesItsContract } from '@langmoi/testing/contract';
import { itHearsItsTable } from '@langmoi/testing/hearings';
import { aParked, askEverybody, aSuccessor, callersOfARoute } from '@langmoi/testing/matrix';
import type { Place } from '@langmoi/testing/place';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { workerModule } from '../src/app.module';
import { aCommune, aDistrictSet, filesEnv, startService, type TestService } from './service';

let criteria: TestService;

const aPaper = { document: 'Quyết định', number: '1/QĐ-UBND', date: '2020-06-01' };

beforeAll(async () => {
  criteria = await startService();
});
afterAll(() => criteria?.close());

/** A draft of the set of three, and what its routes are asked with. */
async function aProposal(admin: DataSource, { provinceId }: Pick<Place, 'provinceId'>) {
  const proposalId = randomUUID();
  const draft = { decision: null, fromOn: null, titles: [], indicators: [], added: [] };
  await admin.query(
    `INSERT INTO set_proposals VALUES ($1, $2, 'three', 1, 1, 'draft', $3, ARRAY[$1::uuid], NULL, 1, now())`,
    [proposalId, provinceId, draft],
  );
  const of = { params: { proposalId }, at: provincePlace(provinceId) };
  const seen = { ...of, body: { seenRevision: 99 } };
  return {
    beginSetProposal: { body: { setId: 'three', version: 99 } },
    ...{ viewSetProposal: of, trySetProposal: of },
    changeSetProposal: { ...of, body: { draft, seenRevision: 99 } },
    ...{ submitSetProposal: seen, approveSetProposal: seen },
    ...{ returnSetProposal: { ...of, body: { reason: 'x', seenRevision: 99 } } },
    ...{ withdrawSetProposal: { ...of, body: { reason: 'x', seenRevision: 99 } } },
  };
}

/** A file of a department that was taken back: whoever may act on it is told that it is at another step. */
async function anImport(admin: DataSource, provinceId: string, organisationId: string): Promise<string> {
  const importId = randomUUID();
  await admin.query(
    `INSERT INTO figure_imports (province_id, id, state, tier, criteria_set, set_version, as_of, file_name, digest, size,
            sheets, counts, questions, rehearsal, recorded_by, recorded_at, capacity, basis, organisation_id)
     VALUES ($1, $2, 'undone', 'NTM', 'three', 1, '2020-06-30', 'x.csv', 'x', 1, '[]', $3, '[]', true, $2, now(), 'own',
             'confirmed', $4)`,
    [provinceId, importId, JSON.stringify({ rows: 1, left: 0, new: 0, changed: 0, same: 0, error: 1 }), organisationId],
  );
  await admin.query('INSERT INTO figure_import_files VALUES ($1, $2, $3)', [
    provinceId,
    importId,
    Buffer.from('Xã,1.1'),
  ]);
  return importId;
}

/** A closing that was opened: whoever may open is told that it does not stand. */
async function aClosing(admin: DataSource, provinceId: string): Promise<string> {
  const id = randomUUID();
  await admin.query(
    `INSERT INTO figure_closings VALUES
       ($2, $1, '1990-01-01', '{"document": "x", "date": null, "line": null}', true, 'coordinationOffice', $2, now(), NULL, 'own', '2020-01-01')`,
    [provinceId, id],
  );
  await admin.query(
    `INSERT INTO figure_openings VALUES ($2, $1, 'x', 'chairmanOffice', $2, now(), NULL, 'own', '2020-01-01')`,
    [...[provinceId, id]],
  );
  return id;
}

/** An export whose files are gone: whoever asked for it is told so. */
async function anExport(admin: DataSource, provinceId: string) {
  const [exportId, userId] = [randomUUID(), randomUUID()];
  await admin.query(
    `INSERT INTO figure_exports VALUES
       ($1, $2, 'expired', 'NTM', '2020-01-01', '2020-06-30', 'long', 'csv', 0, 0, '[]', NULL, now(), now(), $3, now(), NULL, 'own')`,
    [provinceId, exportId, userId],
  );
  const holds = Object.fromEntries(Role.options.map((role) => [role, { userId }]));
  const of = { at: provincePlace(provinceId), holds };
  return {
    cancelFigureExport: { ...of, params: { exportId }, body: {} },
    downloadFigureExport: { ...of, params: { exportId, no: '0' } },
  };
}

async function ofFiles(admin: DataSource, { provinceId, province }: { provinceId: string; province: string }) {
  const at = { provinceId, path: [province] };
  const organisationId = randomUUID();
  const importId = await anImport(admin, provinceId, organisationId);
  const holds = { departmentOfficer: { organisationId } };
  const one = { params: { importId }, at, state: 'confirmed', holds };
  const form = new FormData();
  for (const [name, value] of Object.entries({ tier: 'NTM', asOf: '2020-07-02' })) form.append(name, value);
  form.append('file', new File(['Xã,1.1'], 'x.csv'));
  return {
    uploadFigures: { form },
    listFigureImports: {},
    viewFigureImport: one,
    listImportCells: one,
    downloadCorrected: one,
    answerImport: { ...one, body: { answers: [] } },
    applyImport: { ...one, body: { onlyValid: false } },
    undoImport: { ...one, body: {} },
    cancelImport: { ...one, body: {} },
    exportFigures: { at, query: { tier: 'NTM', on: '2020-06-30', layout: 'long', format: 'csv' } },
  };
}

/** A list without a row. */
function aList(): FormData {
  const form = new FormData();
  form.append('file', new File(['Mã mục tiêu,Năm'], 'x.csv'));
  return form;
}

/** A photo that was withdrawn, whose bytes are away: whoever may act on it is told so. */
async function someEvidence(admin: DataSource, { provinceId, communeId }: { provinceId: string; communeId: string }) {
  const evidenceId = randomUUID();
  const sha256 = '0'.repeat(64);
  await admin.query(`INSERT INTO evidence_files VALUES ($1, $2, $3, 'photo', 'image/jpeg', 1, 1, 1)`, [
    provinceId,
    sha256,
    evidenceId,
  ]);
  await admin.query(
    `INSERT INTO evidence (id, province_id, criteria_set, set_version, unit_id, code, as_of, known_on, brought_by,
            organisation_id, sha256, sent_sha256, file_name, position, position_reason, rehearsal, recorded_by, recorded_at, capacity)
     VALUES ($1, $2, 'three', 1, $3, '1.1', '2020-06-30', '2020-06-30', 'commune', $1, $4, $4, 'x.jpg',
             '{"latitude": 1, "longitude": 1}', 'x', true, $1, now(), 'own')`,
    [evidenceId, provinceId, communeId, sha256],
  );
  await admin.query(
    `INSERT INTO evidence_withdrawals (province_id, evidence_id, reason, known_on, recorded_by, recorded_at, capacity)
     VALUES ($1, $2, 'x', '2020-06-30', $2, now(), 'own')`,
    [provinceId, evidenceId],
  );
  return evidenceId;
}

function ofEvidence(ofCommune: { params: object; at: { provinceId: string; path: string[] } }, evidenceId: string) {
  const one = { params: { evidenceId }, at: ofCommune.at };
  const upload = { params: { uploadId: randomUUID() } };
  const form = new FormData();
  form.append('no', '0');
  form.append('file', new File(['x'], 'part'));
  return {
    viewEvidenceUpload: upload,
    sendEvidencePart: { ...upload, form },
    viewEvidenceFile: { ...one, away: true as const },
    viewEvidencePreview: { ...one, away: true as const },
    viewEvidencePosition: one,
    withdrawEvidence: { ...one, body: { reason: 'x' } },
  };
}

/** Of the district, and what is told of the commune and of all. */
function ofUnits(
  { provinceId, province, district }: Pick<Place, 'provinceId' | 'province' | 'district'>,
  unitId: string,
) {
  const ofDistrict = { params: { unitId: district, tier: 'NTM' }, at: { provinceId, path: [province, district] } };
  const decision = { criteriaSet: 'three', of: '9.9', asOf: '2020-06-30' };
  const ofAll = { query: { tier: 'NTM' }, away: true, ofProvinces: true } as const;
  return {
    viewUnitJudgement: ofDistrict,
    viewUnitFigures: ofDistrict,
    recordUnitFigures: { ...ofDistrict, body: { criteriaSet: 'nine', asOf: '2020-06-30' } },
    viewUnitAssessments: ofDistrict,
    saveUnitDraft: { ...ofDistrict, body: { results: [{ criterion: 1, state: 'achieved' }] } },
    recordUnitAssessment: { ...ofDistrict, body: { results: [{ criterion: 1, state: 'achieved' }] } },
    recordUnitDecision: { ...ofDistrict, at: provincePlace(provinceId), body: decision },
    viewUnitEvidence: ofDistrict,
    addUnitEvidence: { ...ofDistrict, body: { of: '1.1', criteriaSet: 'nine' } },
    viewMissing: { params: { unitId, tier: 'NTM' }, at: { provinceId, path: [province, district, unitId] } },
    ...{ listMissing: ofAll, viewCascade: ofAll },
  };
}

it('answers everybody at every route as the table says', async () => {
  const { app, database } = criteria;
  const { communeId, ...place } = await aCommune(criteria);
  const { provinceId, province, district } = place;
  const ofCommune = { params: { communeId, tier: 'NTM' }, at: { provinceId, path: [province, district, communeId] } };
  await aDistrictSet(criteria, place.provinceId);
  await aSuccessor(database.admin, place);
  const { calls, faults } = await askEverybody({
    ...{ name: 'criteria', app, place },
    samples: {
      ...(await aParked(database.admin, place)),
      listUnitDependants: { query: { unitIds: place.commune } },
      viewSetVersion: { params: { setId: 'three', version: '1' }, at: { provinceId, path: [province] } },
      ...(await aProposal(database.admin, place)),
      compareSets: {
        params: { setId: 'three', version: '1' },
        query: { with: 'three', withVersion: '1' },
        at: { provinceId, path: [province] },
      },
      viewCommune: ofCommune,
      saveDraft: ofCommune,
      recordAssessment: { ...ofCommune, body: { results: [{ criterion: 1, state: 'achieved' }] } },
      viewFigures: ofCommune,
      recordFigures: { ...ofCommune, body: { criteriaSet: 'three', asOf: '2020-06-30' } },
      ...(await ofFiles(database.admin, { provinceId, province })),
      viewEvidence: ofCommune,
      addEvidence: { ...ofCommune, body: { of: '1.1', criteriaSet: 'three' } },
      ...ofEvidence(ofCommune, await someEvidence(database.admin, { provinceId, communeId })),
      listEvidence: { query: { tier: 'NTM', criterion: '1' }, away: true, ofProvinces: true },
      viewJudgement: ofCommune,
      ...ofUnits(place, communeId),
      // A province that the service has not heard of waits for its date.
      listFigures: { query: { tier: 'NTM', criterion: '1' }, away: true, ofProvinces: true },
      listWaitingFigures: { away: true, ofProvinces: true },
      // Of an indicator that the set has not: whoever may is told so.
      confirmFigures: { body: { criteriaSet: 'three' } },
      recordDecision: {
        ...{ params: ofCommune.params, at: provincePlace(provinceId) },
        body: { criteriaSet: 'three', of: '9.9', asOf: '2020-06-30' },
      },
      viewYear: { params: { year: '2020' }, away: true, ofProvinces: true },
      viewSlippage: { query: { tier: 'NTM', from: '2020-01-01' }, away: true, ofProvinces: true },
      // Of nobody: whoever may is told so.
      changeRegistrations: {
        ...{ params: { year: '2020', tier: 'NTM' }, away: true },
        body: { asOf: '2020-06-30', paper: aPaper, reason: null, add: [randomUUID()], strike: [] },
      },
      recordTarget: {
        ...{ params: { year: '2020', key: 'none' }, away: true },
        body: { asOf: '2020-06-30', paper: aPaper, reason: null, content: null },
      },
      exportYearList: {
        ...{ params: { year: '2020', list: 'targets' }, query: { format: 'csv' } },
        ...{ away: true, ofProvinces: true },
      },
      importYearList: { params: { year: '2020', list: 'targets' }, form: aList(), away: true },
      listJudgements: { query: { tier: 'NTM' }, away: true, ofProvinces: true },
      beginFigureExport: {
        body: { tier: 'NTM', from: '2020-01-01', to: '2020-12-31', layout: 'long', format: 'csv' },
      },
      listFigureExports: {},
      ...(await anExport(database.admin, provinceId)),
      viewFigureClosings: {},
      closeFigures: { body: { until: '2090-01-01', paper: aPaper }, away: true },
      openFigures: {
        params: { closingId: await aClosing(database.admin, provinceId) },
        at: provincePlace(provinceId),
        body: { reason: 'x' },
      },
    },
  });
  expect(faults).toEqual([]);
  expect(calls).toBe(75 * callersOfARoute);
}, 240_000); // some 5,000 calls, on a machine that may be busy

itServesItsContract('criteria', () => criteria.app);
itHearsItsTable('criteria', workerModule(filesEnv()));
