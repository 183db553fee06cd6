import type { DossierItem } from '@langmoi/contracts/recognition';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { recognition } from '../../services';
import parts from '../../ui/parts.module.css';
import { byStage } from '../../view/work';
import styles from './stages.module.css';

function Picture({ items }: { items: readonly DossierItem[] }) {
  const { t, say } = useWords();
  const stages = byStage(items);
  const most = Math.max(1, ...stages.map(({ count }) => count));
  if (stages.length === 0) return <p className="soft">{t('province.noDossiers')}</p>;
  return (
    <ul className={styles.stages}>
      {stages.map(({ stage, title, count, late }) => (
        <li key={stage}>
          <Link to={`/dossiers?stage=${stage}`}>{say(title)}</Link>
          <span className={styles.bar} aria-hidden>
            <span data-late style={{ width: `${(100 * late) / most}%` }} />
            <span style={{ width: `${(100 * (count - late)) / most}%` }} />
          </span>
          <span className="num">
            {count}
            {late > 0 && <strong className={styles.late}> · {t('stages.late', { n: late })}</strong>}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where the dossiers that the reader may see are waiting, each bar a link to its rows. */
export function Stages() {
  const { t } = useWords();
  const { data } = useAnswer(recognition.listDossiers, { query: {} }, { every: 30_000 });
  if (!data) return null;
  const ended = data.filter(({ status }) => status === 'recognised').length;
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="stages">
      <h2 id="stages">{t('stages.title')}</h2>
      <Picture items={data.filter(({ status }) => status === 'open')} />
      {ended > 0 && (
        <p className="small">
          <Link to="/dossiers?status=recognised">{t('stages.recognised', { n: ended })}</Link>
        </p>
      )}
    </section>
  );
}
