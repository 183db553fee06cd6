import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
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
      <RecordTable name={t('ops.failing')} columns={[t('ops.workflow'), t('ops.cause')]} className={styles.table}>
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
      </RecordTable>
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
      <RecordTable
        name={t('ops.consumers')}
        columns={[t('ops.group'), t('ops.topic'), { title: t('ops.lag'), numeric: true }]}
        className={styles.table}
      >
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
      </RecordTable>
    </details>
  );
}
