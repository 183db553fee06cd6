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
import { Titled } from './titled';
import { useUnitName } from './unit-names';
import styles from './commune-views.module.css';

/** A page about the commune that the address names: its name, what the page is of, the tiers, the other pages. */
export function CommuneFrame({ title, children }: { title: Key; children: (unit: UnitView) => ReactNode }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const { communeId = '' } = useParams();
  const unit = useAnswer(directory.viewUnit, { params: { unitId: communeId } });
  return (
    <Answer of={unit} page>
      {(known) => (
        <div className={styles.page} key={known.id}>
          <div className={styles.head}>
            <Titled title={`${nameOf(known)}: ${t(title)}`} />
            <TierChoice />
          </div>
          <CommuneViews communeId={known.id} />
          {children(known)}
        </div>
      )}
    </Answer>
  );
}
