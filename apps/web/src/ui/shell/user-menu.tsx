import type { OfficeView, SessionView } from '@langmoi/contracts/gateway';
import { gateway as access } from '@langmoi/domain/access/gateway';
import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconUser } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call } from '../../api';
import { useWords } from '../../i18n/language';
import { gateway } from '../../services';
import { useMayEver } from '../../use-granted';
import { capacityText } from '../../view/capacity';
import { shortName } from '../../view/roles';
import { forgetTyped } from '../fields/use-form';
import { ProblemAlert } from '../problem-alert';
import { PurposeDialog } from './purpose-dialog';
import { useGoOn } from './use-go-on';
import styles from './shell.module.css';

/** Leaves, and forgets everything that was read under the old name; at the provider too, where there is one. */
function useSignOut() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    const left = await call(gateway.signOut, {}).catch(() => null);
    forgetTyped();
    queries.clear();
    queries.setQueryData(['session'], null);
    if (left?.endAt) window.location.assign(left.endAt);
    else await navigate('/');
  };
}

/** In which office, and how one signs there: "KT. Chủ tịch · Văn phòng Chủ tịch UBND tỉnh". */
function useOfficeWords() {
  const { t, language } = useWords();
  return ({ roles, capacity, organisationName }: Pick<OfficeView, 'roles' | 'capacity' | 'organisationName'>) => {
    const [role] = roles;
    const how = capacityText(capacity, role, language) || (role ? t(`role.${role}`) : t('user.noOffice'));
    return organisationName ? `${how} · ${organisationName}` : how;
  };
}

const officeOf = ({ caller, offices }: SessionView): OfficeView | undefined =>
  offices.find(({ appointmentId }) => appointmentId === caller.appointmentId) ?? offices[0];

function Offices({ session, choose }: { session: SessionView; choose: (office: OfficeView) => void }) {
  const { t } = useWords();
  const words = useOfficeWords();
  if (session.offices.length < 2) return null;
  const now = officeOf(session);
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('user.offices')}</Menu.Label>
      {session.offices.map((office) => (
        <Menu.Item
          key={office.appointmentId}
          leftSection={<IconCheck size={16} aria-hidden visibility={office === now ? 'visible' : 'hidden'} />}
          onClick={() => office !== now && choose(office)}
        >
          {words(office)}
          <span className={styles.under}>{office.unitName}</span>
          {office === now && <span className="hidden">{t('user.thisOffice')}</span>}
        </Menu.Item>
      ))}
    </>
  );
}

/** Who am I, in which office, and what can I do about that. */
export function UserMenu({ session }: { session: SessionView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const words = useOfficeWords();
  const office = useGoOn(gateway.chooseOffice, '/work');
  const [stating, state] = useState(false);
  const mayEver = useMayEver();
  const { caller, displayName } = session;
  const now = officeOf(session);
  const line = words({ ...caller, organisationName: now?.organisationName ?? '' });
  return (
    <>
      <Menu position="bottom-end" width={300}>
        <Menu.Target>
          <button type="button" className={styles.user}>
            <IconUser size={18} stroke={1.6} aria-hidden />
            <span className="hidden">{t('user.menu', { name: displayName })}</span>
            <span className={styles.userName} aria-hidden>
              {shortName(displayName)}
              <span className={styles.under}>{line}</span>
            </span>
            <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            <span className={styles.who}>{displayName}</span>
            {line}
            {now && <span className={styles.role}>{now.unitName}</span>}
          </Menu.Label>
          <Offices session={session} choose={({ appointmentId }) => office.mutate({ body: { appointmentId } })} />
          <Menu.Divider />
          {mayEver(access.statePurpose) && <Menu.Item onClick={() => state(true)}>{t('purpose.state')}</Menu.Item>}
          <Menu.Item onClick={() => void navigate('/sign-ins')}>{t('nav.signIns')}</Menu.Item>
          {session.rehearsal && <Menu.Item onClick={() => void navigate('/')}>{t('user.switch')}</Menu.Item>}
          <Menu.Item onClick={() => void signOut()}>{t('user.signOut')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {office.error && <ProblemAlert problem={office.error} />}
      {stating && <PurposeDialog session={session} close={() => state(false)} />}
    </>
  );
}
