import type { HealthView } from '@langmoi/contracts/gateway';
import { AlertKind, type OperationsView } from '@langmoi/contracts/operations';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { alertState, alertText, limitText, measures, type ServiceState } from '../../view/operations';
import styles from './operations.module.css';

function Measured({ kind, view }: { kind: AlertKind; view: OperationsView }) {
  const { t, language } = useWords();
  const alert = view.alerts.find((one) => one.kind === kind);
  if (!alert || !measures(view.service, kind)) return <span className="soft small">{t('ops.notHere')}</span>;
  return (
    <span title={limitText(alert, language)}>
      <StateBadge state={alertState(alert)}>{alertText(alert, language)}</StateBadge>
    </span>
  );
}

/** Whether the process answers and can do its work, as the gateway sees it. */
function Health({ part }: { part: HealthView['parts'][number] | undefined }) {
  const { t } = useWords();
  if (!part) return <StateBadge state="noData">{t('ops.unmeasured')}</StateBadge>;
  if (!part.live) return <StateBadge state="late">{t('ops.noAnswer')}</StateBadge>;
  return part.ready ? (
    <StateBadge state="achieved">{t('ops.ready')}</StateBadge>
  ) : (
    <StateBadge state="late">{t('ops.notReady')}</StateBadge>
  );
}

function Row({ state, health }: { state: ServiceState; health: HealthView | undefined }) {
  const { t } = useWords();
  const { service, view, silent } = state;
  return (
    <tr>
      <th scope="row">{service}</th>
      <td>
        <Health part={health?.parts.find(({ name }) => name === service)} />
      </td>
      {silent || !view ? (
        <td colSpan={AlertKind.options.length}>
          {silent ? (
            <StateBadge state="late">{t('ops.noAnswer')}</StateBadge>
          ) : (
            <span className="soft small">{t('ops.measures')}</span>
          )}
        </td>
      ) : (
        AlertKind.options.map((kind) => (
          <td key={kind}>
            <Measured kind={kind} view={view} />
          </td>
        ))
      )}
    </tr>
  );
}

/** Every service by what can go wrong with it. */
export function Parts({ services, health }: { services: readonly ServiceState[]; health: HealthView | undefined }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="parts" className="stack">
      <h2 id="parts">{t('ops.parts')}</h2>
      <RecordTable
        name={t('ops.parts')}
        className={styles.table}
        columns={[t('ops.part'), t('ops.answers'), ...AlertKind.options.map((kind) => t(`ops.kind.${kind}`))]}
      >
        <tbody>
          {services.map((state) => (
            <Row key={state.service} state={state} health={health} />
          ))}
        </tbody>
      </RecordTable>
    </section>
  );
}
