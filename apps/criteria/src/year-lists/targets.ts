import { TargetContent, TargetKey, type NamedHamlet, type TargetMeasure } from '@langmoi/contracts/year';
import { hamletWords, writtenHamlet } from '@langmoi/domain/hamlet-words';
import { targetWords, tierWords } from '@langmoi/domain/office-words';
import { fullName } from '@langmoi/domain/unit-name';
import type { UnitRow } from '@langmoi/platform/directory-copy';
import type { ListColumn, Said } from '@langmoi/facts/lists/columns';
import { plain } from '@langmoi/facts/lists/columns';
import { refusedAt } from '@langmoi/facts/lists/fact-list';
import { listFaults, words, type Words } from '@langmoi/facts/lists/faults';
import type { Change, Entry, List, Named, RowFault } from '@langmoi/facts/lists/list';
import type { UnitNames } from '@langmoi/facts/lists/unit-names';
import { newestOf, refuseTarget, type EnteredTarget, type TargetRow } from '../target/target.service';
import { dayFaults, paperCells, paperColumns, sourceOf, yearColumn, type YearGround } from './paper-columns';

type Kind = TargetMeasure['kind'];

const columns = {
  key: { heading: 'Mã mục tiêu', kind: 'name' },
  year: yearColumn,
  state: { heading: 'Tình trạng', kind: { among: { set: ['Đặt ra'], back: ['Rút lại'] } } },
  measure: { heading: 'Đo bằng', also: ['loại mục tiêu'], kind: { among: targetWords } },
  tier: { heading: 'Hạng', kind: { among: tierWords } },
  number: { heading: 'Số', also: ['chỉ tiêu', 'số lượng'], kind: 'number' },
  dueOn: { heading: 'Hạn', also: ['đến ngày'], kind: 'day' },
  districts: { heading: 'Huyện', kind: 'text' },
  hamlets: { heading: 'Ấp, khóm', kind: 'text' },
  since: { heading: 'So với ngày', kind: 'day' },
  unit: { heading: 'Đơn vị tính', kind: 'text', longest: 200 },
  unitEn: { heading: 'Đơn vị tính (tiếng Anh)', kind: 'text', longest: 200 },
  wording: { heading: 'Nội dung', kind: 'text', longest: 2_000 },
  wordingEn: { heading: 'Nội dung (tiếng Anh)', kind: 'text', longest: 2_000 },
  ...paperColumns,
} as const satisfies Record<string, ListColumn>;
type Column = keyof typeof columns;
type Row = Said<Column>;
type Detail = 'tier' | 'districts' | 'hamlets' | 'since' | 'unit' | 'unitEn';

/** Of each kind the columns that say what is counted; those that may be empty stand behind a question mark. */
const asked: Readonly<Record<Kind, readonly (Detail | `${Detail}?`)[]>> = {
  communes: ['tier'],
  districts: ['districts'],
  hamlets: ['hamlets'],
  mean: ['tier'],
  least: ['tier'],
  gain: ['tier', 'since'],
  perDistrict: ['tier'],
  raised: ['tier', 'districts?'],
  stated: ['unit', 'unitEn?'],
};
const details: readonly Detail[] = ['tier', 'districts', 'hamlets', 'since', 'unit', 'unitEn'];
const ofContent: readonly Column[] = ['measure', 'number', 'dueOn', ...details, 'wording', 'wordingEn'];

const notAsked = words(
  { vi: 'Mục tiêu đo như vậy không có phần này', en: 'A target of this measure has no such part' },
  'Để trống ô này.',
  'Leave the cell empty.',
);
const noKey = words(
  { vi: 'Mã mục tiêu chỉ có chữ thường không dấu, số và gạch nối', en: 'A key has small letters, digits and hyphens' },
  'Viết như communes-ntm, tối đa 60 ký tự.',
  'Write it as communes-ntm, at most 60 letters.',
);
const noHamlet = words(
  { vi: 'Ô này có chỗ không phải là ấp, khóm, thôn', en: 'Something in the cell is no hamlet' },
  'Viết mã xã, loại và tên, cách nhau bằng dấu chấm phẩy, ví dụ 97011 ấp An Hòa; 97012 khóm 3.',
  'Write the commune’s code, the kind and the name, as in 97011 ấp An Hòa; 97012 khóm 3.',
);
const oneDistrict = words(
  { vi: 'Mục tiêu này chỉ có một huyện', en: 'The target is of one district' },
  'Giữ một huyện, hoặc để trống nếu là toàn tỉnh.',
  'Keep one district, or none for the whole province.',
);
const outOfRange = words(
  { vi: 'Số này không dùng được cho mục tiêu', en: 'The number cannot be a target' },
  'Viết số từ 0 đến 1.000.000.',
  'Write a number from 0 to 1,000,000.',
);

export interface TargetGround extends YearGround {
  readonly units: readonly UnitRow[];
  /** All versions of the year's targets. */
  readonly known: readonly TargetRow[];
}

/** Units of a list in one cell: `842 Huyện Trà Cú; 844 …`. */
const partsOf = (cell: string): string[] =>
  cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The targets of a year, and those that were taken back: the list as a file has it. */
export class TargetList implements List<Column> {
  readonly columns = columns;
  readonly entries: ReadonlyMap<string, Entry<Column>>;
  private readonly byId: ReadonlyMap<string, UnitRow>;
  private readonly newest: ReadonlyMap<string, TargetRow>;
  /** Hamlets that targets of the year name, by how they are written: with the ids by which the register knows them. */
  private readonly hamlets = new Map<string, NamedHamlet>();

  constructor(
    private readonly ground: TargetGround,
    private readonly districts: UnitNames,
  ) {
    this.byId = new Map(ground.units.map((unit) => [unit.id, unit]));
    this.newest = new Map([...Map.groupBy(ground.known, ({ key }) => key)].map(([key, own]) => [key, latest(own)]));
    for (const { content } of ground.known) {
      if (content?.measure.kind !== 'hamlets') continue;
      for (const hamlet of content.measure.hamlets) this.hamlets.set(this.hamletText(hamlet), hamlet);
    }
    this.entries = new Map([...this.newest].map(([key, row]) => [key, { subject: key, said: this.saidOf(row) }]));
  }

  name(said: Row): Named<Column> {
    const { key } = said;
    if (key === '') return { fault: { column: 'key', ...listFaults.empty } };
    if (!TargetKey.safeParse(key).success) return { fault: { column: 'key', ...noKey } };
    const isKnown = plain(said.districts) === plain(this.entries.get(key)?.said.districts ?? '');
    for (const part of isKnown ? [] : partsOf(said.districts)) {
      const found = this.district(part);
      if ('question' in found) return { ...found, column: 'districts' };
    }
    return { key, subject: key };
  }

  settle(said: Row): Row {
    const state = said.state || 'set';
    const whole = { ...said, state, year: said.year || String(this.ground.year) };
    const nothing = Object.fromEntries(ofContent.map((column) => [column, '']));
    return state === 'back' ? { ...whole, ...nothing } : whole;
  }

  faultsOf(changes: readonly Change<Column>[]): Map<number, RowFault<Column>[]> {
    return new Map(changes.map((change) => [change.row, this.faults(change)]));
  }

  /** The version that a valid change makes. */
  entered({ key, said }: Change<Column>): EnteredTarget {
    const { year } = this.ground;
    const content = said.state === 'back' ? null : TargetContent.parse(this.content(said));
    const version = newestOf(this.ground.known.filter((one) => one.key === key)) + 1;
    const source = sourceOf(said, this.ground);
    return { year, key, version, asOf: said.asOf, reason: said.reason || null, content, source };
  }

  private faults({ said, before, key }: Change<Column>): RowFault<Column>[] {
    const early: RowFault<Column>[] = [...dayFaults(said, before, this.ground), ...this.contentFaults(said)];
    if (early.length > 0) return early;
    if (said.state === 'back') return this.refused(said, key, null);
    const content = TargetContent.safeParse(this.content(said));
    if (content.success) return this.refused(said, key, content.data);
    return content.error.issues.map(({ path }) => ({ column: columnAt(path.join('/')), ...outOfRange }));
  }

  /** What the form would refuse of it. */
  private refused(
    { asOf, document, paperDate: date }: Row,
    key: string,
    content: TargetContent | null,
  ): RowFault<Column>[] {
    const { today, known, units } = this.ground;
    const lives = units.map(({ id, level, parentId, life }) => ({ id, level, parentId, states: life?.states ?? null }));
    const isSet = this.entries.get(key)?.said.state === 'set';
    const newest = isSet ? newestOf(known.filter((one) => one.key === key)) : 0;
    const target = { seenVersion: 0, asOf, paper: { document, number: '', date }, reason: null, content };
    return refusedAt(
      () => refuseTarget({ today, newest, units: lives }, target),
      (pointer) => columnAt(pointer.replace('/content/', '')),
    );
  }

  private contentFaults(said: Row): RowFault<Column>[] {
    if (said.state === 'back') return [];
    const kind = said.measure as Kind | '';
    const needed = (['measure', 'number', 'dueOn'] as const).filter((column) => said[column] === '');
    const own = kind === '' ? [] : asked[kind];
    const found: [Column, Words | false][] = [
      ...needed.map((column): [Column, Words] => [column, listFaults.empty]),
      ...details.map((detail): [Column, Words | false] => [
        detail,
        kind !== '' && detailFault(own, detail, said[detail]),
      ]),
      ['hamlets', partsOf(said.hamlets).some((part) => this.hamlet(part) === undefined) && noHamlet],
      ['districts', kind === 'raised' && partsOf(said.districts).length > 1 && oneDistrict],
      ['wording', said.wording === '' && said.wordingEn !== '' && listFaults.empty],
    ];
    return found.flatMap(([column, fault]) => (fault ? [{ column, ...fault }] : []));
  }

  private content(said: Row): object {
    const { measure: kind, tier, since, number, dueOn, wording, wordingEn } = said;
    const unitIds = partsOf(said.districts).map((part) => this.districtId(part));
    const ofKind: Readonly<Record<string, object>> = {
      districts: { unitIds },
      hamlets: { hamlets: partsOf(said.hamlets).flatMap((part) => this.hamlet(part) ?? []) },
      stated: { unit: { vi: said.unit, en: said.unitEn || said.unit } },
      gain: { tier, since },
      raised: { tier, districtId: unitIds[0] ?? null },
    };
    const measure = { kind, ...(ofKind[kind] ?? { tier }) };
    return {
      measure,
      number: Number(number),
      dueOn,
      wording: wording === '' ? null : { vi: wording, en: wordingEn || wording },
    };
  }

  private saidOf({ key, content, asOf, source, reason }: TargetRow): Row {
    const paper = { key, year: String(this.ground.year), ...paperCells(source, asOf, reason) };
    const nothing = Object.fromEntries(ofContent.map((column) => [column, ''])) as Row;
    if (!content) return { ...nothing, ...paper, state: 'back' };
    const { measure, number, dueOn, wording } = content;
    return {
      ...{ ...nothing, ...paper, state: 'set', measure: measure.kind, number: String(number), dueOn },
      ...this.detailsOf(measure),
      ...(wording && { wording: wording.vi, wordingEn: wording.en }),
    };
  }

  private detailsOf(measure: TargetMeasure): Partial<Row> {
    if (measure.kind === 'stated') return { unit: measure.unit.vi, unitEn: measure.unit.en };
    if (measure.kind === 'districts') return { districts: measure.unitIds.map((id) => this.unitText(id)).join('; ') };
    if (measure.kind === 'hamlets') return { hamlets: measure.hamlets.map((one) => this.hamletText(one)).join('; ') };
    return {
      tier: measure.tier,
      ...(measure.kind === 'gain' && { since: measure.since }),
      ...(measure.kind === 'raised' && { districts: this.unitText(measure.districtId ?? '') }),
    };
  }

  private unitText(id: string): string {
    const unit = this.byId.get(id);
    return unit ? `${unit.code} ${fullName(unit)}` : '';
  }

  private hamletText({ communeId, kind, name }: NamedHamlet): string {
    return plain(`${this.byId.get(communeId)?.code ?? ''} ${hamletWords[kind]} ${name}`);
  }

  private district(part: string) {
    const [, code = '', name = ''] = /^(\d*)\s*(.*)$/.exec(part) ?? [];
    return this.districts.find({ code, name, district: '' }, this.ground.today);
  }

  private districtId(part: string): string {
    const found = this.district(part);
    return 'unitId' in found ? found.unitId : '';
  }

  private hamlet(part: string): NamedHamlet | undefined {
    const known = this.hamlets.get(plain(part));
    const read = writtenHamlet(part);
    const commune = this.ground.units.find(({ level, code }) => level === 'commune' && code === read?.communeCode);
    return known ?? (read && commune && { hamletId: null, communeId: commune.id, kind: read.kind, name: read.name });
  }
}

/** The version that counts: of the latest day the newest. */
function latest(versions: readonly TargetRow[]): TargetRow {
  return versions.reduce((best, one) =>
    one.asOf > best.asOf || (one.asOf === best.asOf && one.version > best.version) ? one : best,
  );
}

function detailFault(own: readonly string[], detail: Detail, cell: string): Words | false {
  if (own.includes(detail)) return cell === '' && listFaults.empty;
  return !own.includes(`${detail}?`) && cell !== '' && notAsked;
}

/** The column of what the content is refused for. */
function columnAt(path: string): Column {
  if (/unitIds|districtId/.test(path)) return 'districts';
  if (path.includes('hamlets')) return 'hamlets';
  if (path.includes('unit')) return 'unit';
  if (path === '/paper/date') return 'paperDate';
  const [found = 'state'] = (['tier', 'since', 'number', 'dueOn', 'wording'] as const).filter((one) =>
    path.includes(one),
  );
  return found;
}
