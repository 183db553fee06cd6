import { type HouseholdList, type HouseholdView } from '@langmoi/contracts/households';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { RehearsalMark } from '../../ui/marks';
import { leaveFor, useRowKeys } from '../../ui/row-keys';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { Personal } from './masks';
import styles from './households.module.css';

function Row({ household, several }: { household: HouseholdView; several: boolean }) {
  const { t, date } = useWords();
  const { id, number, unitName, hamlet, headName, memberCount, phone, classification, since, left } = household;
  return (
    <tr>
      <th scope="row">
        <Link to={`/poverty/households/${id}`} data-row={id} onClick={() => leaveFor(id)}>
          {t('households.number', { n: number })}
        </Link>{' '}
        {household.rehearsal && <RehearsalMark />}
        {several && <span className={styles.under}>{unitName}</span>}
      </th>
      <td>
        <Personal value={headName} />
      </td>
      <td>{hamlet}</td>
      <td className="nowrap">{t('households.memberCount', { n: memberCount })}</td>
      <td className="nowrap">
        <Personal value={phone} />
      </td>
      <td className="nowrap">
        {t(`households.${classification}`)}
        {left && (
          <span className={styles.under}>
            <StateBadge state="noData">{t('households.left')}</StateBadge>
          </span>
        )}
      </td>
      <td className="nowrap">{date(since)}</td>
    </tr>
  );
}

/** Households one below the other; of several communes each with its own. */
export function RegisterTable({ list }: { list: HouseholdList }) {
  const { t } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, true);
  return (
    <RecordTable
      name={t('households.title')}
      columns={[
        t('households.household'),
        t('households.head'),
        t('households.hamlet'),
        t('households.members'),
        t('households.phone'),
        t('households.class'),
        t('households.since'),
      ]}
      className={styles.table}
    >
      <tbody ref={body}>
        {list.households.map((household) => (
          <Row key={household.id} household={household} several={list.communes.length > 1} />
        ))}
      </tbody>
    </RecordTable>
  );
}
