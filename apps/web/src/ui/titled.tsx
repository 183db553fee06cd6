import { useEffect, type ReactNode } from 'react';
import { useWords } from '../i18n/language';

/** The page's one heading, which also names the browser's tab. */
export function Titled({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useWords();
  const product = t('app.name');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <h1>
      {title}
      {children}
    </h1>
  );
}
