import { YearList } from '@langmoi/contracts/year';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/list-import';
import { useSession } from '../../queries';
import { FileLink } from '../../ui/file-link';
import { ListImporting } from '../../ui/list-import';
import { Titled } from '../../ui/titled';
import { may } from '../../view/may';
import frame from '../../ui/pages.module.css';
import { years } from './services';

/** A list of a year as a file, and from one. */
export function YearListPage() {
  const { t } = useWords();
  const session = useSession().data;
  const { year = '', list: asked } = useParams();
  const list = YearList.catch('registrations').parse(asked);
  const params = { year, list };
  const save = (format: 'csv' | 'xlsx') => (
    <FileLink
      route={years.exportYearList}
      params={params}
      query={{ format }}
      word={t('list.as', { name: format.toUpperCase() })}
    />
  );
  return (
    <div className={frame.body}>
      <div>
        <Link to={`/year?year=${year}`}>{t('list.back', { year })}</Link>
        <Titled title={t(`list.of.${list}`, { year })} />
        <p className="soft">{t('list.about')}</p>
      </div>
      <div className="row">
        {save('xlsx')}
        {save('csv')}
      </div>
      {may(session, 'criteria.importYearList') && (
        <ListImporting key={`${year} ${list}`} route={years.importYearList} params={params} />
      )}
    </div>
  );
}
