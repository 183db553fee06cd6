import '../../i18n/households';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useWords } from '../../i18n/language';
import { PageRow } from '../../ui/page-row';
import frame from '../../ui/pages.module.css';

/** Sums of support and the register of households: two things that are not added up to each other, below one row. */
export function PovertyPages() {
  const { t } = useWords();
  const { pathname } = useLocation();
  return (
    <div className={frame.page}>
      <PageRow name={t('nav.poverty')}>
        <Link to="/poverty" aria-current={pathname === '/poverty' ? 'page' : undefined}>
          {t('households.supports')}
        </Link>
        <NavLink to="/poverty/households">{t('households.title')}</NavLink>
      </PageRow>
      <Outlet />
    </div>
  );
}
