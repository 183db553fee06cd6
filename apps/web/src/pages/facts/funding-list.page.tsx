import { useWords } from '../../i18n/language';
import {} from '../../i18n/list-import';
import { useSession } from '../../queries';
import { funding } from '../../services';
import { ListFile } from '../../ui/list-file';
import { may } from '../../view/may';

/** Lines of money as a file, and from one. */
export function FundingListPage() {
  const { t } = useWords();
  const session = useSession().data;
  return (
    <ListFile
      title={t('list.of.lines')}
      back={{ to: '/funding', word: t('nav.funding') }}
      exporting={funding.exportLines}
      importing={may(session, 'funding.importLines') ? funding.importLines : null}
    />
  );
}
