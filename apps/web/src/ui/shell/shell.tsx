import type { SessionView } from '@langmoi/contracts/gateway';
import { useEffect, useRef, type ReactNode } from 'react';
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router';
import { useWords } from '../../i18n/language';
import { useEnded, useSession } from '../../queries';
import { Bands } from './bands';
import { ChooseProvince } from './choose-province';
import { Ended } from './ended';
import { Header } from './header';
import { NoOffice, SecondFactorNeeded } from './no-office';
import { useReadAnew } from './use-go-on';
import styles from './shell.module.css';

/** On a change of page the focus goes to the new heading, so that a reader's voice begins there. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const arrived = useRef(false);
  useEffect(() => {
    if (!arrived.current) {
      arrived.current = true;
      return;
    }
    window.scrollTo(0, 0);
    const here = document.activeElement;
    if (here !== main.current && main.current?.contains(here)) return; // a page put it where it belongs
    main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}

/** Pages that anybody reaches who is signed in, whatever office they hold. */
const everybodys = ['/', '/sign-ins'];

/** What stands in the place of the page: nobody is signed in, somebody without an office, a province not yet chosen. */
function insteadOf(session: SessionView | null, at: { pathname: string; search: string }): ReactNode {
  if (everybodys.includes(at.pathname)) return null;
  if (session === null) {
    const back = new URLSearchParams({ return: at.pathname + at.search }).toString();
    return <Navigate to={`/?${back}`} replace />;
  }
  if (session.caller.roles.length === 0) {
    return session.offices.length > 0 ? <SecondFactorNeeded session={session} /> : <NoOffice session={session} />;
  }
  if (at.pathname === '/new-province') return null; // no province is read where one is made
  if (at.pathname.startsWith('/nation/')) return null; // nor where several are joined
  return session.national && session.caller.readsProvinceId === null ? <ChooseProvince session={session} /> : null;
}

/** The page, or what stands in its place. A session that ended hides it and leaves what was typed. */
function Place({ session, asked }: { session: SessionView | null | undefined; asked: boolean }) {
  const location = useLocation();
  const ended = useEnded();
  const over = session === null && location.pathname !== '/' ? ended : null;
  // Before it is known who asks, a page would ask what they may not see.
  if (session === undefined && asked && location.pathname !== '/') return null;
  const instead = over || session === undefined ? null : insteadOf(session, location);
  return (
    <>
      {over && <Ended {...over} />}
      {instead ?? (
        <div hidden={over !== null}>
          <Outlet />
        </div>
      )}
    </>
  );
}

/** The frame of every page: where am I, who am I, what day is it. */
export function Shell() {
  const { t } = useWords();
  const main = useFocusOnArrival();
  const session = useSession();
  const { state } = useNavigation();
  useReadAnew(session.data);
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <Header session={session.data ?? null} />
      {session.data && <Bands session={session.data} />}
      <div className={styles.progress} data-on={state === 'loading'} aria-hidden />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Place session={session.data} asked={session.isPending} />
      </main>
    </>
  );
}
