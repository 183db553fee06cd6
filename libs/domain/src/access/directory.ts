import type { directoryApi } from '@langmoi/contracts/directory';
import type { folderApi } from '@langmoi/contracts/folder';
import type { officerApi } from '@langmoi/contracts/officers';
import type { unitChangeApi } from '@langmoi/contracts/unit-changes';
import type { Role } from '@langmoi/contracts/caller';
import { administrators, bySuccessor, inProvince, inspectors, officers, persons, readBy } from './people';
import { relations, type AccessTable, type Grant } from './table';

const everybody = [...readBy(...persons, 'figuresMachine'), bySuccessor];
const ofTheCountry: readonly Grant[] = [{ roles: [...persons, 'figuresMachine'], relations }];
/** Persons and appointments: whoever administers them, and whoever inspects that; numbers are masked by `fields.ts`. */
const personnel = readBy('provinceAdministrator', 'auditor', 'nationalAdministrator');
const byProvince: Grant = { roles: ['provinceAdministrator'], relations: ['own', 'below'] };

/** Offices of the nation, and who decides on them. */
const ofNation: readonly Role[] = ['nationalViewer', 'nationalAdministrator', 'auditor'];
const nationsAlone: readonly Role[] = ['provinceAdministrator', 'nationalViewer', 'nationalAdministrator'];
const ofOwnProvince: Grant = { ...byProvince, states: persons.filter((role) => !nationsAlone.includes(role)) };
/**
 * The state of an office is the role that it gives. A province’s administrator decides on
 * every office of the province but an administrator’s, the national one on that one and on those of the nation.
 */
const offices: readonly Grant[] = [
  ofOwnProvince,
  { roles: ['nationalAdministrator'], relations: ['nation'], states: ['provinceAdministrator'] },
  { roles: ['nationalAdministrator'], relations: ['own'], states: ofNation },
];

const administers = {
  vi: 'Quản trị viên của tỉnh quản lý người và chức vụ trong tỉnh mình, quản trị toàn quốc quyết định ai quản trị tỉnh; quyền phát sinh từ quyết định được ghi kèm.',
  en: 'A province’s administrator keeps its people and offices, the national one decides who administers a province; authority comes from the decision named with it.',
};
const changesUnits = {
  vi: 'Quản trị viên của tỉnh nhập quyết định về đơn vị hành chính của tỉnh mình, quản trị toàn quốc nhập quyết định về các tỉnh; một quản trị viên khác duyệt.',
  en: 'A province’s administrator enters decisions about its units, a national one those about provinces; another administrator approves.',
};
/** Of the province, or of the nation for what it enters itself. */
const ofOwnTenant: Grant = { roles: ['provinceAdministrator', 'nationalAdministrator'], relations: ['own'] };
const notesOfUnits = {
  vi: 'Quản trị viên của tỉnh ghi tên trong văn bản, vùng, ấp, khóm, thôn của đơn vị mình, kèm nguồn.',
  en: 'A province’s administrator notes names in papers, zones and hamlets of its units, with the source.',
};
const notTheirOwn = { vi: 'Không ai tự trao chức vụ cho mình.', en: 'Nobody gives themselves an office.' };

/** Who reads units and organisations, administers persons and offices, and changes units. */
export const directory: AccessTable<
  typeof directoryApi & typeof officerApi & typeof unitChangeApi & typeof folderApi,
  'readMembers'
> = {
  listProvinces: {
    grants: everybody,
    why: {
      vi: 'Tên và ngày của tỉnh mình: khung trang nào cũng cần.',
      en: 'Name and date of one’s own province: the frame of every page needs them.',
    },
    besides: {
      vi: 'Chức vụ cấp quốc gia thấy tên mọi tỉnh, để chọn tỉnh sẽ đọc.',
      en: 'An office of the nation sees the names of all provinces, to choose which one it reads.',
    },
  },
  viewProvince: {
    grants: everybody,
    why: {
      vi: 'Tên và ngày của tỉnh mình: khung trang nào cũng cần.',
      en: 'Name and date of one’s own province: the frame of every page needs them.',
    },
    besides: {
      vi: 'Chức vụ cấp quốc gia thấy tên mọi tỉnh, để chọn tỉnh sẽ đọc.',
      en: 'An office of the nation sees the names of all provinces, to choose which one it reads.',
    },
  },
  listUnits: {
    grants: everybody,
    why: { vi: 'Đơn vị hành chính là thông tin công khai.', en: 'Administrative units are public.' },
  },
  viewUnit: {
    grants: everybody,
    why: { vi: 'Đơn vị hành chính là thông tin công khai.', en: 'Administrative units are public.' },
  },
  listUnitChanges: {
    grants: everybody,
    why: { vi: 'Đơn vị hành chính là thông tin công khai.', en: 'Administrative units are public.' },
  },
  viewUnitLife: {
    grants: ofTheCountry,
    why: {
      vi: 'Sổ đơn vị hành chính của cả nước là thông tin công khai: tỉnh nào cũng đọc được quá trình của mọi đơn vị.',
      en: 'The register of the country’s units is public: every province reads the life of every unit.',
    },
  },
  viewUnitFacts: {
    grants: ofTheCountry,
    why: {
      vi: 'Tên trong văn bản, vùng và ấp, khóm, thôn là thông tin công khai như chính đơn vị.',
      en: 'Names in papers, zones and hamlets are as public as the units themselves.',
    },
  },
  noteUnitFact: { grants: [byProvince], why: notesOfUnits },
  withdrawUnitFact: { grants: [byProvince], why: notesOfUnits },
  searchUnits: {
    grants: ofTheCountry,
    why: {
      vi: 'Tìm một đơn vị theo tên là đọc sổ đơn vị hành chính công khai của cả nước.',
      en: 'To find a unit by its name is to read the country’s public register.',
    },
  },
  listUnitFindings: {
    grants: ofTheCountry,
    why: {
      vi: 'Những chỗ các nguồn nói về đơn vị hành chính mà chưa chắc chắn: công khai như chính sổ đơn vị.',
      en: 'What sources tell of the units and is not certain: as public as the register of units itself.',
    },
  },
  listAliases: {
    grants: [...readBy(...officers, ...inspectors, ...administrators, 'citizen'), bySuccessor],
    why: {
      vi: 'Cách các văn bản viết tên đơn vị, để tra ngược số liệu đã công bố.',
      en: 'How papers write the names of units, to trace published figures back.',
    },
  },
  listOrganisations: {
    grants: everybody,
    why: {
      vi: 'Cơ quan nào phụ trách tiêu chí nào là thông tin công khai; ai ngồi ở đó thì không.',
      en: 'Which office leads which criterion is public; who sits there is not.',
    },
  },
  readMembers: {
    grants: [...readBy(...officers, ...inspectors, ...administrators), bySuccessor],
    why: {
      vi: 'Cán bộ cần biết ai đang giữ chức vụ (chỉ mã số); người dân, người vận hành và máy thì không.',
      en: 'Officers need to know who holds an office (ids alone); citizens, operators and machines do not.',
    },
  },
  listAccounts: {
    grants: [],
    public: {
      vi: 'Trang chọn vai trò cần danh sách trước khi đăng nhập; chỉ có trên dữ liệu diễn tập, tên do ta đặt.',
      en: 'The roles page needs it before a sign-in; on demo data alone, whose names are made up.',
    },
    why: { vi: 'Chỉ tài khoản diễn tập.', en: 'Demo accounts alone.' },
  },
  findCaller: {
    grants: [],
    house: 'gateway',
    why: {
      vi: 'Chỉ cổng vào hỏi hôm nay một tài khoản giữ chức vụ nào.',
      en: 'Only the gateway asks which offices an account holds today.',
    },
  },
  moveClock: {
    grants: [{ roles: persons, relations: inProvince }],
    why: {
      vi: 'Ngày của dữ liệu diễn tập để mọi người thử; tỉnh thật đi theo lịch thật, không ai dời được.',
      en: 'The date of demo data is everybody’s to try; a real province lives by the world’s calendar.',
    },
    besides: { vi: 'Dữ liệu diễn tập.', en: 'Demo data.' },
  },
  listPersons: {
    grants: personnel,
    why: {
      vi: 'Người quản trị quản lý, đoàn kiểm toán soát; số điện thoại, số định danh được che theo bảng trường.',
      en: 'Administrators keep them, auditors check them; phones and numbers are masked by the table of fields.',
    },
  },
  viewPerson: {
    grants: personnel,
    why: {
      vi: 'Người quản trị quản lý, đoàn kiểm toán soát; số điện thoại, số định danh được che theo bảng trường.',
      en: 'Administrators keep them, auditors check them; phones and numbers are masked by the table of fields.',
    },
  },
  listPowers: {
    grants: personnel,
    why: {
      vi: 'Ai có thể làm gì trong một ngày, nhờ quyết định nào: để soát lại quyền.',
      en: 'What somebody could do on a day, and by which decision: to review authority.',
    },
  },
  invitePerson: { grants: offices, why: administers, besides: notTheirOwn },
  appoint: { grants: offices, why: administers, besides: notTheirOwn },
  endAppointment: { grants: offices, why: administers },
  cancelAppointment: { grants: offices, why: administers },
  transferAppointment: { grants: offices, why: administers, besides: notTheirOwn },
  correctPerson: {
    grants: offices,
    why: {
      vi: 'Ai quản lý chức vụ của một người thì sửa thông tin của người đó; quê quán quyết định việc phải tránh.',
      en: 'Whoever keeps an office of somebody corrects what is known of them; where they are at home decides on recusal.',
    },
    besides: { vi: 'Không ai tự sửa thông tin của mình.', en: 'Nobody corrects what is known of themselves.' },
  },
  importProvince: {
    grants: [{ roles: ['nationalAdministrator'], relations: ['own'] }],
    why: {
      vi: 'Quản trị toàn quốc tạo tỉnh theo quyết định ghi trong thư mục và chọn ai quản trị tỉnh đó.',
      en: 'The national administrator makes provinces, by the decision in the folder, and says who administers them.',
    },
  },
  exportProvince: {
    grants: [{ roles: ['provinceAdministrator'], relations: inProvince }],
    why: {
      vi: 'Thư mục của tỉnh có quê quán cán bộ: chỉ quản trị của chính tỉnh lấy lại được, và mỗi lần đều được ghi.',
      en: 'The folder says where officers are at home: the province’s own administrator takes it back, and each time is recorded.',
    },
  },
  viewReadiness: {
    grants: readBy('provinceAdministrator', 'nationalAdministrator'),
    why: {
      vi: 'Việc còn phải làm của tỉnh mới: cho người quản trị tỉnh và người tạo ra tỉnh.',
      en: 'What a new province has yet to do: for who administers it, and for who made it.',
    },
  },
  exportOfficers: {
    grants: personnel,
    why: {
      vi: 'Cùng những điều xem được trong danh sách người; số điện thoại, số định danh được che theo bảng trường.',
      en: 'What the list of persons shows, as a file; phones and numbers are masked by the table of fields.',
    },
  },
  importOfficers: { grants: [ofOwnProvince], why: administers, besides: notTheirOwn },
  assignLead: {
    grants: [byProvince],
    why: {
      vi: 'Quản trị viên ghi phân công phụ trách tiêu chí theo quyết định của tỉnh.',
      en: 'The administrator enters who leads a criterion, by the province’s decision.',
    },
  },
  listSuccessionRules: {
    grants: [...readBy(...persons), bySuccessor],
    why: { vi: 'Quy tắc kế thừa là quy định: ai cũng đọc được.', en: 'Successor rules are law: everybody may read.' },
  },
  listUnitProposals: {
    grants: personnel,
    why: {
      vi: 'Người quản trị nhập và duyệt, đoàn kiểm toán soát.',
      en: 'Administrators enter and approve, auditors check.',
    },
  },
  viewUnitProposal: {
    grants: personnel,
    why: {
      vi: 'Người quản trị nhập và duyệt, đoàn kiểm toán soát.',
      en: 'Administrators enter and approve, auditors check.',
    },
  },
  draftUnitProposal: { grants: [ofOwnTenant], why: changesUnits },
  amendUnitProposal: { grants: [ofOwnTenant], why: changesUnits },
  proposeUnitChange: { grants: [ofOwnTenant], why: changesUnits },
  returnUnitProposal: { grants: [ofOwnTenant], why: changesUnits },
  approveUnitProposal: {
    grants: [ofOwnTenant],
    why: changesUnits,
    besides: { vi: 'Không ai duyệt điều chính mình nhập.', en: 'Nobody approves what they entered themselves.' },
  },
  reverseUnitChange: { grants: [ofOwnTenant], why: changesUnits },
};
