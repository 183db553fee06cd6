import type { Role } from '@langmoi/contracts/caller';
import type { recognitionApi } from '@langmoi/contracts/recognition';
import type { titleApi } from '@langmoi/contracts/titles';
import type { Actor, StageKind } from '@langmoi/contracts/regime';
import { bySuccessor, inProvince, inspectors, officers, ofProvince, persons, readBy } from './people';
import { decision2540, decree30, plan2020 } from './sources';
import type { AccessTable, Grant, Rule } from './table';

/** The office that a regime names for a step, as a state of the tables: `district/fatherlandFront`. */
export const actorKey = ({ level, office }: Actor): string => `${level}/${office}`;

interface StepRole {
  readonly role: Role;
  readonly relation: 'own' | 'below';
}

const offices = {
  'commune/peoplesCommittee': { role: 'communeOfficer', relation: 'own' },
  'district/peoplesCommittee': { role: 'districtReviewer', relation: 'below' },
  'district/fatherlandFront': { role: 'frontOfficer', relation: 'below' },
  'province/leadDepartment': { role: 'departmentOfficer', relation: 'below' },
  'province/coordinationOffice': { role: 'coordinationOffice', relation: 'below' },
  'province/appraisalCouncil': { role: 'councilMember', relation: 'below' },
  'province/ppcChairman': { role: 'chairmanOffice', relation: 'below' },
} as const satisfies Readonly<Record<string, StepRole>>;
type Office = keyof typeof offices;

/** Which role acts for an office that a regime can name, and where it must stand to the commune of the dossier. */
export const stepRoles: Readonly<Record<string, StepRole>> = offices;

/** One grant for each office: the data of a regime choose among these, step by step, and can name no other. */
const by = (...names: readonly Office[]): readonly Grant[] =>
  names.map((name) => ({ roles: [offices[name].role], relations: [offices[name].relation], states: [name] }));

const commune = 'commune/peoplesCommittee';
const district = 'district/peoplesCommittee';
const front = 'district/fatherlandFront';
const departments = 'province/leadDepartment';
const coordination = 'province/coordinationOffice';
const council = 'province/appraisalCouncil';
const chairman = 'province/ppcChairman';

const namedOffice = {
  vi: 'Đúng cơ quan mà quy trình đang áp dụng cho hồ sơ nêu ở bước này, của chính xã, huyện, tỉnh đó; và người đó chưa làm bước nào khác mà pháp luật cấm kiêm.',
  en: 'The very office that the dossier’s regime names for this step, of its own commune, district or province; and nobody who did a step that the law keeps apart from it.',
};

const step = (grants: readonly Grant[], why: Rule['why'], source: Rule['source'] & object): Rule => ({
  ...{ grants, why, source, besides: namedOffice },
});

const inPerson: readonly Grant[] = by(council).map((grant) => ({ ...grant, capacities: ['own'] }));
/** A decision is the chairman's: signed by him, for him (KT.) or by his written mandate (TUQ.), never by order (TL.). */
const signed: readonly Grant[] = by(chairman).map((grant) => ({
  ...grant,
  capacities: ['own', 'forHead', 'underAuthority'],
}));

/** Every dossier of the predecessor is the successor's province to see; its communes and districts have none of their own there. */
const seenBySuccessor: Grant = { roles: [...ofProvince, 'auditor'], relations: ['predecessor'] };

/** Whose dossiers an office sees: a commune its own, a district those of its communes, the province all of them. */
const seen: readonly Grant[] = [
  { roles: ['communeOfficer'], relations: ['own'] },
  { roles: ['districtReviewer', 'frontOfficer'], relations: ['below'] },
  { roles: ofProvince, relations: ['below'] },
  seenBySuccessor,
  ...readBy(...inspectors),
];

/** Who acts on a dossier at which of its steps. */
export const recognition: AccessTable<typeof recognitionApi & typeof titleApi, 'readPapers'> = {
  viewRegime: {
    grants: [...readBy(...persons), bySuccessor],
    why: { vi: 'Quy trình là pháp luật: ai cũng đọc được.', en: 'A regime is law: everybody may read it.' },
  },
  listTitles: {
    grants: [...readBy(...persons), bySuccessor],
    why: { vi: 'Danh hiệu đã công nhận là thông tin công khai.', en: 'What was recognised is public.' },
  },
  listWork: {
    grants: [...readBy(...persons), bySuccessor],
    why: {
      vi: 'Mỗi người chỉ thấy việc của chính cơ quan mình; không có việc thì danh sách rỗng.',
      en: 'Everybody sees the work of their own office alone; without any the list is empty.',
    },
  },
  listDossiers: {
    grants: [...readBy(...officers, ...inspectors, 'citizen'), seenBySuccessor],
    why: {
      vi: 'Danh sách chỉ gồm những hồ sơ mà người hỏi được xem.',
      en: 'The list holds the dossiers that the reader may see, and no other.',
    },
  },
  viewDossier: {
    grants: [...seen, { roles: ['citizen'], relations: inProvince, states: ['recognised'] }],
    why: {
      vi: 'Xã xem hồ sơ của mình, huyện của các xã trong huyện, cơ quan cấp tỉnh của cả tỉnh; người dân xem hồ sơ đã công nhận.',
      en: 'A commune sees its own, a district its communes’, offices of the province all; a citizen what was recognised.',
    },
  },
  readPapers: {
    grants: seen,
    why: {
      vi: 'Người dân xem quyết định và các bước đã qua, không xem văn bản nội bộ, ý kiến, biên bản.',
      en: 'A citizen sees the decision and the way to it, not the papers, opinions and minutes of offices.',
    },
  },
  downloadDocument: {
    grants: seen,
    why: {
      vi: 'Tệp của hồ sơ là giấy tờ nội bộ: ai xem được giấy tờ thì tải được.',
      en: 'A dossier’s files are internal papers: whoever sees the papers may fetch them.',
    },
  },
  register: {
    grants: [{ roles: ['communeOfficer'], relations: ['own'] }],
    why: { vi: 'Xã tự đăng ký cho mình.', en: 'A commune registers for itself.' },
    source: decision2540('bước A1: UBND xã đăng ký'),
    besides: {
      vi: 'Cán bộ của chính UBND xã đó.',
      en: 'An officer of that commune’s own People’s Committee.',
    },
  },
  giveOutcome: step(
    by(commune, district),
    { vi: 'Cơ quan phụ trách bước kết thúc việc của mình.', en: 'The office of the step ends its task.' },
    decision2540('bước A1, A3, A6, A7: đăng ký, tự đánh giá, nộp, thẩm tra'),
  ),
  giveOpinion: step(
    by(commune),
    { vi: 'Cơ quan công khai ghi lại ý kiến nhận được.', en: 'The office that publishes records what it hears.' },
    decision2540('bước A4: công khai, lấy ý kiến'),
  ),
  recordVote: step(
    by(commune, district),
    { vi: 'Cơ quan họp ghi kết quả biểu quyết.', en: 'The office that met records its vote.' },
    decision2540('bước A5, A9: họp xã, họp huyện'),
  ),
  recordPoll: step(
    by(front),
    { vi: 'Mặt trận lấy ý kiến độc lập với chính quyền.', en: 'The Front polls, independently of the authorities.' },
    plan2020,
  ),
  confirmCriteria: step(
    by(departments),
    { vi: 'Mỗi sở xác nhận tiêu chí mình phụ trách.', en: 'Each department confirms the criteria it leads.' },
    decision2540('bước A10: văn bản xác nhận của từng sở'),
  ),
  conveneMeeting: step(
    by(coordination),
    { vi: 'Cơ quan thường trực triệu tập Hội đồng.', en: 'The council’s standing office convenes it.' },
    decision2540('bước A11: Hội đồng thẩm định'),
  ),
  closeMeeting: step(
    by(coordination),
    { vi: 'Cơ quan thường trực kiểm phiếu, kết thúc phiên.', en: 'The council’s standing office counts and closes.' },
    decision2540('bước A11: biên bản kiểm phiếu'),
  ),
  castBallot: {
    ...step(
      inPerson,
      { vi: 'Từng thành viên tự bỏ phiếu kín, không ai bỏ thay.', en: 'Each member votes in secret and in person.' },
      decision2540('bước A11: bỏ phiếu kín'),
    ),
    besides: {
      vi: 'Thành viên còn trong Hội đồng, chưa bỏ phiếu phiên này, không phải tránh (quê ở xã, đã thẩm tra, đã xin tránh).',
      en: 'A member in office who has not voted in this meeting and need not stand aside (at home there, reviewed it, recused).',
    },
  },
  recuse: step(
    inPerson,
    { vi: 'Thành viên Hội đồng tự xin tránh, có lý do.', en: 'A member stands aside, with a reason.' },
    decision2540('bước A11: Hội đồng thẩm định'),
  ),
  issueDecision: step(
    signed,
    {
      vi: 'Chủ tịch UBND tỉnh quyết định; cấp phó ký thay (KT.) hoặc người được ủy quyền (TUQ.), không ký thừa lệnh.',
      en: 'The chairman decides; a deputy signs for him (KT.) or somebody with his mandate (TUQ.), nobody by order.',
    },
    { ...decree30, note: 'Điều 13; thẩm quyền: Quyết định 2540/QĐ-TTg, bước A12' },
  ),
  announce: step(
    by(coordination),
    { vi: 'Cơ quan phụ trách công bố quyết định.', en: 'The office of the step announces the decision.' },
    decision2540('bước A13: công bố'),
  ),
  attachDocument: step(
    by(commune, district, front, departments, coordination, chairman),
    {
      vi: 'Cơ quan phụ trách bước này, hoặc chuẩn bị cho bước sau, nộp giấy tờ.',
      en: 'Papers come from the office of this step, or of one still ahead that it prepares for.',
    },
    decision2540('bước A6: hồ sơ'),
  ),
};

type Line = keyof typeof recognitionApi;

/**
 * What the actor of a stage asks for, by the stage's kind. Beside it every actor attaches papers, and the council's
 * members vote or stand aside at a council.
 */
export const stageLines: Readonly<Record<StageKind, readonly Line[]>> = {
  task: ['giveOutcome'],
  notice: ['giveOpinion'],
  vote: ['recordVote'],
  poll: ['recordPoll'],
  confirmations: ['confirmCriteria'],
  council: ['conveneMeeting', 'closeMeeting'],
  decision: ['issueDecision'],
  announcement: ['announce'],
};

/** The lines of a stage that give its actor nothing: a regime with such a stage would wait for nobody. */
export const closedTo = (kind: StageKind, actor: Actor): Line[] =>
  [...stageLines[kind], 'attachDocument' as const].filter(
    (line) => !recognition[line].grants.some(({ states }) => states?.includes(actorKey(actor))),
  );
