import { type HouseholdList, type HouseholdView } from '@langmoi/contracts/households';
import type { UnitForm } from '@langmoi/contracts/units';
import { useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { UnitOfDay } from '../../ui/carried-note';
import { RehearsalMark } from '../../ui/marks';
import { leaveFor, useRowKeys } from '../../ui/row-keys';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { carriedUnits } from '../../view/standing';
import { Personal } from './masks';
import styles from './households.module.css';

/** Where the household's commune lies on the other day; `unit` null: whole in none. */
interface Lies {
  readonly on: string;
  readonly unit: UnitForm | null;
}

/** The commune that the household is of, and on another day the unit that holds that commune whole. */
function Where({ household: { unitId, unitName }, lies }: { household: HouseholdView; lies: Lies | null }) {
  const { t, date } = useWords();
  return (
    <span className={styles.under}>
      <Link to={`/communes/${unitId}`}>{unitName}</Link>
      {lies && (
        <>
          {' · '}
          {date(lies.on)}: {lies.unit ? <UnitOfDay unit={lies.unit} on={lies.on} /> : t('carried.nobody')}
        </>
      )}
    </span>
  );
}

function Row({ household, several, lies }: { household: HouseholdView; several: boolean; lies: Lies | null }) {
  const { t, date } = useWords();
  const { id, number, hamlet, headName, memberCount, phone, classification, since, left } = household;
  return (
    <tr>
      <th scope="row">
        <Link to={`/poverty/households/${id}`} data-row={id} onClick={() => leaveFor(id)}>
          {t('households.number', { n: number })}
        </Link>{' '}
        {household.rehearsal && <RehearsalMark />}
        {several && <Where household={household} lies={lies} />}
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
  const on = list.carried?.on;
  const units = carriedUnits(list);
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
          <Row
            key={household.id}
            household={household}
            several={list.communes.length > 1}
            lies={on === undefined ? null : { on, unit: units.get(household.unitId) ?? null }}
          />
        ))}
      </tbody>
    </RecordTable>
  );
}
