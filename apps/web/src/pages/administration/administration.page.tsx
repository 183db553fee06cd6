import '../../i18n/administration';
import { personalAudit } from '@langmoi/domain/access/audit';
import { directory } from '@langmoi/domain/access/directory';
import { identity } from '@langmoi/domain/access/identity';
import { Link, NavLink, Outlet, useLocation } from 'react-router';
import { useWords } from '../../i18n/language';
import { PageRow } from '../../ui/page-row';
import { useGranted, useMayEver } from '../../use-granted';
import frame from '../../ui/pages.module.css';

/** Persons and offices, leads and machines: each below the same row of pages. */
export function AdministrationPage() {
  const { t } = useWords();
  const granted = useGranted();
  const mayEver = useMayEver();
  const { pathname } = useLocation();
  const amongPersons = pathname === '/administration' || pathname.startsWith('/administration/persons/');
  return (
    <div className={frame.page}>
      <PageRow name={t('nav.administration')}>
        <Link to="/administration" aria-current={amongPersons ? 'page' : undefined}>
          {t('admin.persons')}
        </Link>
        {mayEver(directory.importOfficers) && <NavLink to="/administration/import">{t('admin.import')}</NavLink>}
        <NavLink to="/administration/leads">{t('admin.leads')}</NavLink>
        {granted(directory.listUnitProposals) && <NavLink to="/administration/units">{t('nav.unitChanges')}</NavLink>}
        {granted(directory.listUnitProposals) && <Link to="/units/findings">{t('nav.unitFindings')}</Link>}
        {granted(identity.listMachines) && <NavLink to="/administration/machines">{t('admin.machines')}</NavLink>}
        {granted(directory.viewReadiness) && <NavLink to="/administration/readiness">{t('ready.title')}</NavLink>}
        {granted(personalAudit.listPersonalReads) && (
          <NavLink to="/administration/readings">{t('admin.readings')}</NavLink>
        )}
      </PageRow>
      <Outlet />
    </div>
  );
}
