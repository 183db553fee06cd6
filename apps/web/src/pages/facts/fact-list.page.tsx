import { useWords } from '../../i18n/language';
import {} from '../../i18n/list-import';
import { useSession } from '../../queries';
import { culture, funding, poverty } from '../../services';
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

/** Supports of policies as a file, and from one. */
export function SupportListPage() {
  const { t } = useWords();
  const session = useSession().data;
  return (
    <ListFile
      title={t('list.of.supports')}
      back={{ to: '/poverty', word: t('nav.poverty') }}
      exporting={poverty.exportSupports}
      importing={may(session, 'poverty.importSupports') ? poverty.importSupports : null}
    />
  );
}

/** Holders of titles by unit as a file, and from one. */
export function HoldingListPage() {
  const { t } = useWords();
  const session = useSession().data;
  return (
    <ListFile
      title={t('list.of.holdings')}
      back={{ to: '/culture', word: t('nav.culture') }}
      exporting={culture.exportHoldings}
      importing={may(session, 'culture.importHoldings') ? culture.importHoldings : null}
    />
  );
}
