import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../../i18n/language';
import { ProvisionalMark } from '../../ui/marks';
import { useAssignedLeads } from '../../ui/use-leads';
import type { WholesSheet } from '../../view/said-of';
import { CriterionRow } from './criterion-row';
import { Editor } from './editor';
import styles from './assessment.module.css';

/** A link to `#criterion-5` arrives when the list is there. */
function useArrival() {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView({ block: 'center' });
  }, [hash]);
}

function Reading({ view }: { view: WholesSheet }) {
  const { t } = useWords();
  const leadsOf = useAssignedLeads(view.set.id, view.on);
  const states = new Map(view.current?.results.map((result) => [result.criterion, result]));
  return (
    <ol className={styles.criteria} aria-label={t('commune.criteria')}>
      {view.set.criteria.map((criterion) => (
        <CriterionRow
          key={criterion.no}
          criterion={criterion}
          leads={leadsOf(criterion)}
          result={states.get(criterion.no) ?? null}
        />
      ))}
    </ol>
  );
}

/** The criteria of one tier: to read, or for the unit's own officer to assess. */
export function Criteria({ view }: { view: WholesSheet }) {
  const { t, say } = useWords();
  useArrival();
  const mayWrite = view.actions.some(({ allowed }) => allowed);
  return (
    <section aria-labelledby="criteria">
      <h2 id="criteria" tabIndex={-1}>
        {mayWrite ? t('commune.assess') : t('commune.criteria')}
      </h2>
      <p className="soft small">
        {say(view.set.title)} · {view.set.legalBasis} <ProvisionalMark confidence={view.set.confidence} />
      </p>
      {mayWrite ? <Editor view={view} /> : <Reading view={view} />}
    </section>
  );
}
