import type { FolderPart } from '@langmoi/contracts/folder';
import { count, day, decimal, dong, flag, numbers, unitCode, unitCodes, words, year } from './cell';
import { file, type FileFormat } from './file-format';
import { hamlets } from './hamlet';
import { measured } from './measured';
import {
  tier,
  provinceKind,
  unitKind,
  level,
  organisationKind,
  role,
  capacity,
  programme,
  fundingSource,
  fundingMeasure,
  supportMeasure,
  countingUnit,
  subject,
  account,
  id,
  setId,
  targetKey,
  targetKind,
} from './vocabulary';

const decided = {
  decisionNumber: [words(60), ['số quyết định', 'decision number']],
  decisionDate: [day, ['ngày quyết định', 'decision date']],
  decisionAuthority: [words(), ['người ký', 'cơ quan ban hành', 'decision authority']],
} as const;
const stated = {
  document: [words(), ['văn bản', 'document']],
  documentDate: [day, ['ngày văn bản', 'document date'], null],
} as const;
const asOf = [day, ['tính đến ngày', 'as of']] as const;

/** The files of a province's folder; in this order they are checked and written. */
export const format = Object.fromEntries([
  file(
    'province',
    ['tinh', 'province'],
    {
      code: [unitCode, ['mã tỉnh', 'code']],
      name: [words(120), ['tên tỉnh', 'name']],
      kind: [provinceKind, ['loại', 'kind'], 'province'],
      day: [day, ['ngày số liệu', 'day']],
      rehearsal: [flag, ['diễn tập', 'rehearsal'], false],
      ...decided,
    },
    { needed: true, key: ['code'] },
  ),
  file(
    'units',
    ['don-vi', 'units'],
    {
      code: [unitCode, ['mã đơn vị', 'code']],
      level: [level, ['cấp', 'level']],
      kind: [unitKind, ['loại', 'kind']],
      name: [words(120), ['tên đơn vị', 'name']],
      parentCode: [unitCode, ['mã cấp trên', 'parent code']],
    },
    { needed: true, key: ['code'] },
  ),
  file(
    'organisations',
    ['co-quan', 'organisations'],
    {
      unitCode: [unitCode, ['mã đơn vị', 'unit code']],
      kind: [organisationKind, ['loại', 'kind']],
      name: [words(), ['cơ quan', 'tên cơ quan', 'name']],
    },
    { needed: true, key: ['unitCode', 'name'] },
  ),
  file(
    'officers',
    ['can-bo', 'officers'],
    {
      account: [account, ['tài khoản', 'tên đăng nhập', 'account']],
      displayName: [words(120), ['họ tên', 'họ và tên', 'display name']],
      homeUnitCode: [unitCode, ['mã đơn vị quê quán', 'home unit code'], null],
      organisation: [words(), ['cơ quan', 'organisation']],
      unitCode: [unitCode, ['mã đơn vị', 'unit code']],
      role: [role, ['vai trò', 'role']],
      fromOn: [day, ['từ ngày', 'from']],
      toOn: [day, ['đến ngày', 'to'], null],
      ...decided,
      capacity: [capacity, ['hình thức ký', 'capacity'], 'own'],
      onBehalfOf: [account, ['ký cho tài khoản', 'on behalf of'], null],
    },
    { needed: true, key: ['account', 'organisation', 'unitCode', 'role', 'fromOn'] },
  ),
  file(
    'criteriaSets',
    ['bo-tieu-chi', 'criteria-sets'],
    { criteriaSet: [setId, ['bộ tiêu chí', 'criteria set']] },
    { key: ['criteriaSet'] },
  ),
  file(
    'leads',
    ['phu-trach', 'leads'],
    {
      criteriaSet: [setId, ['bộ tiêu chí', 'criteria set']],
      criteria: [numbers, ['tiêu chí số', 'criteria']],
      organisation: [words(), ['cơ quan', 'organisation']],
      ...stated,
    },
    { key: ['criteriaSet', 'organisation', 'document', 'documentDate'] },
  ),
  file(
    'registrations',
    ['dang-ky', 'registrations'],
    {
      communeCode: [unitCode, ['mã xã', 'commune code']],
      tier: [tier, ['danh hiệu', 'tier']],
      year: [year, ['năm', 'year']],
      criteriaSet: [setId, ['bộ tiêu chí', 'criteria set'], null],
      missing: [numbers, ['tiêu chí chưa đạt', 'missing'], []],
      asOf: [day, asOf[1], null],
      ...stated,
    },
    { key: ['communeCode', 'tier', 'year'] },
  ),
  file(
    'assessments',
    ['danh-gia', 'assessments'],
    {
      communeCode: [unitCode, ['mã xã', 'commune code']],
      tier: [tier, ['danh hiệu', 'tier']],
      criteriaSet: [setId, ['bộ tiêu chí', 'criteria set']],
      missing: [numbers, ['tiêu chí chưa đạt', 'missing'], []],
      noData: [numbers, ['tiêu chí chưa có số liệu', 'no data'], []],
      asOf,
      ...stated,
    },
    { key: ['communeCode', 'tier'] },
  ),
  file(
    'figures',
    ['so-lieu', 'figures'],
    {
      communeCode: [unitCode, ['mã xã', 'commune code']],
      criteriaSet: [setId, ['bộ tiêu chí', 'criteria set']],
      indicator: [words(40), ['chỉ tiêu', 'indicator']],
      asOf,
      value: [measured, ['số liệu', 'value']],
      confirmedBy: [words(), ['cơ quan xác nhận', 'confirmed by'], null],
      ...stated,
    },
    { key: ['communeCode', 'criteriaSet', 'indicator', 'asOf'] },
  ),
  file(
    'targets',
    ['muc-tieu', 'targets'],
    {
      year: [year, ['năm', 'year']],
      key: [targetKey, ['mã mục tiêu', 'key']],
      kind: [targetKind, ['cách tính', 'kind']],
      tier: [tier, ['danh hiệu', 'tier'], null],
      units: [unitCodes, ['mã huyện', 'units'], []],
      hamlets: [hamlets, ['ấp, khóm, thôn', 'hamlets'], []],
      since: [day, ['so với ngày', 'since'], null],
      unitVi: [words(60), ['đơn vị tính', 'unit vi'], null],
      unitEn: [words(60), ['đơn vị tính (tiếng Anh)', 'unit en'], null],
      number: [decimal, ['mức', 'number']],
      dueOn: [day, ['hạn', 'due']],
      wordingVi: [words(2000), ['lời văn', 'wording vi'], null],
      wordingEn: [words(2000), ['lời văn (tiếng Anh)', 'wording en'], null],
      asOf: [day, ['từ ngày', 'as of']],
      ...stated,
    },
    { key: ['year', 'key'] },
  ),
  file(
    'recognised',
    ['cong-nhan', 'recognised'],
    {
      communeCode: [unitCode, ['mã xã', 'commune code']],
      tier: [tier, ['danh hiệu', 'tier']],
      decisionNumber: [words(60), ['số quyết định', 'decision number'], null],
      asOf,
      ...stated,
    },
    { key: ['communeCode', 'tier'] },
  ),
  file(
    'funding',
    ['von', 'funding'],
    {
      year: [year, ['năm', 'year']],
      programme: [programme, ['chương trình', 'programme']],
      fundingSource: [fundingSource, ['nguồn vốn', 'funding source']],
      measure: [fundingMeasure, ['chỉ tiêu', 'measure']],
      amount: [
        dong,
        ['số tiền (đồng)', 'số tiền (triệu đồng)', 'amount (dong)', 'amount (million dong)', 'amount'],
        null,
      ],
      planned: [
        dong,
        ['kế hoạch vốn (đồng)', 'kế hoạch vốn (triệu đồng)', 'planned (dong)', 'planned (million dong)', 'planned'],
        null,
      ],
      asOf,
      ...stated,
    },
    { key: ['year', 'programme', 'fundingSource', 'measure'] },
  ),
  file(
    'policies',
    ['chinh-sach', 'policies'],
    {
      id: [id, ['mã chính sách', 'id']],
      titleVi: [words(), ['tên chính sách', 'title vi']],
      titleEn: [words(), ['tên tiếng Anh', 'title en']],
      parent: [id, ['thuộc chính sách', 'parent'], null],
      countingUnit: [countingUnit, ['đơn vị tính', 'counting unit']],
      legalBasis: [words(), ['căn cứ', 'legal basis'], null],
    },
    { key: ['id'] },
  ),
  file(
    'supports',
    ['ho-tro', 'supports'],
    {
      year: [year, ['năm', 'year']],
      policy: [id, ['mã chính sách', 'policy']],
      measure: [supportMeasure, ['chỉ tiêu', 'measure']],
      count: [count, ['số lượng', 'count'], null],
      amount: [
        dong,
        ['số tiền (đồng)', 'số tiền (triệu đồng)', 'amount (dong)', 'amount (million dong)', 'amount'],
        null,
      ],
      asOf,
      ...stated,
    },
    { key: ['year', 'policy', 'measure'] },
  ),
  file(
    'titles',
    ['danh-hieu-van-hoa', 'titles'],
    {
      id: [id, ['mã danh hiệu', 'id']],
      titleVi: [words(), ['tên danh hiệu', 'title vi']],
      titleEn: [words(), ['tên tiếng Anh', 'title en']],
      subject: [subject, ['trao cho', 'subject']],
      universeVi: [words(), ['tính trên', 'universe vi']],
      universeEn: [words(), ['tính trên (tiếng Anh)', 'universe en']],
      legalBasis: [words(), ['căn cứ', 'legal basis'], null],
    },
    { key: ['id'] },
  ),
  file(
    'holdings',
    ['van-hoa', 'holdings'],
    {
      unitCode: [unitCode, ['mã đơn vị', 'unit code']],
      title: [id, ['mã danh hiệu', 'title']],
      holders: [count, ['số đạt', 'holders'], null],
      universe: [count, ['tổng số', 'universe'], null],
      asOf,
      ...stated,
    },
    { key: ['unitCode', 'title'] },
  ),
  file(
    'closings',
    ['chot-so-lieu', 'closings'],
    {
      until: [day, ['chốt đến hết ngày', 'until']],
      closedOn: [day, ['ngày chốt', 'closed on']],
      ...stated,
    },
    { key: ['until'] },
  ),
]) as Readonly<Record<FolderPart, FileFormat>>;

export const parts = Object.keys(format) as FolderPart[];
