import type { UnitView } from '@langmoi/contracts/directory';
import { useAnswer } from '../../queries';
import { AskedDay, useAskedDay } from '../../ui/asked-day';
import { CommuneFrame } from '../../ui/commune-frame';
import { useTierInAddress } from '../../ui/tier-choice';
import type { SaidOf } from '../../view/said-of';
import { isLawless, NoSet } from '../judgement/no-set';
import { AnsweredSheet } from './answered-sheet';
import { figures } from './services';

function Page({ unit: { id: unitId } }: { unit: UnitView }) {
  const tier = useTierInAddress();
  const of: SaidOf = { level: 'commune', unitId, tier };
  const query = useAskedDay();
  const params = { communeId: unitId, tier };
  const view = useAnswer(figures.viewFigures, { params, query }, { every: 60_000, keep: true });
  return (
    <>
      <AskedDay />
      {isLawless(view.error) ? <NoSet level="commune" tier={tier} /> : <AnsweredSheet {...{ of, view }} />}
    </>
  );
}

/** The figures of one commune by indicator: to read, or for its own officer to enter over a poor line. */
export function FiguresPage() {
  return <CommuneFrame title="figures.title">{(unit) => <Page unit={unit} />}</CommuneFrame>;
}
