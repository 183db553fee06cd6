import type { Reading, Said } from '@langmoi/contracts/common';
import { useWords } from '../../i18n/language';
import { CapacityMark } from '../../ui/capacity-mark';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { agreesWith, percentText, printedPercent, rateOf, type Share } from '../../view/share';
import styles from './facts.module.css';

/** Nothing is known: which is not zero. */
export function NoValue() {
  const { t } = useWords();
  return <span className={styles.none}>{t('facts.noValue')}</span>;
}

/** Who says it: a paper with its line, or an officer; and "số liệu diễn tập" where the demo made it up. */
export function Origin({ said }: { said: Pick<Said, 'source' | 'rehearsal' | 'capacity'> }) {
  const { t } = useWords();
  return (
    <>
      <CapacityMark capacity={said.capacity} role={undefined} />
      {said.source && <SourceText source={said.source} />}
      {said.rehearsal && <RehearsalMark />}
      {!said.source && !said.rehearsal && <span className="small soft">{t('facts.byOfficer')}</span>}
    </>
  );
}

/** The rate of two numbers with both of them; the paper's own beside it, marked where it is another, or all there is. */
export function Rate({ share, printed }: { share: Share | null; printed: string | null }) {
  const { t, language } = useWords();
  const computed = share && rateOf(share);
  const stated = printedPercent(printed);
  if (computed === null) {
    if (printed === null) return <span className="soft">–</span>;
    return (
      <>
        {stated === null ? printed : percentText(stated, language)}
        <span className={styles.under}>{t('facts.onlyRate')}</span>
      </>
    );
  }
  return (
    <>
      {percentText(computed, language)}
      {share && printed !== null && stated !== null && !agreesWith(share, printed) && (
        <span className={styles.differs}>≠ {t('facts.printed', { value: percentText(stated, language) })}</span>
      )}
    </>
  );
}

/** The same figure elsewhere in the paper, in other words or digits. Both are kept. */
export function Readings({ readings }: { readings: readonly Reading[] }) {
  const { t, say } = useWords();
  return (
    <ul className={styles.readings}>
      {readings.map(({ text, source }, at) => (
        <li key={at}>
          <span className="soft">{t('facts.reading')}</span> {say(text)} <SourceText source={source} />
        </li>
      ))}
    </ul>
  );
}
