import type { Role } from '@langmoi/contracts/caller';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import type { Key } from '../../i18n/translate';
import styles from './work.module.css';

interface Desk {
  readonly to: string;
  readonly name: Key;
  readonly about: Key;
}

const administration: readonly Desk[] = [
  { to: '/administration', name: 'work.desk.persons', about: 'work.desk.administration' },
  { to: '/administration/import', name: 'work.desk.lists', about: 'work.desk.import' },
  { to: '/administration/leads', name: 'work.desk.leading', about: 'work.desk.leads' },
  { to: '/administration/machines', name: 'work.desk.connected', about: 'work.desk.machines' },
];

/** Where the work of an officer lies whose work is no dossier. */
const desks: Partial<Record<Role, readonly Desk[]>> = {
  financeOfficer: [
    { to: '/funding', name: 'nav.funding', about: 'work.desk.funding' },
    { to: '/province?tab=funding', name: 'work.desk.compare', about: 'work.desk.compareFunding' },
  ],
  povertyOfficer: [
    { to: '/poverty', name: 'nav.poverty', about: 'work.desk.poverty' },
    { to: '/province?tab=poverty', name: 'work.desk.compare', about: 'work.desk.comparePoverty' },
  ],
  cultureOfficer: [
    { to: '/culture', name: 'nav.culture', about: 'work.desk.culture' },
    { to: '/province?tab=culture', name: 'work.desk.compare', about: 'work.desk.compareCulture' },
  ],
  operator: [{ to: '/operations', name: 'nav.operations', about: 'work.desk.operations' }],
  provinceAdministrator: administration,
  nationalAdministrator: administration.slice(0, 1),
};

/** The pages of an officer's own work; empty for whoever works on dossiers. */
export const desksOf = (roles: readonly Role[]): readonly Desk[] => roles.flatMap((role) => desks[role] ?? []);

export function Desks({ all }: { all: readonly Desk[] }) {
  const { t } = useWords();
  return (
    <ul className={styles.list} aria-label={t('nav.work')}>
      {all.map(({ to, name, about }) => (
        <li key={to} className={styles.item}>
          <Link to={to} data-row={to} className={styles.desk}>
            <strong>{t(name)}</strong>
            <span className={styles.where}>{t(about)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
