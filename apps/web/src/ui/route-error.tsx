import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { useWords } from '../i18n/language';
import { problemWords } from '../view/problem';
import { Titled } from './titled';
import styles from './parts.module.css';

/** The browser could not fetch a page's code: the line is down, or the code was replaced by a newer one meanwhile. */
const notFetched = (error: unknown) =>
  error instanceof Error && /dynamically imported module|module script|preload/i.test(error.message);

/** What stands in the place of a page that broke or did not arrive: nothing that was typed is lost by loading it again. */
export function PageError() {
  const { t, language } = useWords();
  const lost = notFetched(useRouteError()) && !navigator.onLine;
  const internal = problemWords('/problems/internal', language);
  return (
    <div className={styles.center} role="alert">
      <Titled title={lost ? t('offline.title') : internal.title} />
      <p className="soft">{lost ? t('offline.remedy') : internal.remedy}</p>
      <Button onClick={() => window.location.reload()}>{t('load.again')}</Button>
    </div>
  );
}

/** The same where the frame itself broke. */
export function RouteError() {
  return (
    <main id="main">
      <PageError />
    </main>
  );
}
