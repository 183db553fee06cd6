import '../../i18n/administration';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useWords } from '../../i18n/language';
import { useSession } from '../../queries';
import styles from './administration.module.css';

/** Persons and offices, leads and machines: each below the same row of pages. */
export function AdministrationPage() {
  const { t } = useWords();
  const roles = useSession().data?.caller.roles ?? [];
  const { pathname } = useLocation();
  const amongPersons = pathname === '/administration' || pathname.startsWith('/administration/persons/');
  const keeps = roles.includes('provinceAdministrator');
  return (
    <div className={styles.page}>
      <nav aria-label={t('nav.administration')} className={styles.pages}>
        <Link to="/administration" aria-current={amongPersons ? 'page' : undefined}>
          {t('admin.persons')}
        </Link>
        {keeps && <NavLink to="/administration/import">{t('admin.import')}</NavLink>}
        <NavLink to="/administration/leads">{t('admin.leads')}</NavLink>
        {keeps && <NavLink to="/administration/machines">{t('admin.machines')}</NavLink>}
      </nav>
      <Outlet />
    </div>
  );
}
