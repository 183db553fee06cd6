import type { AccountView } from '@langmoi/contracts/directory';
import { needsSecondFactor } from '@langmoi/domain/access/second-factor';
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { directory } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import frame from '../../ui/pages.module.css';
import { ProblemAlert } from '../../ui/problem-alert';
import { Titled } from '../../ui/titled';
import { useSignIn } from '../../use-sign-in';
import { returnPath, signInAddress } from '../../view/return-path';
import { groupAccounts, placeOf, type RoleGroup } from '../../view/roles';
import styles from './roles.module.css';

interface Ways {
  readonly signIn: (account: string) => void;
  readonly busy: string | null;
  /** Where a provider is attached: the second factor can be tried there. */
  readonly provider: boolean;
  readonly back: string | null;
}

/** One click without a password; and, for who needs one, the way with a second factor. */
function Account({ one, ways }: { one: AccountView; ways: Ways }) {
  const { t } = useWords();
  const { busy, signIn, provider, back } = ways;
  return (
    <li>
      <button
        type="button"
        className={styles.account}
        aria-label={t('roles.signInAs', { name: one.displayName })}
        aria-busy={busy === one.account}
        disabled={busy !== null}
        onClick={() => signIn(one.account)}
      >
        {placeOf(one)}
      </button>
      {provider && needsSecondFactor([one.role]) && (
        <a
          className={styles.second}
          href={signInAddress(returnPath(back), { account: one.account, second: true })}
          aria-label={`${t('roles.second')}: ${one.displayName}`}
        >
          {t('roles.second')}
        </a>
      )}
    </li>
  );
}

function Group({ group, ways }: { group: RoleGroup; ways: Ways }) {
  const { t } = useWords();
  const { role, accounts } = group;
  return (
    <section className={styles.group} data-many={accounts.length > 4} aria-labelledby={`role-${role}`}>
      <h2 id={`role-${role}`}>
        {t(`role.${role}`)}
        {accounts.length > 1 && <span className="soft small"> {accounts.length}</span>}
      </h2>
      <p className="soft small">{t(`roles.about.${role}`)}</p>
      <ul className={styles.accounts}>
        {accounts.map((one) => (
          <Account key={one.account} one={one} ways={ways} />
        ))}
      </ul>
    </section>
  );
}

/** Who are you today? One click signs in; demo accounts have no password. */
export function Roles({ provider }: { provider: boolean }) {
  const { t } = useWords();
  const [asked, ask] = useState('');
  const [search] = useSearchParams();
  const back = search.get('return');
  const accounts = useAnswer(directory.listAccounts, {});
  const session = useSession();
  const { signIn, busy, problem } = useSignIn({ back: back ? returnPath(back) : null });
  return (
    <div className={frame.page}>
      <div className={styles.intro}>
        <Titled title={t('roles.title')} />
        <p className="soft">{t('roles.intro')}</p>
        {session.data && <p className="small">{t('roles.now', { name: session.data.displayName })}</p>}
      </div>
      {problem && <ProblemAlert problem={problem} />}
      <TextInput
        type="search"
        label={t('roles.search')}
        placeholder={t('roles.searchFor')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={asked}
        maw={420}
        onChange={(event) => ask(event.currentTarget.value)}
      />
      <Answer of={accounts} lines={10}>
        {(all) => {
          const groups = groupAccounts(all, asked, (role) => t(`role.${role}`));
          if (groups.length === 0) return <Empty title={t('roles.none')}>{t('roles.noneRemedy')}</Empty>;
          return (
            <div className={styles.groups}>
              {groups.map((group) => (
                <Group key={group.role} group={group} ways={{ busy, signIn, provider, back }} />
              ))}
            </div>
          );
        }}
      </Answer>
    </div>
  );
}
