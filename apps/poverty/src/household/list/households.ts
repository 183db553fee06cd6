import { HouseholdContent, type HouseholdMember, type PovertyStandard } from '@langmoi/contracts/households';
import { isClosed, type Closed } from '@langmoi/domain/closed-figures';
import { isCountedAnew } from '@langmoi/domain/counted-household';
import { masked } from '@langmoi/domain/access/fields';
import { searchKey } from '@langmoi/domain/vietnamese';
import { plain, type ListColumn, type Said } from '@langmoi/facts/lists/columns';
import { refusedAt } from '@langmoi/facts/lists/fact-list';
import { cellFaults, listFaults, words } from '@langmoi/facts/lists/faults';
import type { Change, Entry, List, Named, RowFault } from '@langmoi/facts/lists/list';
import { parseInput } from '@langmoi/platform/input';
import { countedOf, headOf, refuseComing } from '../household';
import type { HouseholdRow } from '../household.entity';
import { birthText, classes } from '../household-words';
import { standardOn } from '../../standard/standard.service';
import { birthOf, membersCell, membersIn, numberOf } from './members-cell';

const columns = {
  number: { heading: 'Số trong sổ', also: ['số hộ'], kind: 'name' },
  hamlet: { heading: 'Ấp', also: ['ấp, khóm', 'khóm', 'thôn'], kind: 'text', needed: true },
  address: { heading: 'Địa chỉ', kind: 'text' },
  phone: { heading: 'Điện thoại', also: ['số điện thoại'], kind: 'digits' },
  head: { heading: 'Chủ hộ', also: ['họ và tên chủ hộ', 'họ tên chủ hộ'], kind: 'text', needed: true },
  birth: { heading: 'Ngày sinh chủ hộ', also: ['năm sinh chủ hộ'], kind: 'text', needed: true },
  identityNumber: {
    ...{ heading: 'Số định danh chủ hộ', also: ['số định danh', 'số cccd', 'cccd', 'số cmnd', 'cmnd'] },
    kind: 'digits',
  },
  others: { heading: 'Nhân khẩu khác', also: ['thành viên khác'], kind: 'text' },
  classification: {
    ...{ heading: 'Diện', also: ['phân loại'], needed: true },
    kind: { among: { poor: [classes.poor.vi, 'nghèo'], nearPoor: [classes.nearPoor.vi, 'cận nghèo'] } },
  },
  since: { heading: 'Từ ngày', kind: 'day', needed: true },
  paper: { heading: 'Số quyết định', kind: 'text', needed: true },
  paperDate: { heading: 'Ngày quyết định', also: ['ngày ký'], kind: 'day', needed: true },
  authority: { heading: 'Cơ quan ban hành', kind: 'text', needed: true },
} as const satisfies Record<string, ListColumn>;
type Column = keyof typeof columns;
type Row = Said<Column>;

const faults = {
  masked: words(
    { vi: 'Ô này đang được che (•••)', en: 'The cell is masked (•••)' },
    'Ghi nội dung thật vào ô, hoặc sửa trên tệp do cán bộ giảm nghèo của xã tải về.',
    'Write what it says, or edit the file that the commune’s poverty officer downloads.',
  ),
  noNumber: words(
    { vi: 'Số trong sổ viết bằng chữ số', en: 'A number of the register has digits alone' },
    'Ghi số như trong tệp tải về; hộ mới thì để trống.',
    'Write it as the downloaded file has it; leave it empty for a new household.',
  ),
  noHousehold: words(
    { vi: 'Sổ không có hộ nào mang số này', en: 'No household of the register has this number' },
    'Ghi số như trong tệp tải về; hộ mới thì để trống, số mới do sổ cấp.',
    'Write it as the downloaded file has it; leave it empty for a new household, the register gives the number.',
  ),
  left: words(
    { vi: 'Hộ này đã ra khỏi sổ', en: 'This household has left the register' },
    'Bỏ dòng này; hộ trở lại diện thì ghi thành dòng mới, để trống số trong sổ.',
    'Leave the row out; a household that is poor again is a new row without a number.',
  ),
  keptOn: words(
    { vi: 'Sổ này của xã cũ, không ghi thêm hộ mới', en: 'This is the register of a former commune: nobody enters it' },
    'Ghi hộ mới vào sổ của xã mình.',
    'Enter the household in the register of your own commune.',
  ),
};

const mayBe = (number: number) =>
  words(
    { vi: `Chủ hộ này có thể là của hộ số ${number} trong sổ`, en: `This may be the head of household ${number}` },
    `Nếu là hộ đó, ghi ${number} vào ô này; nếu là hộ khác, ghi cả số định danh của hai chủ hộ, hoặc ghi hộ bằng mẫu nhập.`,
    `If it is, write ${number} here; if not, give the identity numbers of both heads, or use the form.`,
  );

const unread = (person: number) =>
  words(
    { vi: `Không đọc được người thứ ${person}`, en: `Person ${person} of the cell cannot be read` },
    'Mỗi người viết: họ tên, quan hệ với chủ hộ, năm sinh hoặc ngày sinh, số định danh nếu có; giữa hai người là dấu chấm phẩy. Ví dụ: Trần Thị A, vợ/chồng, 1960; Trần Văn B, con, 30/4/1990.',
    'Write of each: name, relation to the head, year or day of birth, identity number if there is one; a semicolon between two. As: Trần Thị A, vợ/chồng, 1960; Trần Văn B, con, 30/4/1990.',
  );

/** What the register of a commune is held against. */
export interface RegisterGround {
  readonly today: string;
  readonly closed: Closed | null;
  readonly standards: readonly PovertyStandard[];
  /** Who is in the register, by number, and who left it. */
  readonly households: readonly HouseholdRow[];
  /** Whether new households come into it; none into one that another commune keeps on. */
  readonly takesNew: boolean;
}

/** The register of a commune as a file has it: the households that are in it, each with what its form enters. */
export function householdList(ground: RegisterGround): List<Column> {
  const registered = ground.households.filter(({ leftOn }) => leftOn === null);
  const byNumber = new Map(ground.households.map((one) => [String(one.number), one]));
  const heads = new Heads(registered);
  return {
    columns,
    entries: new Map(
      registered.map((one): [string, Entry<Column>] => [one.id, { subject: subjectOf(one), said: cellsOf(one) }]),
    ),
    name({ number, ...said }): Named<Column> {
      if (number === '')
        return said.head === '' ? { fault: { column: 'head', ...listFaults.empty } } : heads.name(said);
      const found = byNumber.get(number);
      if (!/^\d+$/.test(number)) return { fault: { column: 'number', ...faults.noNumber } };
      if (!found) return { fault: { column: 'number', ...faults.noHousehold } };
      if (found.leftOn !== null) return { fault: { column: 'number', ...faults.left } };
      return { key: found.id, subject: subjectOf(found) };
    },
    settle: settled,
    faultsOf(changes) {
      const byId = new Map(registered.map((one) => [one.id, one]));
      return new Map(changes.map((change) => [change.row, faultsOf(change, byId.get(change.key), ground)]));
    },
  };
}

/** What a change without fault says of a household, `before` where the register has it. */
export const contentIn = (change: Change<Column>, before: HouseholdRow | undefined): HouseholdContent =>
  HouseholdContent.parse(contentOf(change, membersOf(change, before)));

/** Names nobody: it is kept with the answer to a command. */
const subjectOf = ({ number }: HouseholdRow): string => `Hộ số ${number}`;

type HeadSaid = Pick<Row, 'hamlet' | 'head' | 'birth' | 'identityNumber'>;

/** Whom a row without a number may speak of: who sends the same rows again registers nobody twice. */
class Heads {
  private readonly byIdentity = new Map<string, HouseholdRow>();
  private readonly byName = new Map<string, HouseholdRow>();

  constructor(registered: readonly HouseholdRow[]) {
    for (const household of registered) {
      const said = cellsOf(household);
      if (said.identityNumber !== '') this.byIdentity.set(said.identityNumber, household);
      this.byName.set(nameKey(said), household);
    }
  }

  name(said: HeadSaid): Named<Column> {
    const number = numberOf(said.identityNumber);
    const namesake = this.byName.get(nameKey(said));
    const isOther = number !== '' && !!namesake && headOf(namesake).identityNumber !== null;
    const found = this.byIdentity.get(number) ?? (isOther ? undefined : namesake);
    if (found) return { key: found.id, subject: subjectOf(found) };
    return { key: `new ${number || nameKey(said)}`, subject: 'Hộ mới' };
  }
}

const nameKey = ({ hamlet, head, birth }: HeadSaid): string =>
  [searchKey(hamlet), searchKey(head), birthOf(birth)].join('/');

function cellsOf(household: HouseholdRow): Row {
  const { number, hamlet, address, phone, members, classification, since, decision } = household;
  const { name: head, birth, identityNumber } = headOf(household);
  return settled({
    ...{ number: String(number), hamlet, address: address ?? '', phone: phone ?? '' },
    ...{ head, birth: birthText(birth), identityNumber: identityNumber ?? '' },
    others: membersCell(members.filter(({ relation }) => relation !== 'head')),
    ...{ classification, since, paper: decision.number, paperDate: decision.date, authority: decision.authority },
  });
}

/** What means the same is written the same. */
function settled(said: Row): Row {
  const others = membersIn(said.others);
  return {
    ...{ ...said, birth: dayText(said.birth), identityNumber: numberOf(said.identityNumber) },
    others: 'unread' in others ? said.others : membersCell(others),
  };
}

/** A birth as a cell has it; one that is no day as it was written. */
const dayText = (written: string): string => (birthOf(written) === written ? written : birthText(birthOf(written)));

const isSame = (change: Change<Column>, ...of: Column[]): boolean =>
  of.every((column) => plain(change.said[column]) === plain(change.before?.[column] ?? ''));

/** Whoever the row says nothing new of stays as the register has them, in their order. */
function membersOf(change: Change<Column>, before: HouseholdRow | undefined) {
  const { head: name, birth, identityNumber, others } = change.said;
  const typed = { name, relation: 'head' as const, birth: birthOf(birth), identityNumber: identityNumber || null };
  const head = before && isSame(change, 'head', 'birth', 'identityNumber') ? headOf(before) : typed;
  if (before && isSame(change, 'others')) return before.members.map((one) => (one.relation === 'head' ? head : one));
  const read = membersIn(others);
  return 'unread' in read ? read : [head, ...read];
}

function contentOf(change: Change<Column>, members: unknown) {
  const kept = (Object.keys(columns) as Column[]).map((column) => [
    column,
    isSame(change, column) && change.before ? change.before[column] : change.said[column],
  ]);
  const { hamlet, address, phone, classification, since, paper, paperDate, authority } = Object.fromEntries(
    kept,
  ) as Row;
  return {
    ...{ hamlet, address: address || null, phone: phone || null, members, classification, since },
    decision: { number: paper, date: paperDate, authority },
  };
}

function faultsOf(
  change: Change<Column>,
  before: HouseholdRow | undefined,
  { today, closed, standards, takesNew }: RegisterGround,
): RowFault<Column>[] {
  const { said } = change;
  const hidden = (Object.keys(columns) as Column[]).filter(
    (column) => said[column].includes(masked) && !isSame(change, column),
  );
  if (hidden.length > 0) return hidden.map((column) => ({ column, ...faults.masked }));
  if (before && said.number === '') return [{ column: 'number', ...mayBe(before.number) }];
  if (!before && !takesNew) return [{ column: 'number', ...faults.keptOn }];
  const members = membersOf(change, before);
  if ('unread' in members) return [{ column: 'others', ...unread(members.unread) }];
  const refused = refusedAt(
    () => {
      const content = parseInput(HouseholdContent, contentOf(change, members));
      refuseComing(content, today);
      standardOn(standards, content.since);
    },
    (pointer) => columnAt(pointer, members),
    (detail, pointer) => ofPerson(detail, pointer, members),
  );
  const counted = countedOf({ ...said, members });
  const isLate = isClosed(closed, said.since) && (!before || isCountedAnew(countedOf(before), counted));
  return isLate ? [...refused, { column: 'since', ...cellFaults.dayClosed }] : refused;
}

const fieldColumns: Readonly<Record<string, Column>> = {
  ...{ hamlet: 'hamlet', address: 'address', phone: 'phone', classification: 'classification', since: 'since' },
  ...{ 'decision/number': 'paper', 'decision/date': 'paperDate', 'decision/authority': 'authority' },
};
const headColumns: Readonly<Record<string, Column>> = {
  ...{ name: 'head', birth: 'birth', identityNumber: 'identityNumber' },
};

/** The member that a pointer is at, and its field. */
function memberAt(pointer: string, members: readonly HouseholdMember[]) {
  const [, at = '', field = ''] = /^\/members\/(\d+)\/(\w+)$/.exec(pointer) ?? [];
  const member = at === '' ? undefined : members[Number(at)];
  return { member, field };
}

function columnAt(pointer: string, members: readonly HouseholdMember[]): Column {
  const { member, field } = memberAt(pointer, members);
  if (member?.relation === 'head') return headColumns[field] ?? 'head';
  return fieldColumns[pointer.slice(1)] ?? 'others';
}

/** Of several in one cell, which one it is. */
function ofPerson(detail: { vi: string; en: string }, pointer: string, members: readonly HouseholdMember[]) {
  const { member } = memberAt(pointer, members);
  if (!member || member.relation === 'head') return detail;
  const nth = members.filter(({ relation }) => relation !== 'head').indexOf(member) + 1;
  return { vi: `Người thứ ${nth}: ${detail.vi}`, en: `Person ${nth}: ${detail.en}` };
}
