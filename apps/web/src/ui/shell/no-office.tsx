import type { SessionView } from '@langmoi/contracts/gateway';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { Titled } from '../titled';
import parts from '../parts.module.css';

/** Somebody who is known and holds no office today: whom to ask, and nothing else. */
export function NoOffice({ session }: { session: SessionView }) {
  const { t } = useWords();
  return (
    <div className={parts.center}>
      <Titled title={t('noOffice.title')} />
      <p>{t('noOffice.why', { account: session.account })}</p>
      <p>{t('noOffice.ask')}</p>
      <p className="soft">{t('noOffice.then')}</p>
      <Link to="/sign-ins">{t('nav.signIns')}</Link>
    </div>
  );
}
