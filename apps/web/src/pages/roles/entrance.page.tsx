import { Button } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { ApiProblem } from '../../api';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { gateway } from '../../services';
import { Answer } from '../../ui/answer';
import { ProblemAlert } from '../../ui/problem-alert';
import { Titled } from '../../ui/titled';
import parts from '../../ui/parts.module.css';
import { returnPath, signInAddress } from '../../view/return-path';
import { Roles } from './roles';

/** Why the provider's way led back here without a session, as the address says it. */
function Refused() {
  const [search] = useSearchParams();
  const problem = search.get('problem');
  if (!problem) return null;
  return <ProblemAlert problem={new ApiProblem(`/problems/${problem}`, 400)} />;
}

/** Outside of demo data: one button that leads to the provider. */
function SignIn({ provider }: { provider: boolean }) {
  const { t } = useWords();
  const [search] = useSearchParams();
  const session = useSession();
  const back = returnPath(search.get('return'));
  return (
    <div className={parts.center}>
      <Titled title={t('app.name')} />
      <p className="soft">{t('app.about')}</p>
      <Refused />
      {session.data && <p className="small">{t('signIn.now', { name: session.data.displayName })}</p>}
      {provider ? (
        <>
          <Button size="md" component="a" href={signInAddress(back)}>
            {t('signIn.do')}
          </Button>
          <p className="small soft">{t('signIn.help')}</p>
        </>
      ) : (
        <p>{t('signIn.noWay')}</p>
      )}
    </div>
  );
}

/** The first page: roles to choose from on demo data, else the way to sign in. */
export function EntrancePage() {
  const ways = useAnswer(gateway.listSignInWays, {});
  return (
    <Answer of={ways} lines={8} page>
      {({ demo, provider }) =>
        demo ? (
          <>
            <Refused />
            <Roles provider={provider} />
          </>
        ) : (
          <SignIn provider={provider} />
        )
      }
    </Answer>
  );
}
