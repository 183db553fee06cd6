import type { UnitState } from '@langmoi/contracts/units';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { AskedDay, useAskedDay } from '../../ui/asked-day';
import { useSetTierInAddress } from '../../ui/tier-choice';
import { UnitFrame } from '../../ui/unit-frame';
import { saidOf } from '../../view/said-of';
import { isLawless, NoSet, NothingOwn } from '../judgement/no-set';
import { AnsweredSheet } from './answered-sheet';
import { unitFigures } from './services';

function Page({ unit: { unitId, level } }: { unit: UnitState }) {
  const { t } = useWords();
  const tier = useSetTierInAddress();
  const query = useAskedDay();
  const of = saidOf(level, unitId, tier);
  const isDistrict = level === 'district';
  const view = useAnswer(
    unitFigures.viewUnitFigures,
    { params: { unitId, tier }, query },
    { every: 60_000, enabled: isDistrict, keep: true },
  );
  if (!isDistrict) return <NothingOwn of={of} title={t('figures.notOwn')} next={t('figures.notOwnNext')} />;
  return (
    <>
      <AskedDay />
      {isLawless(view.error) ? <NoSet level={level} tier={tier} /> : <AnsweredSheet {...{ of, view }} />}
    </>
  );
}

/** A district's figures of the criteria that are its own: to read, or for its own officer to enter. */
export function UnitFiguresPage() {
  return <UnitFrame title="figures.title">{(unit) => <Page unit={unit} />}</UnitFrame>;
}
