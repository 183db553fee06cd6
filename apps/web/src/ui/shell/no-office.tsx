import type { SessionView } from '@langmoi/contracts/gateway';
import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useWords } from '../../i18n/language';
import { problemWords } from '../../view/problem';
import { returnPath, signInAddress } from '../../view/return-path';
import { Titled } from '../titled';
import parts from '../parts.module.css';

/** Somebody whose every office asks for a second factor that this sign-in has not shown: the way to show it. */
export function SecondFactorNeeded({ session }: { session: SessionView }) {
  const { t, language } = useWords();
  const { pathname, search } = useLocation();
  const { title, remedy } = problemWords('/problems/second-factor-needed', language);
  const address = signInAddress(returnPath(pathname + search), { account: session.account, second: true });
  return (
    <div className={parts.center}>
      <Titled title={title} />
      <p>{remedy}</p>
      <Button component="a" href={address}>
        {t('signIn.do')}
      </Button>
    </div>
  );
}

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
