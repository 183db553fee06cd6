import type { HamletView } from '@langmoi/contracts/unit-facts';
import type { UnitPart, UnitState } from '@langmoi/contracts/units';
import { useWords } from '../../i18n/language';
import { useUnitName } from '../../ui/unit-names';

/** The days of a state in words, both ends included. */
export function usePeriod(): (of: Pick<UnitState, 'fromOn' | 'toOn'>) => string {
  const { t, date } = useWords();
  return ({ fromOn, toOn }) => {
    const from = fromOn ? t('unit.from', { date: date(fromOn) }) : t('unit.sinceBefore');
    return `${from} ${toOn ? t('unit.to', { date: date(toOn) }) : t('unit.untilNow')}`;
  };
}

/** Names of units with their kinds, one after another. */
export function useUnitNames(): (units: readonly Pick<UnitState, 'kind' | 'name'>[]) => string {
  const nameOf = useUnitName();
  return (units) => units.map(nameOf).join(', ');
}

/** A hamlet with its kind: Ấp Phước An, Khóm 3. */
export function useHamletName(): (hamlet: Pick<HamletView, 'kind' | 'name'>) => string {
  const { t } = useWords();
  return ({ kind, name }) => t(`hamlet.${kind}`, { name });
}

/** How much of a unit went over: all, shares by what they are measured, or that nobody knows. */
export function useShares(): (shares: UnitPart['shares']) => string {
  const { t } = useWords();
  return (shares) => {
    if (shares === null) return t('unit.shareUnknown');
    if (shares === 'whole') return t('unit.shareWhole');
    return (['households', 'population', 'area'] as const)
      .flatMap((measure) => (shares[measure] ? [t(`unit.share.${measure}`, { share: shares[measure] })] : []))
      .join(', ');
  };
}
