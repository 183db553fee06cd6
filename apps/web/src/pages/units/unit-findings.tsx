import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { directory } from '../../services';
import { doubtsOf } from '../../view/unit-findings';

/** What sources tell of the unit that the register does not take for certain; nothing where there is nothing. */
export function UnitFindings({ unitId }: { unitId: string }) {
  const { t } = useWords();
  const findings = useAnswer(directory.listUnitFindings, { query: { unitId, limit: 1 } });
  if (!findings.data?.total) return null;
  const { counts, total } = findings.data;
  return (
    <section aria-labelledby="unit-findings" className="stack">
      <h2 id="unit-findings">{t('finding.ofUnit')}</h2>
      <ul>
        {doubtsOf(counts).map(({ doubt, n }) => (
          <li key={doubt}>
            {t(`finding.${doubt}`)} ({n})
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/units/findings?unit=${unitId}`}>{t('finding.open', { n: total })}</Link>
      </p>
    </section>
  );
}
