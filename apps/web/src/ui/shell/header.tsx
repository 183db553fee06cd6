import type { SessionView } from '@langmoi/contracts/gateway';
import { ActionIcon, SegmentedControl, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { NavLink } from 'react-router';
import { useWords } from '../../i18n/language';
import type { Key } from '../../i18n/translate';
import { useAnswer, useProvinceId } from '../../queries';
import { directory } from '../../services';
import { may } from '../../view/may';
import styles from './shell.module.css';

/** Who is signed in meets these; the first page does without their weight. */
const DateJump = lazy(() => import('./date-jump').then((its) => ({ default: its.DateJump })));
const UserMenu = lazy(() => import('./user-menu').then((its) => ({ default: its.UserMenu })));

function SchemeSwitch() {
  const { t } = useWords();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon
      variant="subtle"
      size="lg"
      aria-label={dark ? t('scheme.toLight') : t('scheme.toDark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={18} stroke={1.6} /> : <IconMoon size={18} stroke={1.6} />}
    </ActionIcon>
  );
}

function LanguageSwitch() {
  const { t, language, setLanguage } = useWords();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language.label')}
      value={language}
      onChange={(next) => setLanguage(next === 'en' ? 'en' : 'vi')}
      data={[
        { value: 'vi', label: 'VI' },
        { value: 'en', label: 'EN' },
      ]}
    />
  );
}

interface Page {
  /** What the tables must give an office for the page to be offered. */
  readonly for: string;
  readonly to: string;
  readonly word: Key;
}

/**
 * The pages of an office. Those of facts are for who keeps them; everybody else of the province finds them from its page.
 * Sums of support are the province's; whoever has poverty in a commune keeps its register of households.
 */
const pagesOf = ({ caller, ...session }: SessionView): Page[] => [
  { for: 'criteria.saveDraft', to: `/communes/${caller.unitId}`, word: 'nav.commune' },
  { for: 'criteria.recordUnitFigures', to: `/units/${caller.unitId}/figures`, word: 'nav.district' },
  { for: 'criteria.confirmFigures', to: '/confirmations', word: 'nav.confirmations' },
  { for: 'recognition.listDossiers', to: '/dossiers', word: 'nav.dossiers' },
  { for: 'reporting.viewProvince', to: '/province', word: 'nav.province' },
  { for: 'criteria.viewYear', to: '/year', word: 'nav.year' },
  { for: 'criteria.listSetProposals', to: '/criteria-sets', word: 'nav.criteriaSets' },
  { for: 'criteria.listFigureImports', to: '/figures/import', word: 'nav.figureImport' },
  { for: 'funding.recordFunds', to: '/funding', word: 'nav.funding' },
  {
    for: 'poverty.recordSupport',
    to: caller.unitPath.length > 1 ? '/poverty/households' : '/poverty',
    word: 'nav.poverty',
  },
  { for: 'culture.recordHolders', to: '/culture', word: 'nav.culture' },
  { for: 'directory.replayParked', to: '/operations', word: 'nav.operations' },
  {
    for: 'directory.listPersons',
    to: '/administration',
    word: session.may.includes('directory.invitePerson') ? 'nav.administration' : 'nav.persons',
  },
  { for: 'directory.importProvince', to: '/new-province', word: 'nav.newProvince' },
  ...(session.national
    ? [{ for: 'directory.listUnitProposals', to: '/nation/units', word: 'nav.provincesJoin' } as const]
    : []),
  { for: 'gateway.statePurpose', to: '/poverty/households', word: 'nav.households' },
];

function Pages({ session }: { session: SessionView }) {
  const { t } = useWords();
  const { roles, readsProvinceId } = session.caller;
  if (roles.length === 0 || (session.national && readsProvinceId === null)) return null;
  return (
    <nav aria-label={t('nav.label')} className={styles.nav}>
      <NavLink to="/work">{t('nav.work')}</NavLink>
      {pagesOf(session)
        .filter((page) => may(session, page.for))
        .map(({ to, word }) => (
          <NavLink key={to} to={to}>
            {t(word)}
          </NavLink>
        ))}
    </nav>
  );
}

function Brand({ to, province }: { to: string; province: string | undefined }) {
  const { t } = useWords();
  return (
    <NavLink to={to} className={styles.brand ?? ''}>
      <span className={styles.name}>{t('app.name')}</span>
      {province && <span className={styles.province}>{province}</span>}
    </NavLink>
  );
}

function SignedIn({ session }: { session: SessionView }) {
  const provinceId = useProvinceId();
  const { national, caller } = session;
  const there = caller.roles.length > 0 && (!national || caller.readsProvinceId !== null);
  const province = useAnswer(directory.viewProvince, { params: { provinceId } }, { enabled: there, every: 20_000 });
  return (
    <>
      <Brand to="/work" province={there ? province.data?.name : undefined} />
      <Pages session={session} />
      <div className={styles.tools}>
        <Suspense>
          {there && province.data && (
            <DateJump province={province.data} reader={national || caller.inherits === true} />
          )}
        </Suspense>
        <LanguageSwitch />
        <SchemeSwitch />
        <Suspense>
          <UserMenu session={session} />
        </Suspense>
      </div>
    </>
  );
}

export function Header({ session }: { session: SessionView | null }) {
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        {session ? (
          <SignedIn session={session} />
        ) : (
          <>
            <Brand to="/" province={undefined} />
            <div className={styles.tools}>
              <LanguageSwitch />
              <SchemeSwitch />
            </div>
          </>
        )}
      </div>
    </header>
  );
}
