import { Button } from '@mantine/core';
import { useWords } from '../i18n/language';
import { problemWords } from '../view/problem';
import styles from './parts.module.css';

/** What stands where a page broke: nothing that was typed is lost by loading it again. */
export function RouteError() {
  const { t, language } = useWords();
  const { title, remedy } = problemWords('/problems/internal', language);
  return (
    <main id="main" className={styles.center}>
      <h1>{title}</h1>
      <p className="soft">{remedy}</p>
      <Button onClick={() => window.location.reload()}>{t('load.again')}</Button>
    </main>
  );
}
