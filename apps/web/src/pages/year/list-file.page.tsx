import { YearList } from '@langmoi/contracts/year';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/list-import';
import { useSession } from '../../queries';
import { ListFile } from '../../ui/list-file';
import { may } from '../../view/may';
import { years } from './services';

/** A list of a year as a file, and from one. */
export function YearListPage() {
  const { t } = useWords();
  const session = useSession().data;
  const { year = '', list: asked } = useParams();
  const list = YearList.catch('registrations').parse(asked);
  return (
    <ListFile
      title={t(`list.of.${list}`, { year })}
      back={{ to: `/year?year=${year}`, word: t('list.back', { year }) }}
      exporting={years.exportYearList}
      importing={may(session, 'criteria.importYearList') ? years.importYearList : null}
      params={{ year, list }}
    />
  );
}
