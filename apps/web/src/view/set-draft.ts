import type { LawReference, Region, Comparison } from '@langmoi/contracts/criteria-law';
import type { ProvinceRule, SetDraft } from '@langmoi/contracts/set-proposals';

/** A threshold as it is typed; what has no field of its own is kept as it was. */
export interface RuleTyped {
  readonly setBy: ProvinceRule['setBy'];
  readonly region: Region | '';
  readonly zone: NonNullable<ProvinceRule['zones']>[number] | '';
  readonly operator: Comparison;
  readonly value: string;
  readonly article: string;
  readonly note: string;
  /** The rule that it was read from; null of a new one. */
  readonly was: ProvinceRule | null;
}

/** A draft as it is typed, its parts at the same places as in what is sent, so that an error finds its field. */
export interface SetTyped {
  readonly document: string;
  readonly date: string;
  readonly article: string;
  readonly fromOn: string;
  readonly indicators: readonly { readonly code: string; readonly rules: readonly RuleTyped[] }[];
}

export const newRule = (of: Partial<RuleTyped> = {}): RuleTyped => ({
  ...{ setBy: 'province', region: '', zone: '', operator: '>=', value: '', article: '', note: '', was: null, ...of },
});

export const typedOf = ({ decision, fromOn, indicators }: SetDraft): SetTyped => ({
  document: decision?.document ?? '',
  date: decision?.date ?? '',
  article: decision?.article ?? '',
  fromOn: fromOn ?? '',
  indicators: indicators.map(({ code, rules }) => ({ code, rules: rules.map(ruleTyped) })),
});

const ruleTyped = (was: ProvinceRule): RuleTyped => ({
  ...{ setBy: was.setBy, region: was.region ?? '', zone: was.zones?.[0] ?? '', operator: was.operator },
  ...{ value: was.value.replace('.', ','), article: was.article ?? '', note: was.note ?? '', was },
});

/** What is sent, with what the form does not show as it was; checked by the contract. */
export function draftOf(typed: SetTyped, { titles, added }: SetDraft): object {
  const { document, date, article, fromOn, indicators } = typed;
  const decision: Partial<LawReference> | null =
    document.trim() === '' ? null : { document, date: date || null, article: article.trim() || null };
  return {
    ...{ decision, fromOn: fromOn || null, titles, added },
    indicators: indicators.map(({ code, rules }) => ({ code, rules: rules.map(ruleOf) })),
  };
}

function ruleOf(typed: RuleTyped): object {
  const { was, setBy, operator, value, article, region, note } = typed;
  if (was && JSON.stringify(ruleTyped(was)) === JSON.stringify(typed)) return was;
  return {
    ...unseenOf(was),
    ...{ setBy, operator, value: numberTyped(value), article: article.trim() || null, confidence: 'read' },
    ...(region && { region }),
    ...zonesOf(typed),
    ...(note.trim() && { note }),
  };
}

/** What the form has no fields for. */
function unseenOf(was: ProvinceRule | null): Pick<ProvinceRule, 'fromOn' | 'toOn' | 'part' | 'group' | 'year'> {
  const { part, group, year, fromOn = null, toOn = null } = was ?? {};
  return { fromOn, toOn, ...(part && { part }), ...(group && { group }), ...(year && { year }) };
}

/** Several zones stay together unless another is chosen. */
function zonesOf({ zone, was }: RuleTyped): Pick<ProvinceRule, 'zones'> {
  if (was?.zones && was.zones[0] === zone) return { zones: was.zones };
  return zone === '' ? {} : { zones: [zone] };
}

/** `1.187,5` as 1187.5: points stand between thousands, a comma before decimals. */
const numberTyped = (typed: string): string => typed.trim().replaceAll('.', '').replace(',', '.');
