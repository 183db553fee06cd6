import type {
  CriterionComparison,
  IndicatorComparison,
  IndicatorView,
  SetComparison,
} from '@langmoi/contracts/criteria';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { RecordTable } from '../../ui/record-table';
import { useRuleWords } from './use-rule-words';
import styles from './criteria-sets.module.css';

/** What one side asks; what the other does not say in the same words is marked. */
function Asked({ indicator, other }: { indicator: IndicatorView | null; other: IndicatorView | null }) {
  const { t } = useWords();
  const { asks } = useRuleWords();
  if (!indicator) return <span className="soft">{t('sets.absent')}</span>;
  const same = new Set(other ? asks(other) : []);
  return (
    <ul>
      {asks(indicator).map((words) => (
        <li key={words}>{same.has(words) ? words : <mark className={styles.changed}>{words}</mark>}</li>
      ))}
    </ul>
  );
}

/** The indicator's title, once where both call it the same. */
function Title({ code, before, after }: IndicatorComparison) {
  const { say } = useWords();
  const [was, is] = [before, after].map((one) => one && say(one.title));
  return (
    <>
      {code} {is ?? was}
      {was && is && was !== is && <span className={`small soft ${styles.under}`}>{was}</span>}
    </>
  );
}

function Rows({ indicators }: { indicators: readonly IndicatorComparison[] }) {
  return indicators.map((one) => (
    <tr key={one.code}>
      <th scope="row">
        <Title {...one} />
      </th>
      <td>
        <Asked indicator={one.before} other={one.after} />
      </td>
      <td>
        <Asked indicator={one.after} other={one.before} />
      </td>
    </tr>
  ));
}

/** A criterion that one of them has not, or calls otherwise, says so on each side. */
function Criterion({ criterion }: { criterion: CriterionComparison }) {
  const { t, say } = useWords();
  const { no, before, after, indicators } = criterion;
  const nameOf = (one: typeof before) => (one?.title ? say(one.title) : t('sets.number', { n: no }));
  const sideOf = (one: typeof before) => (one ? nameOf(one) : <span className="soft">{t('sets.absent')}</span>);
  const isSame = before && after && nameOf(before) === nameOf(after);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={isSame ? 3 : 1} className={styles.group}>
          {no}. {isSame && nameOf(after)}
        </th>
        {!isSame && <td>{sideOf(before)}</td>}
        {!isSame && <td>{sideOf(after)}</td>}
      </tr>
      <Rows indicators={indicators} />
    </tbody>
  );
}

/** Two versions side by side under their own names: only what they ask otherwise, criterion by criterion. */
export function ComparisonTable({ comparison, same }: { comparison: SetComparison; same: string }) {
  const { t, say } = useWords();
  const { before, after, conditions, criteria } = comparison;
  if (conditions.length + criteria.length === 0) return <p className="soft">{same}</p>;
  const nameOf = ({ title, version }: typeof before) => `${say(title)}, ${t('sets.version', { n: version })}`;
  const n = conditions.length + criteria.reduce((sum, { indicators }) => sum + indicators.length, 0);
  return (
    <>
      <p className="small soft">{t('sets.differ', { n, criteria: criteria.length })}</p>
      <RecordTable name={t('sets.differs')} columns={[t('sets.criterion'), nameOf(before), nameOf(after)]}>
        {conditions.length > 0 && (
          <tbody>
            <tr>
              <th scope="rowgroup" colSpan={3} className={styles.group}>
                {t('sets.conditions')}
              </th>
            </tr>
            <Rows indicators={conditions} />
          </tbody>
        )}
        {criteria.map((one) => (
          <Criterion key={one.no} criterion={one} />
        ))}
      </RecordTable>
    </>
  );
}
