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

/** What one side asks; what the other does not say in the same words is marked. `named`: it is called otherwise there. */
function Asked(props: { indicator: IndicatorView | null; other: IndicatorView | null; named: boolean }) {
  const { t, say } = useWords();
  const { asks } = useRuleWords();
  const { indicator, other, named } = props;
  if (!indicator) return <span className="soft">{t('sets.absent')}</span>;
  const same = new Set(other ? asks(other) : []);
  return (
    <>
      {named && <span className={`small ${styles.under}`}>{say(indicator.title)}</span>}
      <ul>
        {asks(indicator).map((words) => (
          <li key={words}>{same.has(words) ? words : <mark className={styles.changed}>{words}</mark>}</li>
        ))}
      </ul>
    </>
  );
}

/** The title stands once where both call it the same, else with each. */
function Rows({ indicators }: { indicators: readonly IndicatorComparison[] }) {
  const { say } = useWords();
  return indicators.map(({ code, before, after }) => {
    const titles = [before, after].flatMap((one) => (one ? [say(one.title)] : []));
    const named = new Set(titles).size > 1;
    return (
      <tr key={code}>
        <th scope="row">
          {code} {!named && titles[0]}
        </th>
        <td>
          <Asked indicator={before} other={after} named={named} />
        </td>
        <td>
          <Asked indicator={after} other={before} named={named} />
        </td>
      </tr>
    );
  });
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
        {!isSame && <td className={styles.group}>{sideOf(before)}</td>}
        {!isSame && <td className={styles.group}>{sideOf(after)}</td>}
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
      <RecordTable
        saved
        name={t('sets.differs')}
        className={styles.sides}
        columns={[t('sets.criterion'), nameOf(before), nameOf(after)]}
      >
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
