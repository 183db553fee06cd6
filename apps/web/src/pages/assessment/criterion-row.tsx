import type { CriterionResult, CriterionView } from '@langmoi/contracts/criteria';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { ProvisionalMark } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { Threshold } from '../../ui/threshold';
import styles from './assessment.module.css';

function Indicators({ criterion }: { criterion: CriterionView }) {
  const { t, say } = useWords();
  if (criterion.indicators.length === 0) return null;
  return (
    <details className={styles.indicators}>
      <summary>{t('criterion.indicators', { n: criterion.indicators.length })}</summary>
      <ul>
        {criterion.indicators.map((indicator) => (
          <li key={indicator.code}>
            <span className="soft">{indicator.code}</span>
            <span>{say(indicator.title)}</span>
            <span className={styles.threshold}>
              <Threshold indicator={indicator} />{' '}
              <ProvisionalMark confidence={indicator.confidence} source={indicator.note ?? ''} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Leads({ leads }: Pick<CriterionView, 'leads'>) {
  const { t } = useWords();
  if (leads.length === 0) return <p className="soft small">{t('criterion.noLead')}</p>;
  return (
    <p className="soft small">
      {leads.map(({ organisationName, basis, source }, at) => (
        <span
          key={organisationName}
          title={source ? `${source.document}${source.line ? `, ${source.line}` : ''}` : undefined}
        >
          {at > 0 && ' · '}
          {organisationName}
          {basis === 'inferred' && ` (${t('criterion.inferred')})`}
        </span>
      ))}
    </p>
  );
}

/** One criterion: its number and title, who leads it, what it asks, how it stands. */
export function CriterionRow(props: {
  criterion: CriterionView;
  leads: CriterionView['leads'];
  result: CriterionResult | null;
  children?: ReactNode;
}) {
  const { t, say } = useWords();
  const { criterion, leads, result, children } = props;
  return (
    <li id={`criterion-${criterion.no}`} className={styles.criterion}>
      <span className={styles.no}>{criterion.no}</span>
      <div className={styles.body}>
        <h3>{criterion.title ? say(criterion.title) : t('criterion.untitled', { n: criterion.no })}</h3>
        <Leads leads={leads} />
        {!children && result?.note && <p className="small">{result.note}</p>}
        <Indicators criterion={criterion} />
      </div>
      <div className={styles.state}>{children ?? <StateBadge state={result?.state ?? 'noData'} />}</div>
    </li>
  );
}
