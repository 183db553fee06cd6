import '../../i18n/administration';
import type { SignInView } from '@langmoi/contracts/gateway';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiProblem, call } from '../../api';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { gateway } from '../../services';
import { Answer } from '../../ui/answer';
import { ProblemAlert } from '../../ui/problem-alert';
import { StateBadge } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { browserName } from '../../view/browser-name';
import { timeText } from '../../view/format';
import styles from './sign-ins.module.css';

/** Ends sign-ins one after the other; the list is read anew after each. */
function useEnding() {
  const queries = useQueryClient();
  const [ending, setEnding] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const end = async (ids: readonly string[]) => {
    setEnding(ids);
    setProblem(null);
    try {
      for (const signInId of ids) await call(gateway.endSignIn, { params: { signInId } });
    } catch (failure) {
      if (!(failure instanceof ApiProblem)) throw failure;
      setProblem(failure);
    } finally {
      setEnding([]);
      await queries.invalidateQueries({ queryKey: [gateway.listSignIns.prefix, gateway.listSignIns.path] });
    }
  };
  return { ending, problem, end: (ids: readonly string[]) => void end(ids) };
}

function Row({ one, busy, end }: { one: SignInView; busy: boolean; end: () => void }) {
  const { t, date } = useWords();
  const at = (instant: string) => `${timeText(instant)} ${date(instant)}`;
  const name = browserName(one.browser) ?? t('signIns.unknown');
  return (
    <li className={styles.row} data-current={one.current}>
      <div>
        <p>
          <strong title={one.browser}>{name}</strong>{' '}
          {one.current && <StateBadge state="achieved">{t('signIns.current')}</StateBadge>}
        </p>
        <p className="small soft">
          {t('signIns.from', { address: one.address })} · {t(`signedInBy.${one.signedInBy}`)}
        </p>
        <p className="small soft">
          {t('signIns.since', { time: at(one.signedInAt) })} · {t('signIns.seen', { time: at(one.lastSeenAt) })}
        </p>
      </div>
      {!one.current && (
        <Button
          size="xs"
          variant="default"
          loading={busy}
          aria-label={t('signIns.endThis', { name, time: at(one.signedInAt) })}
          onClick={end}
        >
          {t('signIns.end')}
        </Button>
      )}
    </li>
  );
}

/** One's own open sign-ins: to find the one that is not one's own, and to end it. */
export function SignInsPage() {
  const { t } = useWords();
  const signIns = useAnswer(gateway.listSignIns, {}, { every: 10_000 });
  const { ending, problem, end } = useEnding();
  // Signed in at the provider: there are one's password and second factor.
  const byProvider = signIns.data?.some(({ current, signedInBy }) => current && signedInBy !== 'demo') ?? false;
  return (
    <div className={styles.page}>
      <PageHead
        title={t('nav.signIns')}
        about={t('signIns.about')}
        under={
          byProvider && (
            <p>
              <a href="/identity/account">{t('signIns.own')}</a>
            </p>
          )
        }
      />
      {problem && <ProblemAlert problem={problem} />}
      <Answer of={signIns} lines={4}>
        {(all) => {
          const others = all.filter(({ current }) => !current);
          const sorted = [...all].sort(
            (one, other) =>
              Number(other.current) - Number(one.current) || other.lastSeenAt.localeCompare(one.lastSeenAt),
          );
          return (
            <>
              <ul className={styles.list} aria-label={t('nav.signIns')}>
                {sorted.map((one) => (
                  <Row key={one.id} one={one} busy={ending.includes(one.id)} end={() => end([one.id])} />
                ))}
              </ul>
              {others.length === 0 ? (
                <p className="small soft">{t('signIns.alone')}</p>
              ) : (
                <div className="row">
                  <Button variant="default" loading={ending.length > 1} onClick={() => end(others.map(({ id }) => id))}>
                    {t('signIns.endOthers', { n: others.length })}
                  </Button>
                  <span className="small soft">{t('signIns.within')}</span>
                </div>
              )}
            </>
          );
        }}
      </Answer>
    </div>
  );
}
