import type { Figure } from '@langmoi/contracts/reporting';
import { useWords } from '../i18n/language';
import { distinctFigures } from '../view/format';
import { OpensOrigin } from './figure-origin';
import styles from './figure-card.module.css';

/** The figure large: ours where we can compute it, else the paper's. */
function useShown({ computed, stated }: Figure): string {
  const { number } = useWords();
  if (!computed) return stated[0]?.value ?? '–';
  if (computed.value === null) return '–';
  return number(computed.value) + (computed.unit === 'percent' ? ' %' : '');
}

function Beside({ figure: { computed, stated, agrees } }: { figure: Figure }) {
  const { t } = useWords();
  const said = distinctFigures(stated.map(({ value }) => value)).join(' · ');
  return (
    <span className={styles.foot}>
      {said && <span>{computed ? t('figure.stated', { value: said }) : t('figure.onlyStated')}</span>}
      {agrees === false && <span className={styles.differs}>≠ {t('figure.differs')}</span>}
    </span>
  );
}

/** A figure as computed, beside what papers state; where they differ it says so. A click shows what it is made of. */
export function FigureCard({ figure }: { figure: Figure }) {
  const { say } = useWords();
  const shown = useShown(figure);
  return (
    <OpensOrigin name={say(figure.label)} figure={figure} className={styles.card}>
      <span className={styles.label}>{say(figure.label)}</span>
      <span className={styles.value}>{shown}</span>
      <Beside figure={figure} />
    </OpensOrigin>
  );
}
