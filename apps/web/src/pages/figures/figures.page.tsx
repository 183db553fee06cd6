import type { UnitView } from '@langmoi/contracts/directory';
import { Link } from 'react-router';
import {} from '../../i18n/figures';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { CommuneFrame } from '../../ui/commune-frame';
import { useTierInAddress } from '../../ui/tier-choice';
import { UnitsSwitch, useUnitsDay } from '../../ui/units-switch';
import { pageOf, type SaidOf } from '../../view/said-of';
import { figures } from './services';
import { Sheet } from './sheet';

function Page({ unit: { id: unitId } }: { unit: UnitView }) {
  const { t } = useWords();
  const tier = useTierInAddress();
  const of: SaidOf = { level: 'commune', unitId, tier };
  const query = useUnitsDay();
  const params = { communeId: unitId, tier };
  const view = useAnswer(figures.viewFigures, { params, query }, { every: 60_000, keep: true });
  return (
    <Answer of={view} lines={14}>
      {(known) => (
        <CarriedRows carried={known.carried}>
          <UnitsSwitch />
          <Sheet key={tier} view={{ of, ...known }} />
          <p className="small">
            <Link to={pageOf(of, 'judgement')}>{t('figures.toJudgement')}</Link>
          </p>
        </CarriedRows>
      )}
    </Answer>
  );
}

/** The figures of one commune by indicator: to read, or for its own officer to enter over a poor line. */
export function FiguresPage() {
  return <CommuneFrame title="figures.title">{(unit) => <Page unit={unit} />}</CommuneFrame>;
}
