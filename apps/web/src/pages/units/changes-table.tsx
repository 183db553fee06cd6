import type { UnitState } from '@langmoi/contracts/units';
import { useWords } from '../../i18n/language';
import { Folding } from '../../ui/folding';
import { RecordTable } from '../../ui/record-table';
import { levels, type Group, type TwoDays } from '../../view/unit-changes';
import { Decision } from './papers';
import { UnitLinks } from './unit-links';
import styles from './units.module.css';

function Units({ units }: { units: readonly UnitState[] }) {
  return units.length > 0 ? <UnitLinks units={units} /> : <span className="soft">–</span>;
}

function Row({ group }: { group: Group }) {
  const { t } = useWords();
  const { before, after, outcomes, papers } = group;
  const decisions = new Map(papers.map(({ decision }) => [decision?.number ?? '', decision]));
  return (
    <tr>
      <td>
        <Units units={before} />
      </td>
      <td>
        <Units units={after} />
      </td>
      <td>{outcomes.map((outcome) => t(`changes.${outcome}`)).join(', ')}</td>
      <td>
        {[...decisions].map(([number, decision]) => (
          <div key={number}>
            <Decision decision={decision} short />
          </div>
        ))}
      </td>
    </tr>
  );
}

/** What stood on the first day beside what stands on the second, a group a line, level by level. */
export function ChangesTable({ groups, days }: { groups: readonly Group[]; days: TwoDays }) {
  const { t, date } = useWords();
  return levels.map((level) => {
    const its = groups.filter((group) => group.level === level);
    const name = t(`changes.level.${level}`);
    return (
      its.length > 0 && (
        <Folding key={level} id={`changes-${level}`} title={`${name} (${t('changes.found', { n: its.length })})`}>
          <RecordTable
            saved
            name={name}
            className={styles.changes}
            columns={[date(days.from), date(days.to), t('changes.what'), t('unit.paper')]}
          >
            <tbody>
              {its.map((group) => (
                <Row key={group.key} group={group} />
              ))}
            </tbody>
          </RecordTable>
        </Folding>
      )
    );
  });
}
