import type { AccountAccess, Invitation } from '@langmoi/contracts/identity';
import type { PersonView } from '@langmoi/contracts/officers';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand } from '../../queries';
import { Answer } from '../../ui/answer';
import { ProblemAlert } from '../../ui/problem-alert';
import parts from '../../ui/parts.module.css';
import { StateBadge } from '../../ui/state-badge';
import { refusalOf } from '../../view/facts';
import { timeText } from '../../view/format';
import { problemWords } from '../../view/problem';
import { identity } from './services';
import styles from './administration.module.css';

/** A secret that is shown this once: to be copied, never read again. */
export function Once({ label, value, hint }: { label: string; value: string; hint: string }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  return (
    <div className={styles.once} role="status">
      <TextInput
        size="sm"
        readOnly
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description']}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        size="xs"
        variant="default"
        onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
      >
        {copied ? t('admin.copied') : t('admin.copy')}
      </Button>
    </div>
  );
}

function Ways({ access }: { access: AccountAccess }) {
  const { t, date } = useWords();
  const { active, hasPassword, secondFactors, needsSecondFactor, lockedUntil, lastSignedInAt } = access;
  const factors = secondFactors.map((one) => t(`factor.${one}`)).join(', ');
  return (
    <dl className={styles.facts}>
      <dt>{t('access.state')}</dt>
      <dd>
        <StateBadge state={active ? 'achieved' : 'noData'}>{active ? t('access.active') : t('access.shut')}</StateBadge>
        {lockedUntil && <StateBadge state="late">{t('access.locked', { time: timeText(lockedUntil) })}</StateBadge>}
      </dd>
      <dt>{t('access.password')}</dt>
      <dd>{hasPassword ? t('access.set') : t('access.notSet')}</dd>
      <dt>{t('access.second')}</dt>
      <dd>
        {factors || t('access.notSet')}
        {needsSecondFactor && !factors && <span className={styles.under}>{t('access.needed')}</span>}
      </dd>
      <dt>{t('access.last')}</dt>
      <dd>{lastSignedInAt ? `${timeText(lastSignedInAt)} ${date(lastSignedInAt)}` : t('access.never')}</dd>
    </dl>
  );
}

function Invite({ access, account }: { access: AccountAccess; account: string }) {
  const { t, language, date } = useWords();
  const [link, setLink] = useState<Invitation | null>(null);
  const invite = useCommand(identity.inviteAccount, setLink);
  const refusal = refusalOf(access.actions, 'inviteAccount');
  return (
    <>
      {invite.error && <ProblemAlert problem={invite.error} />}
      {link ? (
        <Once
          label={t('access.link')}
          value={link.link}
          hint={t('access.linkHint', { time: `${timeText(link.expiresAt)} ${date(link.expiresAt)}` })}
        />
      ) : (
        <Button
          variant="default"
          loading={invite.isPending}
          disabled={refusal !== null}
          onClick={() => invite.mutate({ params: { account }, body: {} })}
        >
          {access.hasPassword ? t('access.renew') : t('access.invite')}
        </Button>
      )}
      {refusal && <p className="small soft">{problemWords(refusal, language).title}</p>}
      {access.hasPassword && !link && <p className="small soft">{t('access.renewHint')}</p>}
    </>
  );
}

/** How somebody signs in, and the link by which they set it up: handed over in person. */
export function Access({ person, account, invited }: { person: PersonView; account: string; invited: boolean }) {
  const { t } = useWords();
  const queries = useQueryClient();
  // The account travels from the directory to the provider as an event: it is there a moment after the person is.
  const [tries, setTries] = useState(0);
  const access = useAnswer(identity.viewAccountAccess, { params: { account } }, {});
  const coming = access.error?.type === '/problems/account-not-found' && tries < 20;
  if (coming) {
    setTimeout(() => {
      setTries(tries + 1);
      void queries.invalidateQueries({ queryKey: [identity.viewAccountAccess.prefix] });
    }, 1_000);
  }
  // No such route: another provider is attached in the place of the bundled one.
  const elsewhere = access.error?.type === '/problems/not-found';
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="access">
      <h2 id="access">{t('access.title')}</h2>
      <p>
        <code>{account}</code>
      </p>
      {invited && <p className="small">{t('access.next')}</p>}
      {elsewhere ? (
        <p className="small soft">{t('access.elsewhere')}</p>
      ) : coming ? (
        <p className="small soft" role="status">
          {t('access.coming')}
        </p>
      ) : (
        <Answer of={access} lines={3}>
          {(view) => (
            <>
              <Ways access={view} />
              <Invite key={person.id} access={view} account={account} />
            </>
          )}
        </Answer>
      )}
    </section>
  );
}
