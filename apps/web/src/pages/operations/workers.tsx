import { useWords } from '../../i18n/language';
import { ScrollTable } from '../../ui/scroll-table';
import { StateBadge } from '../../ui/state-badge';
import type { ServiceState } from '../../view/operations';
import styles from './operations.module.css';

/** Workflows whose task keeps failing, each a link to its run where the Temporal UI is known. */
export function FailingRuns({
  services,
  temporalUi,
}: {
  services: readonly ServiceState[];
  temporalUi: string | null;
}) {
  const { t } = useWords();
  const runs = services.flatMap(({ view }) => view?.worker.failingRuns ?? []);
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="failing" className="stack">
      <h2 id="failing">{t('ops.failing')}</h2>
      <ScrollTable name={t('ops.failing')} className={styles.table ?? ''}>
        <thead>
          <tr>
            <th scope="col">{t('ops.workflow')}</th>
            <th scope="col">{t('ops.cause')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(({ workflowId, cause }) => (
            <tr key={workflowId}>
              <th scope="row">
                {temporalUi ? (
                  <a href={`${temporalUi}/namespaces/default/workflows/${workflowId}`} target="_blank" rel="noreferrer">
                    {workflowId}
                  </a>
                ) : (
                  workflowId
                )}
              </th>
              <td className={styles.error}>{cause}</td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </section>
  );
}

/** How far each consumer is behind its topic. */
export function Consumers({ services }: { services: readonly ServiceState[] }) {
  const { t, number } = useWords();
  const consumers = services.flatMap(({ view }) => view?.worker.consumers ?? []);
  if (consumers.length === 0) return null;
  return (
    <details className={styles.consumers}>
      <summary>
        {t('ops.consumers')} ({consumers.length})
      </summary>
      <ScrollTable name={t('ops.consumers')} className={styles.table ?? ''}>
        <thead>
          <tr>
            <th scope="col">{t('ops.group')}</th>
            <th scope="col">{t('ops.topic')}</th>
            <th scope="col" className="num">
              {t('ops.lag')}
            </th>
          </tr>
        </thead>
        <tbody>
          {consumers.map(({ group, topic, lag }) => (
            <tr key={`${group} ${topic}`}>
              <th scope="row">{group}</th>
              <td>{topic}</td>
              <td className="num">
                {lag === null ? <StateBadge state="noData">{t('ops.unmeasured')}</StateBadge> : number(lag)}
              </td>
            </tr>
          ))}
        </tbody>
      </ScrollTable>
    </details>
  );
}
