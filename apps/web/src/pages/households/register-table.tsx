import { type HouseholdList, type HouseholdView } from '@langmoi/contracts/households';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { RehearsalMark } from '../../ui/marks';
import { leaveFor, useRowKeys } from '../../ui/row-keys';
import { ScrollTable } from '../../ui/scroll-table';
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
      <td data-label={t('households.head')}>
        <Personal value={headName} />
      </td>
      <td data-label={t('households.hamlet')}>{hamlet}</td>
      <td data-label={t('households.members')} className="nowrap">
        {t('households.memberCount', { n: memberCount })}
      </td>
      <td data-label={t('households.phone')} className="nowrap">
        <Personal value={phone} />
      </td>
      <td data-label={t('households.class')} className="nowrap">
        {t(`households.${classification}`)}
        {left && (
          <span className={styles.under}>
            <StateBadge state="noData">{t('households.left')}</StateBadge>
          </span>
        )}
      </td>
      <td data-label={t('households.since')} className="nowrap">
        {date(since)}
      </td>
    </tr>
  );
}

/** Households one below the other; of several communes each with its own. */
export function RegisterTable({ list }: { list: HouseholdList }) {
  const { t } = useWords();
  const body = useRef<HTMLTableSectionElement>(null);
  useRowKeys(body, true);
  return (
    <ScrollTable name={t('households.title')} className={styles.table ?? ''}>
      <thead>
        <tr>
          <th scope="col">{t('households.household')}</th>
          <th scope="col">{t('households.head')}</th>
          <th scope="col">{t('households.hamlet')}</th>
          <th scope="col">{t('households.members')}</th>
          <th scope="col">{t('households.phone')}</th>
          <th scope="col">{t('households.class')}</th>
          <th scope="col">{t('households.since')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {list.households.map((household) => (
          <Row key={household.id} household={household} several={list.communes.length > 1} />
        ))}
      </tbody>
    </ScrollTable>
  );
}
