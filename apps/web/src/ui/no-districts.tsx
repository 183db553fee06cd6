import { Link, type To } from 'react-router';
import { useWords } from '../i18n/language';
import {} from '../i18n/units';

/** Where a table by district would be empty: that the day has none, and where its communes stand one by one. */
export function NoDistricts({ to }: { to: To }) {
  const { t } = useWords();
  return (
    <p className="soft">
      {t('unit.noDistrictsNow')} <Link to={to}>{t('unit.byCommuneInstead')}</Link>
    </p>
  );
}
