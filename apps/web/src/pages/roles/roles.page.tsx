import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useAnswer, useSession } from '../../queries';
import { directory } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { ProblemAlert } from '../../ui/problem-alert';
import { Titled } from '../../ui/titled';
import { groupAccounts, placeOf, type RoleGroup } from '../../view/roles';
import { useSignIn } from './use-sign-in';
import styles from './roles.module.css';

function Group({ group, signIn, busy }: { group: RoleGroup; signIn: (account: string) => void; busy: string | null }) {
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
          <li key={one.account}>
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
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who are you today? One click signs in; demo accounts have no password. */
export function RolesPage() {
  const { t } = useWords();
  const [asked, ask] = useState('');
  const accounts = useAnswer(directory.listAccounts, {});
  const session = useSession();
  const { signIn, busy, problem } = useSignIn();
  return (
    <div className={styles.page}>
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
                <Group key={group.role} group={group} busy={busy} signIn={signIn} />
              ))}
            </div>
          );
        }}
      </Answer>
    </div>
  );
}
