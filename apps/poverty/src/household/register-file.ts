import type { Text } from '@langmoi/contracts/common';
import type { HouseholdHistory, HouseholdView, LeavingReason } from '@langmoi/contracts/households';
import { masked } from '@langmoi/domain/access/fields';
import { keptDigits } from '@langmoi/domain/csv';
import { fullName } from '@langmoi/domain/unit-name';
import { formatDate } from '@langmoi/domain/vietnamese';
import { classes, memberText } from './household-words';

type Language = keyof Text;

const reasons: Readonly<Record<LeavingReason, Text>> = {
  aboveStandard: { vi: 'vượt chuẩn', en: 'above the standard' },
  movedAway: { vi: 'chuyển đi', en: 'moved away' },
  dissolved: { vi: 'không còn hộ', en: 'no longer a household' },
  enteredByMistake: { vi: 'ghi nhầm', en: 'entered by mistake' },
};
const rehearsal: Text = { vi: 'số liệu diễn tập', en: 'rehearsal data' };

const digits = (value: string | null): string =>
  value === null || value === masked ? (value ?? '') : keptDigits(value);

/** A household, and where its commune lies on the day asked for. */
type Line = HouseholdView & Pick<HouseholdHistory, 'place'>;

interface Column {
  readonly title: Text;
  readonly of: (household: Line, language: Language) => string;
}

const columns: readonly Column[] = [
  { title: { vi: 'Số trong sổ', en: 'Number' }, of: ({ number }) => String(number) },
  { title: { vi: 'Xã', en: 'Commune' }, of: ({ unitName }) => unitName },
  { title: { vi: 'Ấp', en: 'Hamlet' }, of: ({ hamlet }) => hamlet },
  { title: { vi: 'Chủ hộ', en: 'Head' }, of: ({ headName }) => headName },
  { title: { vi: 'Địa chỉ', en: 'Address' }, of: ({ address }) => address ?? '' },
  { title: { vi: 'Điện thoại', en: 'Phone' }, of: ({ phone }) => digits(phone) },
  { title: { vi: 'Số nhân khẩu', en: 'Members' }, of: ({ memberCount }) => String(memberCount) },
  {
    title: { vi: 'Nhân khẩu', en: 'Who they are' },
    of: ({ members }, language) => members?.map((one) => memberText(one, language)).join('; ') ?? masked,
  },
  { title: { vi: 'Diện', en: 'Class' }, of: ({ classification }, language) => classes[classification][language] },
  { title: { vi: 'Theo chuẩn', en: 'Standard' }, of: ({ standard }) => standard.legalBasis },
  { title: { vi: 'Từ ngày', en: 'Since' }, of: ({ since }) => formatDate(since) },
  {
    title: { vi: 'Quyết định', en: 'Decision' },
    of: ({ decision: { number, date, authority } }) => `${number}, ${formatDate(date)}, ${authority}`,
  },
  { title: { vi: 'Ra khỏi sổ từ', en: 'Left on' }, of: ({ left }) => (left ? formatDate(left.on) : '') },
  { title: { vi: 'Lý do', en: 'Reason' }, of: ({ left }, language) => (left ? reasons[left.reason][language] : '') },
  {
    title: { vi: 'Ghi chú', en: 'Note' },
    of: (household, language) => (household.rehearsal ? rehearsal[language] : ''),
  },
];

/** In which unit of the other day the commune lies; of several, those among which it was divided. */
const lying = (day: string): Column => ({
  title: { vi: `Theo đơn vị ngày ${day}`, en: `By the units of ${day}` },
  of: ({ place }) =>
    (place?.unit ? [place.unit] : (place?.parts ?? []).map(({ unit }) => unit)).map(fullName).join(' / '),
});

/** The register as rows of a file: what the views show and nothing besides, one row a household. Pure. */
export function registerRows(
  households: readonly Line[],
  { language, units }: { readonly language: Language; readonly units?: string },
): string[][] {
  const all = units === undefined ? columns : [...columns, lying(formatDate(units))];
  return [
    all.map(({ title }) => title[language]),
    ...households.map((household) => all.map(({ of }) => of(household, language))),
  ];
}
