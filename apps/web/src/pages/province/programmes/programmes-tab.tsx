import { useState } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../../i18n/language';
import { useAnswer } from '../../../queries';
import { reporting } from '../../../services';
import { Answer } from '../../../ui/answer';
import { CarriedHoldingsTable } from '../../../ui/carried-holdings';
import { useUnitsDay } from '../../../ui/units-switch';
import frame from '../../../ui/pages.module.css';
import type { Asked } from './figure-cell';
import { DisbursedTable, MobilisedTable } from './money';
import { Origin } from './origin';
import { SupportsTable } from './supports';
import { TitlesTable } from './titles';

/** Money, poverty reduction or culture of the province: stated beside computed, as the events bring it. */
export function ProgrammesTab({ provinceId, of }: { provinceId: string; of: 'funding' | 'poverty' | 'culture' }) {
  const { t } = useWords();
  const [asked, ask] = useState<Asked | null>(null);
  const view = useAnswer(
    reporting.viewProgrammes,
    { params: { provinceId }, query: useUnitsDay() },
    { every: 3_000, keep: true },
  );
  return (
    <Answer of={view} lines={12}>
      {({ mobilised, disbursed, supports, titles, carried }) => (
        <div className={frame.page}>
          <p className="small">
            <Link to={`/${of}`}>{t('programmes.open', { page: t(`nav.${of}`) })}</Link>
          </p>
          {of === 'funding' && (
            <>
              <DisbursedTable rows={disbursed} ask={ask} />
              <MobilisedTable view={mobilised} ask={ask} />
            </>
          )}
          {of === 'poverty' && <SupportsTable rows={supports} ask={ask} />}
          {of === 'culture' && carried && (
            <CarriedHoldingsTable titles={titles.map(({ definition }) => definition)} carried={carried} />
          )}
          {of === 'culture' && <TitlesTable titles={titles} ask={ask} />}
          <Origin asked={asked} close={() => ask(null)} />
        </div>
      )}
    </Answer>
  );
}
