import { useEffect, useRef } from 'react';
import { Outlet, useLocation, useNavigation } from 'react-router';
import { useWords } from '../../i18n/language';
import { useSession } from '../../queries';
import { Header } from './header';
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

/** The frame of every page: where am I, who am I, what day is it. */
export function Shell() {
  const { t } = useWords();
  const main = useFocusOnArrival();
  const session = useSession();
  const { state } = useNavigation();
  return (
    <>
      <a className={styles.skip} href="#main">
        {t('app.skip')}
      </a>
      <Header session={session.data ?? null} />
      <div className={styles.progress} data-on={state === 'loading'} aria-hidden />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <Outlet />
      </main>
    </>
  );
}
