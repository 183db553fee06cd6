import type { Capacity, Role } from '@langmoi/contracts/caller';
import {
  above,
  atHome,
  bringing,
  exporting,
  either,
  everybody,
  inspects,
  is,
  machine,
  nobody,
  ofCommune,
  ofDossiers,
  ofFacts,
  officers,
  offices,
  ofHome,
  ofItsOwn,
  ofTheProvince,
  placing,
  public_,
  reachedBy,
  same,
  succeeds,
  whoever,
  type Ask,
  type Regulation,
} from './regulation-words';

// — Dossiers —

/** domain/recognition-procedures.md 1.2: which office takes which step; as states the offices that a step can wait for. */
const steps = {
  'commune/peoplesCommittee': ofCommune('communeOfficer'),
  'district/peoplesCommittee': above('districtReviewer'),
  'district/fatherlandFront': above('frontOfficer'),
  'province/leadDepartment': above('departmentOfficer'),
  'province/coordinationOffice': above('coordinationOffice'),
  'province/appraisalCouncil': above('councilMember'),
  'province/ppcChairman': above('chairmanOffice'),
} as const;
type Step = keyof typeof steps;
const stepNames = Object.keys(steps) as Step[];

const step = (names: readonly Step[], held: readonly Capacity[] | 'however' = 'however'): Regulation => ({
  of: 'commune',
  states: stepNames,
  may: (ask) =>
    names.some((name) => name === ask.state && steps[name](ask)) && (held === 'however' || held.includes(ask.capacity)),
});

/** The offices of the province see all of its dossiers, so those of the successor do. */
const succeedsToDossiers = (ask: Ask): boolean =>
  succeeds(ask) && is(...ofDossiers.slice(3), ...ofFacts, 'auditor')(ask);
/** A1 to A13: its commune, its district and Front, every office of the province. */
const seesDossier = either(
  ofCommune('communeOfficer'),
  above('districtReviewer'),
  above('frontOfficer'),
  ...[...ofDossiers.slice(3), ...ofFacts].map(above),
  inspects,
  succeedsToDossiers,
);

// — Offices —

const national: readonly Role[] = ['nationalViewer', 'nationalAdministrator', 'auditor'];
const machines: readonly Role[] = ['figuresMachine', 'healthMachine'];
const ownToGive = (role: string): boolean =>
  everyRole.includes(role) &&
  !['provinceAdministrator', 'nationalViewer', 'nationalAdministrator', ...machines].includes(role);

const atNation = ({ standing }: Ask): boolean => standing.startsWith('nation');

/**
 * mission: the province's administrator keeps "its people and offices", the national one "who administers them" and the
 * nation's own. The state is the role that the office gives; no province's administrator makes another.
 */
const office = (imports = false): Regulation => ({
  of: ['province', 'nation'],
  states: everyRole,
  may(ask) {
    if (ask.of === 'nation') {
      return (
        !imports && ask.role === 'nationalAdministrator' && atNation(ask) && national.some((one) => one === ask.state)
      );
    }
    if (ask.role === 'provinceAdministrator') return ask.standing === 'province' && ownToGive(ask.state);
    const administrators = ask.state === 'provinceAdministrator' && ask.standing === 'nation';
    return !imports && ask.role === 'nationalAdministrator' && administrators;
  },
});
const everyRole: readonly string[] = [
  ...ofDossiers,
  ...ofFacts,
  ...national,
  ...machines,
  'citizen',
  'operator',
  'provinceAdministrator',
];
/** Persons are seen by whoever administers or inspects them, and by nobody else: Law 91/2025/QH15, for a stated purpose. */
const seesPersons = either(
  (ask) => ask.role === 'provinceAdministrator' && atHome(ask),
  (ask) => is('auditor', 'nationalAdministrator')(ask) && (atHome(ask) || ask.standing === 'nation'),
);
/** Issue 7 §1: whoever drafts, approves or leads a criterion sees what is drafted, and who inspects. */
const seesSetProposals = either(
  (ask) => is('coordinationOffice', 'chairmanOffice', 'departmentOfficer')(ask) && atHome(ask),
  inspects,
);
const keepsAccounts: Regulation = {
  of: ['province', 'nation'],
  states: ['administrator', 'other'],
  may(ask) {
    if (ask.role === 'provinceAdministrator') return ask.of === 'province' && ask.standing === 'province';
    if (ask.role !== 'nationalAdministrator') return false;
    return ask.of === 'nation' ? atNation(ask) : ask.standing === 'nation' && ask.state === 'administrator';
  },
};

/**
 * Issue 6 §3: the province's administrators, two of them; of whole provinces the nation's (Resolution 202/2025/QH15 is of
 * no province). No province gives the national role, so that whoever holds it there holds it by no rule of ours.
 */
const changesUnits: Regulation = {
  of: ['province', 'nation'],
  may: (ask) =>
    ask.of === 'nation'
      ? ask.role === 'nationalAdministrator' && atNation(ask)
      : either(ofTheProvince('provinceAdministrator'), ofTheProvince('nationalAdministrator'))(ask),
};

const readsTheRecord = either(
  (ask) => is('provinceAdministrator', 'auditor')(ask) && atHome(ask),
  (ask) => ask.role === 'auditor' && ask.standing === 'nation',
);
const operates = (ask: Ask): boolean => is('operator')(ask) && atHome(ask);

const commune = (may: Regulation['may']): Regulation => ({ of: 'commune', may });
const district = (may: Regulation['may']): Regulation => ({ of: 'district', may });
const ofOwnDistrict = district((ask) => ask.role === 'districtReviewer' && ask.standing === 'district');
const decidesOpen = either(ofTheProvince('departmentOfficer'), ofTheProvince('coordinationOffice'));
const province = (may: Regulation['may']): Regulation => ({ of: 'province', may });
const gathers = ofTheProvince('coordinationOffice');
const confirms = ofTheProvince('departmentOfficer');
/** A file is dealt with by the kind of office whose words it holds. */
const ofFile = (besides: Regulation['may']): Regulation => ({
  ...{ of: 'province', states: ['entered', 'confirmed'] },
  may: (ask) =>
    besides(ask) || (ask.state === 'entered' && gathers(ask)) || (ask.state === 'confirmed' && confirms(ask)),
});
/** Issue 6 §4: officers and figures leave with the province's own administrator alone. */
const exports_ = province((ask) => ask.role === 'provinceAdministrator' && atHome(ask));

const by = (role: Role) => province(ofTheProvince(role));

const keptByCommune = commune(ofCommune('povertyOfficer'));

/** Every line of every table by `service.action`; a line that is not here makes the spec red. */
export const regulation: Readonly<Record<string, Regulation>> = {
  // Units, law and date are published (domain/regime-shape, glossary); a machine for figures needs the names.
  'directory.listProvinces': province(either(everybody, machine('figuresMachine'))),
  'directory.viewProvince': province(either(everybody, machine('figuresMachine'))),
  'directory.listUnits': province(either(everybody, machine('figuresMachine'))),
  'directory.listUnitChanges': province(either(everybody, machine('figuresMachine'))),
  'directory.viewUnitLife': province(whoever),
  'directory.viewUnitFacts': province(whoever),
  'directory.noteUnitFact': province(ofTheProvince('provinceAdministrator')),
  'directory.withdrawUnitFact': province(ofTheProvince('provinceAdministrator')),
  'directory.searchUnits': province(whoever),
  'directory.listUnitFindings': province(whoever),
  'directory.viewUnit': commune(either(everybody, machine('figuresMachine'))),
  'directory.listOrganisations': province(either(everybody, machine('figuresMachine'))),
  'directory.listAliases': province((ask) => everybody(ask) && ask.role !== 'operator'),
  'directory.readMembers': province((ask) => everybody(ask) && !is('operator', 'citizen')(ask)),
  'directory.listAccounts': province(nobody),
  'directory.findCaller': province(nobody),
  // mission, first hour 7: "Move the demo's clock": anybody of the province; a national office changes nothing there.
  'directory.moveClock': province((ask) => everybody(ask) && atHome(ask)),
  'directory.listPersons': province(seesPersons),
  'directory.exportOfficers': province(seesPersons),
  'directory.viewPerson': province(seesPersons),
  'directory.listPowers': province(seesPersons),
  'directory.invitePerson': office(),
  'directory.appoint': office(),
  'directory.endAppointment': office(),
  'directory.cancelAppointment': office(),
  'directory.correctPerson': office(),
  'directory.transferAppointment': office(),
  'directory.importOfficers': office(true),
  // Issue 6 §4: the national administrator makes a province; its first administrator is told what remains to be done.
  'directory.importProvince': { of: 'nation', may: (ask) => ask.role === 'nationalAdministrator' && atNation(ask) },
  'directory.exportProvince': exports_,
  // Issue 6 §4: the export is of the province's own administrator; each service gives the lines of its facts.
  ...{ 'criteria.listFolderLines': exports_, 'funding.listFolderLines': exports_, 'poverty.listFolderLines': exports_ },
  ...{ 'culture.listFolderLines': exports_, 'recognition.listFolderLines': exports_ },
  'directory.viewReadiness': province(
    (ask) =>
      (ask.role === 'provinceAdministrator' && atHome(ask)) ||
      (ask.role === 'nationalAdministrator' && (atHome(ask) || ask.standing === 'nation')),
  ),
  // Issue 6 §3: "A screen where the decision is entered once … a second person approves": the province's administrators;
  // who inspects, and the nation's administrator, sees it. Which step, and whose, is the policy's own.
  'directory.listSuccessionRules': province(everybody),
  'directory.listUnitProposals': province(seesPersons),
  'directory.viewUnitProposal': province(seesPersons),
  'directory.draftUnitProposal': changesUnits,
  'directory.amendUnitProposal': changesUnits,
  'directory.proposeUnitChange': changesUnits,
  'directory.returnUnitProposal': changesUnits,
  'directory.approveUnitProposal': changesUnits,
  'directory.reverseUnitChange': changesUnits,
  // Issue 6 §3: "what it touches is listed beforehand", to the same.
  'directory.listUnitDependants': province(seesPersons),
  'criteria.listUnitDependants': province(seesPersons),
  'recognition.listUnitDependants': province(seesPersons),
  'funding.listUnitDependants': province(seesPersons),
  'poverty.listUnitDependants': province(seesPersons),
  'culture.listUnitDependants': province(seesPersons),
  // mission: "read what was published": who was recognised is.
  'recognition.listTitles': commune(everybody),
  'directory.assignLead': province(ofTheProvince('provinceAdministrator')),
  // A3: UBND xã assesses itself, nobody above it and nobody beside; A4: what it found is published, its notes are not.
  'criteria.compareSets': province(either(everybody, machine('figuresMachine'))),
  'criteria.listSets': province(either(everybody, machine('figuresMachine'))),
  'criteria.listSetVersions': province(either(everybody, machine('figuresMachine'))),
  'criteria.viewSetVersion': province(either(everybody, machine('figuresMachine'))),
  // Issue 7 §1: "A set editor for the province's office … submit, approve by a second person": Văn phòng Điều phối of the
  // province writes; whoever signs for UBND tỉnh, or another of the office, approves. Step and person are the policy's own.
  'criteria.listSetProposals': province(seesSetProposals),
  'criteria.viewSetProposal': province(seesSetProposals),
  'criteria.trySetProposal': province(seesSetProposals),
  'criteria.beginSetProposal': province(ofTheProvince('coordinationOffice')),
  'criteria.changeSetProposal': province(ofTheProvince('coordinationOffice')),
  'criteria.submitSetProposal': province(ofTheProvince('coordinationOffice')),
  'criteria.withdrawSetProposal': province(ofTheProvince('coordinationOffice')),
  'criteria.returnSetProposal': province(either(ofTheProvince('coordinationOffice'), ofTheProvince('chairmanOffice'))),
  'criteria.approveSetProposal': province(either(ofTheProvince('coordinationOffice'), ofTheProvince('chairmanOffice'))),
  'criteria.viewCommune': commune(public_),
  'criteria.readDraft': commune(ofCommune('communeOfficer')),
  'criteria.readNotes': commune(officers),
  'criteria.viewFigures': commune(public_),
  'criteria.recordFigures': commune(ofCommune('communeOfficer')),
  // Decision 2540, A8, A10: the coordination office gathers what communes report, departments confirm what they lead.
  'criteria.uploadFigures': province(either(gathers, confirms)),
  ...same(['answerImport', 'applyImport', 'undoImport', 'cancelImport'], ofFile(nobody)),
  // mission: auditors "read everything in their scope".
  'criteria.listFigureImports': province(either(gathers, confirms, ofTheProvince('auditor'))),
  ...same(['viewFigureImport', 'listImportCells', 'downloadCorrected'], ofFile(ofTheProvince('auditor'))),
  'criteria.exportFigures': province(ofHome),
  // As the table itself, in one's own province; each sees the exports alone that they asked for.
  ...same(
    ['beginFigureExport', 'listFigureExports', 'cancelFigureExport', 'downloadFigureExport'],
    province(exporting),
  ),
  'criteria.listEvidence': province(officers), // issue 7 §3: as notes; positions fewer. Decision 2540, A3, A10: who brings
  ...same(['viewEvidence', 'viewEvidenceFile', 'viewEvidencePreview'], commune(officers)),
  'criteria.viewEvidencePosition': commune(either(...placing, above('departmentOfficer'), above('coordinationOffice'))),
  ...same(['viewEvidenceUpload', 'sendEvidencePart'], province(bringing)),
  'criteria.addEvidence': commune(either(ofCommune('communeOfficer'), above('departmentOfficer'))),
  'criteria.withdrawEvidence': commune(either(ofItsOwn, above('departmentOfficer'))),
  'criteria.viewJudgement': commune(public_),
  'criteria.listJudgements': province(public_),
  // domain/recognition-procedures.md 1.3: UBND huyện assesses its district, UBND tỉnh examines it; A4: it is published.
  ...{ 'criteria.viewUnitJudgement': district(public_), 'criteria.viewUnitFigures': district(public_) },
  'criteria.viewUnitAssessments': district(public_),
  ...same(['recordUnitFigures', 'saveUnitDraft', 'recordUnitAssessment'], ofOwnDistrict),
  'criteria.viewUnitEvidence': district(officers),
  'criteria.addUnitEvidence': district(either(ofOwnDistrict.may, ofTheProvince('departmentOfficer'))),
  ...{ 'criteria.recordUnitDecision': province(decidesOpen), 'criteria.viewMissing': commune(public_) },
  ...{ 'criteria.listMissing': province(public_), 'criteria.viewCascade': province(public_) },
  'criteria.listFigures': province(public_),
  // A10: each department of the province confirms its criteria; what belongs to none is the standing office’s.
  'criteria.listWaitingFigures': province(ofTheProvince('departmentOfficer')),
  'criteria.confirmFigures': province(ofTheProvince('departmentOfficer')),
  'criteria.recordDecision': province(decidesOpen),
  // A list and its targets stand in a plan that was issued (seed 002); UBND tỉnh gives them, its standing office keeps them.
  ...{ 'criteria.viewYear': province(public_), 'criteria.exportYearList': province(public_) },
  'criteria.viewSlippage': province(public_),
  ...{
    'criteria.changeRegistrations': by('coordinationOffice'),
    'criteria.recordTarget': by('coordinationOffice'),
    'criteria.importYearList': by('coordinationOffice'),
  },
  // domain/reporting.md 6.1: the standing office consolidates and sends; issue 7 §6: a locked period; another person opens.
  'criteria.viewFigureClosings': province(public_),
  'criteria.closeFigures': province(ofTheProvince('coordinationOffice')),
  'criteria.openFigures': province(either(ofTheProvince('coordinationOffice'), ofTheProvince('chairmanOffice'))),
  'criteria.saveDraft': commune(ofCommune('communeOfficer')),
  'criteria.recordAssessment': commune(ofCommune('communeOfficer')),
  // domain/funding.md 5, step 3: UBND tỉnh allocates and answers for its money; issue 5 §3: another one approves.
  ...{ 'funding.listLines': province(officers), 'funding.exportLines': province(officers) },
  ...{ 'funding.importLines': by('financeOfficer'), 'funding.recordFunds': by('financeOfficer') },
  ...{ 'funding.approveFunds': by('financeOfficer'), 'funding.rejectFunds': by('financeOfficer') },
  // domain/poverty.md 3.4, step 8: UBND tỉnh approves the results and reports them.
  ...{ 'poverty.listSupports': province(officers), 'poverty.exportSupports': province(officers) },
  ...{ 'poverty.importSupports': by('povertyOfficer'), 'poverty.recordSupport': by('povertyOfficer') },
  // Steps 2 and 7: the commune draws up the list and recognises it; 6 and 8: it goes up through district to province. ADR
  // 29: what is of persons stays closed to a successor.
  ...{ 'poverty.listHouseholds': province(ofHome), 'poverty.exportHouseholds': province(ofHome) },
  'poverty.viewHousehold': commune(either(reachedBy(offices), inspects)),
  ...{ 'poverty.exportRegister': keptByCommune, 'poverty.importRegister': keptByCommune },
  ...{ 'poverty.registerHousehold': keptByCommune, 'poverty.correctHousehold': keptByCommune },
  'poverty.removeHousehold': keptByCommune,
  // domain/culture.md 4: sums of the province, by its culture office.
  ...{ 'culture.listHoldings': province(officers), 'culture.exportHoldings': province(officers) },
  ...{ 'culture.importHoldings': by('cultureOfficer'), 'culture.recordHolders': by('cultureOfficer') },
  // domain/recognition-procedures.md 1.2.
  'recognition.viewRegime': province(everybody),
  'recognition.listWork': province(everybody),
  'recognition.listDossiers': province(either(ofHome, (ask) => is('citizen')(ask) && atHome(ask), succeedsToDossiers)),
  'recognition.viewDossier': {
    of: 'commune',
    states: ['open', 'recognised', 'rejected', 'refused'],
    may: (ask) => seesDossier(ask) || (ask.role === 'citizen' && atHome(ask) && ask.state === 'recognised'), // A13
  },
  'recognition.readPapers': commune(seesDossier),
  'recognition.downloadDocument': commune(seesDossier),
  'recognition.register': commune(ofCommune('communeOfficer')), // A1
  'recognition.giveOutcome': step(['commune/peoplesCommittee', 'district/peoplesCommittee']), // A1, A3, A6, A7
  'recognition.giveOpinion': step(['commune/peoplesCommittee']), // A4
  'recognition.recordVote': step(['commune/peoplesCommittee', 'district/peoplesCommittee']), // A5, A9
  'recognition.recordPoll': step(['district/fatherlandFront']), // A8; seed 002 l.214
  'recognition.confirmCriteria': step(['province/leadDepartment']), // A10
  'recognition.conveneMeeting': step(['province/coordinationOffice']), // A11
  'recognition.closeMeeting': step(['province/coordinationOffice']),
  'recognition.castBallot': step(['province/appraisalCouncil'], ['own']), // in secret, so in person
  'recognition.recuse': step(['province/appraisalCouncil'], ['own']),
  // A12; Decree 30/2020/NĐ-CP, article 13: for him or by his mandate, never by order.
  'recognition.issueDecision': step(['province/ppcChairman'], ['own', 'forHead', 'underAuthority']),
  'recognition.announce': step(['province/coordinationOffice']), // A13
  'recognition.attachDocument': step(stepNames.filter((name) => name !== 'province/appraisalCouncil')), // A6
  // domain/reporting.md: the sums of a province are its published report; a dossier under way is not.
  'reporting.viewProvince': province(either(public_, machine('figuresMachine'))),
  'reporting.viewProgrammes': province(either(public_, machine('figuresMachine'))),
  'reporting.viewCommune': commune(either(public_, machine('figuresMachine'))),
  'reporting.readOpenDossier': province(officers),
  // Issue 5 §1 and §2: administration.
  'identity.viewAccountAccess': keepsAccounts,
  'identity.inviteAccount': keepsAccounts,
  'identity.listMachines': province(ofTheProvince('provinceAdministrator')),
  'identity.registerMachine': province(ofTheProvince('provinceAdministrator')),
  'identity.revokeMachine': province(ofTheProvince('provinceAdministrator')),
  // Before or about one's own sign-in: not by role.
  ...Object.fromEntries(
    ['viewHealth', 'signIn', 'signOut', 'issueToken', 'listSignInWays', 'viewSession', 'listSignIns', 'endSignIn']
      .concat('chooseOffice')
      .map((action) => [`gateway.${action}`, province(nobody)]),
  ),
  // Issue 5 §4: national viewers and auditors read across provinces; the national administrator who administers them.
  // Issue 6 §2: offices of a province that took others over read those.
  'gateway.chooseProvince': province(is(...national, ...ofDossiers, ...ofFacts)),
  // Issue 5 §3: the auditor with a stated purpose.
  'gateway.statePurpose': province(is('auditor')),
  // Issue 5 §3: who saw personal data is for whoever answers for it in the province, and for whoever inspects that.
  'audit.listProvinceReads': province((ask) => is('provinceAdministrator', 'auditor')(ask) && atHome(ask)),
  'directory.listPersonalReads': province(readsTheRecord),
  ...{ 'poverty.listPersonalReads': province(readsTheRecord), 'criteria.listPersonalReads': province(readsTheRecord) },
  // mission, "operator": is every part healthy, what failed, replay it; the machine that watches sees it too.
  'operations.viewOperations': province(either(operates, machine('healthMachine'))),
  'operations.replayParked': province(operates),
  'operations.dismissParked': province(operates),
};
