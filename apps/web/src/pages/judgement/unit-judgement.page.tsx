import type { UnitState } from '@langmoi/contracts/units';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { useSetTierInAddress } from '../../ui/tier-choice';
import { UnitFrame } from '../../ui/unit-frame';
import { saidOf } from '../../view/said-of';
import { Moments, useMoment } from './moments';
import { isLawless, NoSet } from './no-set';
import { unitJudgements } from './services';
import { Whole } from './whole';

function Page({ unit: { unitId, level } }: { unit: UnitState }) {
  const { t } = useWords();
  const tier = useSetTierInAddress();
  const params = { unitId, tier };
  const view = useAnswer(unitJudgements.viewUnitJudgement, { params, query: useMoment() }, { keep: true });
  return (
    <>
      {isLawless(view.error) ? (
        <NoSet level={level} tier={tier} />
      ) : (
        <Answer of={view} lines={12}>
          {(known) => (
            <CarriedRows carried={known.carried}>
              <Whole view={{ of: saidOf(known.level, unitId, known.tier), ...known }} />
            </CarriedRows>
          )}
        </Answer>
      )}
      <p className="small">
        <Link to={{ pathname: '/province/missing', search: addressWith({ tier: '' }).toString() }}>
          {t('judgement.toMissing')}
        </Link>
      </p>
    </>
  );
}

/** What a district or the province meets on a day, with the reasoning down to its communes; what is open is decided here. */
export function UnitJudgementPage() {
  const { on } = useMoment();
  return (
    <UnitFrame title="judgement.title" on={on} choices={<Moments />}>
      {(unit) => <Page key={unit.unitId} unit={unit} />}
    </UnitFrame>
  );
}
