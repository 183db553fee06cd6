import type { WaitingFigures as Waiting } from '@langmoi/contracts/figures';
import { Link } from 'react-router';
import {} from '../../i18n/figures';
import { useWords } from '../../i18n/language';
import styles from './work.module.css';

/** Where the rows of it are: the page says for itself what goes without saying. */
function addressOf({ level, tier, on, criterion }: Waiting): string {
  const asked = { criterion: String(criterion), of: level === 'commune' ? '' : level, tier, on: on ?? '' };
  return `/confirmations?${new URLSearchParams(Object.entries(asked).filter(([, value]) => value)).toString()}`;
}

/** Figures that wait for the word of the reader's office: a row for each criterion that it leads. */
export function WaitingFigures({ all }: { all: readonly Waiting[] }) {
  const { t, say, date } = useWords();
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="waiting-figures" className="stack">
      <h2 id="waiting-figures">{t('work.waiting')}</h2>
      <ul className={styles.list}>
        {all.map((one) => {
          const { level, tier, criteriaSet, on, criterion, title, waiting } = one;
          const name = title ? `${criterion}. ${say(title)}` : t('criterion.untitled', { n: criterion });
          return (
            <li key={`${criteriaSet} ${criterion}`} className={styles.item}>
              <Link to={addressOf(one)} className={styles.desk}>
                <strong>{name}</strong>
                <span className={styles.where}>
                  {t('confirm.waiting', { n: waiting })} · {t(`confirm.of.${level}`)} · {t(`tier.${tier}`)}
                  {on && ` · ${t('work.waitingUntil', { date: date(on) })}`}
                </span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
