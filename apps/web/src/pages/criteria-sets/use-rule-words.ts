import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { ThresholdRule, Zone } from '@langmoi/contracts/criteria-law';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';

export const signs = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<' } as const;

type Asks = Pick<ThresholdRule, 'setBy' | 'part' | 'region' | 'zones' | 'group' | 'year' | 'operator' | 'value'>;

/** As a set or a form has them; empty: none. */
interface Conditions {
  readonly region?: ThresholdRule['region'] | '';
  readonly zones?: readonly Zone[];
  readonly group?: ThresholdRule['group'] | '';
  readonly year?: number | string;
}

/** What rules and indicators ask, in the words of the reader. */
export function useRuleWords() {
  const { t, number } = useWords();
  /** Of whom and when something is asked; nothing where it is asked of everybody. */
  const conditionWords = ({ region, zones, group, year }: Conditions): string[] => [
    ...(region ? [region] : []),
    ...(zones ?? []).map((zone) => t(`sets.zone.${zone}`)),
    ...(group ? [t('sets.group', { n: group })] : []),
    ...(year ? [t('sets.year', { n: String(year) })] : []),
  ];
  const ruleWords = ({ setBy, part, operator, value, ...conditions }: Asks, unit: string | null): string => {
    const asked =
      value === null ? t('sets.notKnown') : `${signs[operator]} ${number(Number(value))} ${unit ?? ''}`.trim();
    const of = [
      ...(part === 'ofWhich' ? [t('sets.ofWhich')] : []),
      ...conditionWords(conditions),
      ...(setBy === 'national' ? [] : [t(`sets.by.${setBy}`)]),
    ];
    return of.length === 0 ? asked : `${asked} (${of.join(', ')})`;
  };
  /** All that an indicator asks, a line for each rule. */
  const asks = (indicator: IndicatorView): string[] => {
    const { operator, law, unit } = indicator;
    if (operator === 'province') return [t('sets.leftToProvince')];
    if (operator === 'bool') return [t('sets.yes'), ...(law?.thresholds ?? []).flatMap(({ note }) => note ?? [])];
    const rules = law?.thresholds ?? [];
    return rules.length === 0 ? [t('sets.notKnown')] : rules.map((rule) => ruleWords(rule, unit));
  };
  return { conditionWords, ruleWords, asks };
}
