import type { CommuneGroup, Comparison, LawReference, Region, Zone } from '@langmoi/contracts/criteria-law';
import type { AddedIndicator, ProvinceRule, SetDraft } from '@langmoi/contracts/set-proposals';

/** A threshold as it is typed. */
export interface RuleTyped {
  readonly setBy: ProvinceRule['setBy'];
  readonly part: 'whole' | 'ofWhich';
  readonly region: Region | '';
  readonly zones: readonly Zone[];
  readonly group: CommuneGroup | '';
  readonly year: string;
  readonly fromOn: string;
  readonly toOn: string;
  readonly operator: Comparison;
  readonly value: string;
  readonly article: string;
  readonly note: string;
  /** The rule that it was read from; null of a new one. */
  readonly was: ProvinceRule | null;
}

export type AddedKind = AddedIndicator['measured']['kind'];

/** An indicator that the province adds, as it is typed; whoever gives no English words says it in Vietnamese twice. */
export interface AddedTyped {
  readonly criterion: string;
  readonly code: string;
  readonly vi: string;
  readonly en: string;
  readonly unit: string;
  readonly kind: AddedKind;
  readonly ifAny: boolean;
  readonly rules: readonly RuleTyped[];
}

/** A criterion that the province adds; its number follows from its place. */
interface CriterionTyped {
  readonly no: number;
  readonly vi: string;
  readonly en: string;
  readonly group: string;
}

interface TitleTyped {
  readonly criterion: number;
  readonly vi: string;
  readonly en: string;
}

/** A draft as it is typed, its parts at the same places as in what is sent, so that an error finds its field. */
export interface SetTyped {
  readonly document: string;
  readonly date: string;
  readonly article: string;
  readonly fromOn: string;
  readonly titles: readonly TitleTyped[];
  readonly criteria: readonly CriterionTyped[];
  readonly indicators: readonly { readonly code: string; readonly rules: readonly RuleTyped[] }[];
  readonly added: readonly AddedTyped[];
}

const noRule: RuleTyped = {
  ...{ setBy: 'province', part: 'whole', region: '', zones: [], group: '', year: '', fromOn: '', toOn: '' },
  ...{ operator: '>=', value: '', article: '', note: '', was: null },
};

export const newRule = (of: Partial<RuleTyped> = {}): RuleTyped => ({ ...noRule, ...of });

/** What a yes or no asks: neither its sign nor its figure is anybody's choice. */
export const asksYes = { operator: '=', value: '1' } as const satisfies Partial<RuleTyped>;

export const newAdded = (criterion: number): AddedTyped => ({
  ...{ criterion: String(criterion), code: '', vi: '', en: '', unit: '', kind: 'ratio', ifAny: false },
  rules: [newRule()],
});

/** Another kind of measure asks otherwise: of a yes nothing but yes, of an absence none. */
export function ofKind(added: AddedTyped, kind: AddedKind): AddedTyped {
  const asked: Partial<RuleTyped> =
    kind === 'yesNo' ? asksYes : kind === 'absence' ? { operator: '<=', value: '0' } : { operator: '>=', value: '' };
  return { ...added, kind, rules: added.rules.map((rule) => ({ ...rule, ...asked })) };
}

export const typedOf = ({ decision, fromOn, titles, criteria = [], indicators, added }: SetDraft): SetTyped => ({
  document: decision?.document ?? '',
  date: decision?.date ?? '',
  article: decision?.article ?? '',
  fromOn: fromOn ?? '',
  titles: titles.map(({ criterion, title }) => ({ criterion, ...title })),
  criteria: criteria.map(({ no, title, group }) => ({ no, ...title, group: group ?? '' })),
  indicators: indicators.map(({ code, rules }) => ({ code, rules: rules.map(ruleTyped) })),
  added: added.map(({ criterion, code, title, unit, measured, ifAny, rules }) => ({
    ...{ criterion: String(criterion), code, ...title, unit: unit ?? '', kind: measured.kind, ifAny },
    rules: rules.map(ruleTyped),
  })),
});

const ruleTyped = (was: ProvinceRule): RuleTyped => ({
  ...{ setBy: was.setBy, part: was.part ?? 'whole', region: was.region ?? '', zones: was.zones ?? [] },
  ...{ group: was.group ?? '', year: was.year === undefined ? '' : String(was.year) },
  ...{ fromOn: was.fromOn ?? '', toOn: was.toOn ?? '', operator: was.operator, value: was.value.replace('.', ',') },
  ...{ article: was.article ?? '', note: was.note ?? '', was },
});

/** What is sent; checked by the contract. */
export function draftOf(typed: SetTyped): object {
  const { document, date, article, fromOn, titles, criteria, indicators, added } = typed;
  const decision: Partial<LawReference> | null =
    document.trim() === '' ? null : { document, date: date || null, article: article.trim() || null };
  return {
    ...{ decision, fromOn: fromOn || null },
    titles: titles.filter(({ vi }) => vi.trim()).map(({ criterion, vi, en }) => ({ criterion, title: textOf(vi, en) })),
    ...(criteria.length > 0 && { criteria: criteria.map(criterionOf) }),
    indicators: indicators.map(({ code, rules }) => ({ code, rules: rules.map(ruleOf) })),
    added: added.map(addedOf),
  };
}

const textOf = (vi: string, en: string) => ({ vi: vi.trim(), en: en.trim() || vi.trim() });

const criterionOf = ({ no, vi, en, group }: CriterionTyped): object => ({
  ...{ no, title: textOf(vi, en), group: group.trim() || null },
});

const addedOf = ({ criterion, code, vi, en, unit, kind, ifAny, rules }: AddedTyped): object => ({
  ...{ criterion: Number(criterion), code, title: textOf(vi, en), unit: unit.trim() || null, ifAny },
  measured: kind === 'ratio' ? { kind, per: 100 } : { kind },
  rules: rules.map(ruleOf),
});

function ruleOf(typed: RuleTyped): object {
  const { was, setBy, part, operator, value, article, fromOn, toOn, note } = typed;
  if (was && JSON.stringify(ruleTyped(was)) === JSON.stringify(typed)) return was;
  return {
    ...{ setBy, operator, value: numberTyped(value), article: article.trim() || null, confidence: 'read' },
    ...{ fromOn: fromOn || null, toOn: toOn || null },
    ...(part === 'ofWhich' && { part }),
    ...conditionsOf(typed),
    ...(note.trim() && { note }),
  };
}

/** Of whom and when; a year that is no number is left to the contract to refuse. */
const conditionsOf = ({ region, zones, group, year }: RuleTyped): object => ({
  ...(region && { region }),
  ...(zones.length > 0 && { zones }),
  ...(group && { group }),
  ...(year.trim() && { year: /^\d{4}$/.test(year.trim()) ? Number(year) : year }),
});

/** `1.187,5` as 1187.5: points stand between thousands, a comma before decimals. */
const numberTyped = (typed: string): string => typed.trim().replaceAll('.', '').replace(',', '.');
