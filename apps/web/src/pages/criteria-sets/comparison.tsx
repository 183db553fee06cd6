import type { IndicatorComparison, IndicatorView, SetComparison } from '@langmoi/contracts/criteria';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { useRuleWords } from './use-rule-words';

function Asked({ indicator }: { indicator: IndicatorView | null }) {
  const { t } = useWords();
  const { asks } = useRuleWords();
  if (!indicator) return <span className="soft">{t('sets.absent')}</span>;
  return (
    <ul>
      {asks(indicator).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function Row({ code, before, after }: IndicatorComparison) {
  const { say } = useWords();
  const title = (after ?? before)?.title;
  return (
    <tr>
      <th scope="row">
        {code} {title && say(title)}
      </th>
      <td>
        <Asked indicator={before} />
      </td>
      <td>
        <Asked indicator={after} />
      </td>
    </tr>
  );
}

/** Two versions side by side: only what they ask otherwise. */
export function ComparisonTable({ comparison, same }: { comparison: SetComparison; same: string }) {
  const { t } = useWords();
  const rows = [...comparison.conditions, ...comparison.criteria.flatMap(({ indicators }) => indicators)];
  if (rows.length === 0) return <p className="soft">{same}</p>;
  return (
    <RecordTable name={t('sets.differs')} columns={[t('sets.criterion'), t('sets.before'), t('sets.after')]}>
      <tbody>
        {rows.map((one) => (
          <Row key={one.code} {...one} />
        ))}
      </tbody>
    </RecordTable>
  );
}
