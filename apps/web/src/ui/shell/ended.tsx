import { Button } from '@mantine/core';
import { Link, useLocation } from 'react-router';
import { useWords } from '../../i18n/language';
import { shortName } from '../../view/roles';
import { signInAddress } from '../../view/return-path';
import type { EndedSession } from '../../queries';
import { useSignIn } from '../../use-sign-in';
import { ProblemAlert } from '../problem-alert';
import { Titled } from '../titled';
import parts from '../parts.module.css';

/**
 * The session ran out, or was ended from another browser. The page stays as it was behind this one: whoever signs in
 * again under the same name finds it with what was typed.
 */
export function Ended({ session, because }: EndedSession) {
  const { t, maybe } = useWords();
  const { pathname, search } = useLocation();
  const back = pathname + search;
  const { signIn, busy, problem } = useSignIn({ stay: true });
  const name = shortName(session.displayName);
  return (
    <div className={parts.center} role="alert">
      <Titled title={t('ended.title')} />
      <p>{(because && maybe(`ended.because.${because}`)) ?? t('ended.why')}</p>
      <p className="soft">{t('ended.kept')}</p>
      {problem && <ProblemAlert problem={problem} />}
      <div className="row">
        {session.signedInBy === 'demo' ? (
          <Button loading={busy !== null} onClick={() => signIn(session.account)}>
            {t('ended.again', { name })}
          </Button>
        ) : (
          <Button component="a" href={signInAddress(back)}>
            {t('signIn.do')}
          </Button>
        )}
        <Link to={`/?${new URLSearchParams({ return: back }).toString()}`}>{t('ended.other')}</Link>
      </div>
    </div>
  );
}
