import type { UnitView } from '@langmoi/contracts/directory';
import { useParams } from 'react-router';
import { useWords } from '../i18n/language';
import type { Key } from '../i18n/translate';
import type { ReactNode } from 'react';
import { useAnswer } from '../queries';
import { directory } from '../services';
import { Answer } from './answer';
import { CommuneViews } from './commune-views';
import { TierChoice } from './tier-choice';
import { PageHead } from './page-head';
import frame from './pages.module.css';
import { useUnitName } from './unit-names';

/** A page about the commune that the address names: its name, what the page is of, the tiers, the other pages. */
export function CommuneFrame({ title, children }: { title: Key; children: (unit: UnitView) => ReactNode }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const { communeId = '' } = useParams();
  const unit = useAnswer(directory.viewUnit, { params: { unitId: communeId } });
  return (
    <Answer of={unit} page>
      {(known) => (
        <div className={frame.page} key={known.id}>
          <PageHead title={`${nameOf(known)}: ${t(title)}`}>
            <TierChoice />
          </PageHead>
          <CommuneViews communeId={known.id} />
          {children(known)}
        </div>
      )}
    </Answer>
  );
}
