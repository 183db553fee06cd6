import type { UnitLevel } from '@langmoi/contracts/common';
import type { SetTier } from '@langmoi/contracts/criteria-law';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/figures';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { criteria } from '../../services';
import styles from './assessment.module.css';

/** Where the day that was chosen is of another set than the form: the way to the form of that day. What is typed stays. */
export function OtherSheet(props: { level: UnitLevel; tier: SetTier; criteriaSet: string; on: string }) {
  const { level, tier, criteriaSet, on } = props;
  const { t, date } = useWords();
  const sets = useAnswer(criteria.listSetVersions, {});
  const other = setInForce(sets.data ?? [], { level, tier, on });
  if (!other || other.id === criteriaSet) return null;
  return (
    <span role="status" className={styles.otherSheet}>
      {t('commune.otherSheet', { date: date(on) })}{' '}
      <Link to={{ search: addressWith({ on }).toString() }}>{t('figures.sheetOf', { date: date(on) })}</Link>
    </span>
  );
}
