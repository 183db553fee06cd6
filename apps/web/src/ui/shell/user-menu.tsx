import type { SessionView } from '@langmoi/contracts/gateway';
import { Menu } from '@mantine/core';
import { IconChevronDown, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { call } from '../../api';
import { useWords } from '../../i18n/language';
import { gateway } from '../../services';
import styles from './shell.module.css';

/** Leaves, and forgets everything that was read under the old name. */
function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await call(gateway.signOut, {}).catch(() => undefined);
    queries.clear();
    queries.setQueryData(['session'], null);
    await navigate('/');
  };
}

export function UserMenu({ session }: { session: SessionView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const [role] = session.caller.roles;
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={styles.user} aria-label={t('user.menu', { name: session.displayName })}>
          <IconUser size={18} stroke={1.6} aria-hidden />
          <span className={styles.userName}>{session.displayName.replace(/ \(.*\)$/, '')}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.displayName}
          {role && <span className={styles.role}>{t(`role.${role}`)}</span>}
        </Menu.Label>
        <Menu.Item onClick={() => void navigate('/')}>{t('user.switch')}</Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{t('user.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
