import { useWords } from '../../i18n/language';
import { StateBadge } from '../../ui/state-badge';
import parts from '../../ui/parts.module.css';
import { alertText, runbooks, type Task } from '../../view/operations';
import styles from './operations.module.css';

/** What asks for somebody: what it is, what to do, and where it is written at length. */
export function Tasks({ tasks }: { tasks: readonly Task[] }) {
  const { t, language } = useWords();
  return (
    <section aria-labelledby="todo" className="stack">
      <h2 id="todo">{t('ops.todo')}</h2>
      {tasks.length === 0 ? (
        <p className="soft">{t('ops.todoEmpty')}</p>
      ) : (
        <ul className="stack">
          {tasks.map(({ trouble, places }) => (
            <li key={trouble} className={`${parts.paper} ${styles.task}`}>
              <p className="row">
                <strong>{trouble === 'noAnswer' ? t('ops.noAnswer') : t(`ops.kind.${trouble}`)}</strong>
                {places.map(({ service, alert }) => (
                  <StateBadge key={service} state="late">
                    {service}
                    {alert && `: ${alertText(alert, language)}`}
                  </StateBadge>
                ))}
              </p>
              <p className="small">{t(`ops.what.${trouble}`)}</p>
              <p className="small soft">
                {t('ops.runbook')}: <code>{runbooks[trouble]}</code>
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
