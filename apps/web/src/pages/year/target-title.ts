import type { ReachedBy, TargetView } from '@langmoi/contracts/year';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';

/** What a target asks, in words made of its measure and number; the paper's own words stand beside it. */
export function useTargetTitle(): (target: Pick<TargetView, 'measure' | 'number'>) => string {
  const { t, say, date, number } = useWords();
  return ({ measure, number: asked }) => {
    const words = {
      ...('tier' in measure && { tier: t(`tier.${measure.tier}`).toLowerCase() }),
      ...('since' in measure && { since: date(measure.since) }),
      ...('unit' in measure && { unit: say(measure.unit) }),
    };
    return t(`year.kind.${measure.kind}`, { n: number(asked), ...words });
  };
}

/** A way of counting in words; of some measures it means something of their own. */
export function useWayName(): (target: Pick<TargetView, 'measure'>, by: ReachedBy) => string {
  const { t, maybe } = useWords();
  return ({ measure }, by) => maybe(`year.byOf.${measure.kind}.${by}`) ?? t(`year.by.${by}`);
}
