import type { SendingList } from '@langmoi/contracts/list-imports';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ServedRoute } from '../api';
import { useWords } from '../i18n/language';
import {} from '../i18n/list-import';
import { FileLink } from './file-link';
import { ListImporting } from './list-import';
import { PageHead } from './page-head';
import frame from './pages.module.css';

/** A page of a list as a file, and from one where the reader may. */
export function ListFile(props: {
  title: string;
  back: { readonly to: string; readonly word: string };
  exporting: ServedRoute;
  importing: (ServedRoute & { readonly body: typeof SendingList }) | null;
  params?: Record<string, string>;
  /** What else is to be known of this list. */
  children?: ReactNode;
}) {
  const { title, back, exporting, importing, params = {}, children } = props;
  const { t } = useWords();
  const save = (format: 'csv' | 'xlsx') => (
    <FileLink
      route={exporting}
      params={params}
      query={{ format }}
      word={t('list.as', { name: format.toUpperCase() })}
    />
  );
  return (
    <div className={frame.body}>
      <PageHead title={title} back={<Link to={back.to}>{back.word}</Link>} about={t('list.about')} />
      {children && <div className="stack small soft">{children}</div>}
      <div className="row">
        {save('xlsx')}
        {save('csv')}
      </div>
      {importing && <ListImporting key={title} route={importing} params={params} />}
    </div>
  );
}
