// What each route of the matrix is asked with: things that are there, and commands whose content is refused, so that
// nothing moves and whoever may is still let through.
import { randomUUID } from 'node:crypto';
import '../contracts/load.mjs';
import { ofDossiers } from './samples-of-dossiers.mjs';
import { sending } from './sent-files.mjs';

const { provincePlace } = await import('../../libs/domain/src/access/table.ts');
const { nationId } = await import('../../libs/platform/src/nation.ts');

const aPaper = { document: 'Quyết định', number: '1/QĐ-UBND', date: '2020-03-31' };

/** By service and action: the ways to ask it; one with nothing said where nothing need be. */
export function samplesOf(ground) {
  const known = {
    ...ofDirectory(ground),
    ...ofUnitChanges(ground),
    ...ofSetProposals(ground),
    ...ofCommunes(ground),
    ...ofProvinces(ground),
    ...ofRecords(ground),
    ...ofFiles(ground),
    ...ofEvidence(ground),
    ...ofDossiers(ground),
    ...ofHouse(ground),
  };
  return (service, action) => {
    if (/Parked$/.test(action)) return [parkedOf(ground, service, action)];
    return known[`${service}.${action}`] ?? [{}];
  };
}

function parkedOf({ provinceId, parked }, service, action) {
  const sample = { params: { parkedId: parked[service] }, at: provincePlace(provinceId) };
  return action === 'dismissParked' ? { ...sample, body: { reason: 'của cuộc thử' } } : sample;
}

function ofDirectory(ground) {
  const { provinceId, communeId, personId, appointment, decision, account, factId } = ground;
  const ofProvince = { params: { provinceId }, at: provincePlace(provinceId) };
  const ofUnit = { params: { unitId: communeId }, at: placesOf(ground).at };
  const ofPerson = { params: { personId }, at: provincePlace(provinceId) };
  const { organisationId, unitId, role, id: appointmentId } = appointment;
  const given = { organisationId, unitId, role, fromOn: '2020-05-01', toOn: '2020-04-01', decision }; // refused: ends before it starts
  const office = { at: provincePlace(provinceId), state: role };
  const ending = { on: '2020-04-01', reason: 'thôi giữ chức (diễn tập)', seenVersion: 99 };
  const form = sending({ dryRun: 'true' }, 'Tài khoản,Họ tên\r\n', 'can-bo.csv');
  const folder = sending({}, 'thử', 'ghi-chu.csv');
  return {
    'directory.listProvinces': [{ ofNation: true }],
    'directory.viewProvince': [{ ...ofProvince, ofNation: true }],
    'directory.listUnits': [ofProvince],
    'directory.listUnitChanges': [{ ...ofProvince, query: { from: '2020-01-01', to: '2025-07-01' } }],
    'directory.viewUnitFacts': [{ ...ofUnit, query: { on: '2020-01-01' }, ofTheCountry: true }],
    // A hamlet that nobody noted ends.
    'directory.noteUnitFact': [
      {
        ...{ ...ofProvince, params: { unitId: communeId } },
        body: {
          content: { kind: 'hamletEnded', hamletId: communeId, into: [] },
          sources: [{ document: 'Văn bản (diễn tập)', date: null, line: 1 }],
        },
      },
    ],
    'directory.withdrawUnitFact': [{ ...ofProvince, params: { factId }, body: { reason: 'withdrawn before' } }],
    'directory.searchUnits': [{ query: { q: 'Hàm Tân', on: '2020-01-01' }, ofTheCountry: true }],
    'directory.listUnitFindings': [{ ofTheCountry: true }],
    'directory.viewUnitLife': [{ ...ofUnit, query: { asOf: '2020-01-01' }, ofTheCountry: true }],
    'directory.viewUnit': [ofUnit],
    'directory.listAliases': [ofProvince],
    'directory.listOrganisations': [ofProvince],
    'directory.findCaller': [{ params: { account } }],
    'directory.moveClock': [{ ...ofProvince, body: { to: '2020-03-01' } }],
    'directory.importProvince': [{ at: provincePlace(nationId), form: folder }],
    'directory.exportProvince': [ofProvince],
    'directory.viewReadiness': [ofProvince],
    'directory.listPersons': [ofProvince],
    'directory.exportOfficers': [{ ...ofProvince, query: { format: 'csv' } }],
    'directory.viewPerson': [ofPerson],
    'directory.listPowers': [ofPerson],
    'directory.invitePerson': [
      { ...office, params: { provinceId }, body: { displayName: 'Thử', account: 'd3.thu', appointment: given } },
    ],
    'directory.appoint': [{ ...office, params: { personId }, body: given }],
    'directory.endAppointment': [{ ...office, params: { appointmentId }, body: ending }],
    'directory.transferAppointment': [{ ...office, params: { appointmentId }, body: { ...ending, to: given } }],
    'directory.importOfficers': [{ ...office, params: { provinceId }, form }],
    'directory.assignLead': [
      { ...ofProvince, body: { organisationId, criteriaSet: 'x', fromOn: '2020-05-01', decision } },
    ],
  };
}

/** A change of units that is a draft: whoever may is told that it was seen in another version. */
function ofUnitChanges({ provinceId, communeId, change, proposalId }) {
  const at = provincePlace(provinceId);
  const of = { params: { proposalId }, at };
  const deciding = { seenVersion: 99 };
  const dependants = [{ query: { unitIds: communeId } }];
  const returning = [{ ...of, body: { ...deciding, reason: 'của cuộc thử' } }];
  return {
    'directory.listUnitDependants': dependants,
    'criteria.listUnitDependants': dependants,
    'recognition.listUnitDependants': dependants,
    'funding.listUnitDependants': dependants,
    'poverty.listUnitDependants': dependants,
    'culture.listUnitDependants': dependants,
    'directory.listUnitProposals': [{ params: { provinceId }, at }],
    'directory.viewUnitProposal': [of],
    'directory.draftUnitProposal': [{ params: { provinceId }, at, body: { ...change, rules: ['no-such-rule'] } }],
    'directory.amendUnitProposal': [{ ...of, body: { ...change, ...deciding } }],
    'directory.proposeUnitChange': [{ ...of, body: deciding }],
    'directory.returnUnitProposal': returning,
    'directory.approveUnitProposal': [{ ...of, body: deciding }],
    'directory.reverseUnitChange': returning,
  };
}

/** A draft of a criteria set: whoever may is told that it was seen in another revision. */
function ofSetProposals({ provinceId, setProposalId, copied: { setId, version } }) {
  const at = provincePlace(provinceId);
  const of = { params: { proposalId: setProposalId }, at };
  const seenRevision = 99;
  const draft = { decision: null, fromOn: null, titles: [], indicators: [], added: [] };
  const ofVersion = { params: { setId, version: `${version}` }, ofProvinces: true };
  return {
    'criteria.viewSetVersion': [ofVersion],
    'criteria.compareSets': [{ ...ofVersion, query: { with: setId, withVersion: `${version}` } }],
    'criteria.viewSetProposal': [of],
    'criteria.trySetProposal': [of],
    'criteria.beginSetProposal': [{ body: { setId, version: 99 } }],
    'criteria.changeSetProposal': [{ ...of, body: { draft, seenRevision } }],
    'criteria.submitSetProposal': [{ ...of, body: { seenRevision } }],
    'criteria.approveSetProposal': [{ ...of, body: { seenRevision } }],
    'criteria.returnSetProposal': [{ ...of, body: { reason: 'của cuộc thử', seenRevision } }],
    'criteria.withdrawSetProposal': [{ ...of, body: { reason: 'của cuộc thử', seenRevision } }],
  };
}

/** A department's file of figures that was taken back: whoever may act on it is told that it is at another step. */
function ofFiles({ provinceId, importId }) {
  const at = provincePlace(provinceId);
  const one = { params: { importId }, at, state: 'confirmed' };
  const form = sending({ tier: 'NTM', asOf: '2090-01-01' }, 'Xã,1.1', 'x.csv');
  return {
    'criteria.uploadFigures': [{ form }],
    'criteria.listFigureImports': [{}],
    'criteria.viewFigureImport': [one],
    'criteria.listImportCells': [one],
    'criteria.downloadCorrected': [one],
    'criteria.answerImport': [{ ...one, body: { answers: [] } }],
    'criteria.applyImport': [{ ...one, body: { onlyValid: false } }],
    'criteria.undoImport': [{ ...one, body: {} }],
    'criteria.cancelImport': [{ ...one, body: {} }],
  };
}

/** A photo that was withdrawn: whoever may do so is told. */
function ofEvidence(ground) {
  const { at, ofCommune, ofDistrict } = placesOf(ground);
  const one = { params: { evidenceId: ground.evidenceId }, at };
  const upload = { params: { uploadId: randomUUID() } };
  const form = sending({ no: '0' }, 'x', 'part', '');
  return {
    'criteria.viewEvidence': [ofCommune],
    'criteria.listEvidence': [{ query: { tier: 'NTM', criterion: '1' }, ofProvinces: true }],
    'criteria.addEvidence': [{ ...ofCommune, body: { of: '0.0', criteriaSet: 'x', asOf: '2020-01-01' } }],
    'criteria.viewUnitEvidence': [ofDistrict],
    'criteria.addUnitEvidence': [{ ...ofDistrict, body: { of: '0.0', criteriaSet: 'x', asOf: '2020-01-01' } }],
    'criteria.viewEvidenceUpload': [upload],
    'criteria.sendEvidencePart': [{ ...upload, form }],
    'criteria.viewEvidenceFile': [one],
    'criteria.viewEvidencePreview': [one],
    'criteria.viewEvidencePosition': [one],
    'criteria.withdrawEvidence': [{ ...one, body: { reason: 'của cuộc thử' } }],
  };
}

/** Where the commune and its district lie. */
function placesOf({ provinceId, communeId, district, province }) {
  const at = { provinceId, path: province ? [province, district, communeId] : [district, communeId] };
  return {
    at,
    ofCommune: { params: { communeId, tier: 'NTM' }, at },
    ofDistrict: { params: { unitId: district, tier: 'NTM' }, at: { provinceId, path: at.path.slice(0, -1) } },
  };
}

/** What is said of a commune and of a district. */
function ofCommunes(ground) {
  const { provinceId, communeId } = ground;
  const { at, ofCommune, ofDistrict } = placesOf(ground);
  const seenVersion = 99;
  return {
    'criteria.viewCommune': [ofCommune],
    'criteria.saveDraft': [{ ...ofCommune, body: { revision: 99 } }],
    'criteria.recordAssessment': [{ ...ofCommune, body: { seenVersion } }],
    'criteria.viewFigures': [ofCommune],
    'criteria.recordFigures': [{ ...ofCommune, body: { criteriaSet: 'x' } }],
    'criteria.viewJudgement': [ofCommune],
    'criteria.viewUnitJudgement': [ofDistrict],
    'criteria.viewUnitFigures': [ofDistrict],
    'criteria.recordUnitFigures': [{ ...ofDistrict, body: { criteriaSet: 'x' } }],
    'criteria.viewUnitAssessments': [ofDistrict],
    'criteria.saveUnitDraft': [{ ...ofDistrict, body: { revision: 99 } }],
    'criteria.recordUnitAssessment': [{ ...ofDistrict, body: { seenVersion } }],
    'criteria.recordUnitDecision': [
      { ...ofDistrict, at: provincePlace(provinceId), body: { criteriaSet: 'x', of: '0.0', asOf: '2020-03-31' } },
    ],
    'criteria.viewMissing': [{ params: { unitId: communeId, tier: 'NTM' }, at }],
    'criteria.recordDecision': [
      { ...ofCommune, at: provincePlace(provinceId), body: { criteriaSet: 'x', of: '0.0', asOf: '2020-03-31' } },
    ],
  };
}

/** What is asked and said of a province's communes together. */
function ofProvinces({ provinceId, closingId }) {
  return {
    'criteria.listMissing': [{ query: { tier: 'NTM' }, ofProvinces: true }],
    'criteria.viewCascade': [{ query: { tier: 'NTM' }, ofProvinces: true }],
    'criteria.exportFigures': [
      { query: { tier: 'NTM', on: '2020-01-01', layout: 'long', format: 'csv' }, ofProvinces: true },
    ],
    'criteria.beginFigureExport': [
      { body: { tier: 'NTM', from: '2090-01-01', to: '2080-01-01', layout: 'long', format: 'csv' } },
    ],
    'criteria.listFigureExports': [{}],
    // Each comes to exports of their own alone: of another's id nobody finds one.
    'criteria.cancelFigureExport': [{ params: { exportId: randomUUID() }, body: {}, as: () => false }],
    'criteria.downloadFigureExport': [{ params: { exportId: randomUUID(), no: '0' }, as: () => false }],
    'criteria.listJudgements': [{ query: { tier: 'NTM' }, ofProvinces: true }],
    'criteria.viewYear': [{ params: { year: '2020' }, ofProvinces: true }],
    'criteria.exportYearList': [
      { params: { year: '2020', list: 'targets' }, query: { format: 'csv' }, ofProvinces: true },
    ],
    'criteria.importYearList': [
      { params: { year: '2020', list: 'targets' }, form: sending({}, 'Mã mục tiêu,Năm', 'muc-tieu.csv') },
    ],
    'criteria.viewSlippage': [{ query: { tier: 'NTM', from: '2020-01-01' }, ofProvinces: true }],
    'criteria.changeRegistrations': [
      {
        ...{ params: { year: '2020', tier: 'NTM' } },
        body: { asOf: '2020-03-31', paper: aPaper, reason: null, add: [provinceId], strike: [] },
      },
    ],
    'criteria.recordTarget': [
      {
        ...{ params: { year: '2020', key: 'none' } },
        body: { asOf: '2020-03-31', paper: aPaper, reason: null, content: null },
      },
    ],
    'criteria.viewFigureClosings': [{}],
    'criteria.closeFigures': [{ body: { until: '2090-01-01', paper: aPaper } }],
    'criteria.openFigures': [{ params: { closingId }, at: provincePlace(provinceId), body: { reason: 'x' } }],
    'criteria.listFigures': [{ query: { tier: 'NTM', criterion: '1' }, ofProvinces: true }],
    'criteria.listWaitingFigures': [{ ofProvinces: true }],
    'criteria.confirmFigures': [{ body: { criteriaSet: 'xa-ntm-2016-2020' } }],
  };
}

/** What the other services keep. */
function ofRecords(ground) {
  const { provinceId, communeId, district, householdId, laws, decision } = ground;
  const { at, ofCommune } = placesOf(ground);
  const seenVersion = 99;
  const line = { year: '2020', programme: 'newRural', fundingSource: 'credit', measure: 'mobilised' };
  const record = { params: { ...line, version: '1' }, at: provincePlace(provinceId) };
  const content = { decision, since: '2020-01-01', members: [{ name: 'Ai Đó', birth: '1970', relation: 'head' }] };
  const ofHousehold = { params: { householdId }, at };
  return {
    'funding.exportLines': [{ query: { format: 'csv' } }],
    'funding.importLines': [{ form: sending({}, 'Năm,Chương trình', 'von.csv') }],
    'funding.recordFunds': [{ params: line, body: { amount: '1', seenVersion } }],
    'funding.approveFunds': [record],
    'funding.rejectFunds': [{ ...record, body: { reason: 'sai số' } }],
    'poverty.exportSupports': [{ query: { format: 'csv' } }],
    'poverty.importSupports': [{ form: sending({}, 'Năm,Tính đến ngày,Số lượng', 'ho-tro.csv') }],
    'poverty.recordSupport': [
      { params: { year: '2020', policy: laws.policies[0], measure: 'supported' }, body: { seenVersion } },
    ],
    'poverty.viewHousehold': [ofHousehold],
    'poverty.exportRegister': [{ params: { communeId }, at, query: { format: 'csv' } }],
    'poverty.importRegister': [{ params: { communeId }, at, form: sending({}, 'Số trong sổ,Ấp,Chủ hộ', 'so-ho.csv') }],
    'poverty.registerHousehold': [{ params: { communeId }, at, body: { ...content, since: '2090-01-01' } }],
    'poverty.correctHousehold': [{ ...ofHousehold, body: { ...content, seenVersion } }],
    'poverty.removeHousehold': [{ ...ofHousehold, body: { decision, seenVersion } }],
    'culture.exportHoldings': [{ query: { format: 'csv' } }],
    'culture.importHoldings': [{ form: sending({}, 'Mã đơn vị,Tính đến ngày,Số đạt', 'danh-hieu.csv') }],
    'culture.recordHolders': [
      {
        ...{ params: { unitId: district, title: laws.titles[0] }, at: provincePlace(provinceId) },
        body: { holders: 1, universe: 2, seenVersion },
      },
    ],
    'reporting.viewProvince': [{ params: { provinceId }, at: provincePlace(provinceId) }],
    'reporting.viewProgrammes': [{ params: { provinceId }, at: provincePlace(provinceId) }],
    'reporting.viewCommune': [ofCommune],
    'recognition.listTitles': [{ params: { communeId }, at }],
  };
}

function ofHouse({ provinceId, account, clientId }) {
  const ofProvince = { params: { provinceId }, at: provincePlace(provinceId) };
  return {
    'identity.viewAccountAccess': [{ params: { account }, at: provincePlace(provinceId), state: 'other' }],
    'identity.inviteAccount': [{ params: { account }, at: provincePlace(provinceId), state: 'other' }],
    'identity.listMachines': [ofProvince],
    'identity.registerMachine': [{ ...ofProvince, body: { name: 'máy thử' } }],
    'identity.revokeMachine': [{ params: { clientId }, at: provincePlace(provinceId) }],
  };
}
