import type { PersonView } from '@langmoi/contracts/officers';
import { identity } from '@langmoi/domain/access/identity';
import { Button } from '@mantine/core';
import { Link, useParams, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId, useToday } from '../../queries';
import { Answer } from '../../ui/answer';
import { RehearsalMark } from '../../ui/marks';
import parts from '../../ui/parts.module.css';
import { PageHead } from '../../ui/page-head';
import { useUnitsDay } from '../../ui/units-switch';
import { refusalOf } from '../../view/facts';
import { problemWords } from '../../view/problem';
import { shortName } from '../../view/roles';
import { useGranted } from '../../use-granted';
import { Access } from './access';
import { AppointDialog } from './appoint-dialog';
import { Appointments } from './appointments';
import { CancelDialog } from './cancel-dialog';
import { CorrectDialog } from './correct-dialog';
import { EndDialog } from './end-dialog';
import { Powers } from './powers';
import { TransferDialog } from './transfer-dialog';
import { officers } from './services';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

/** What is known of somebody besides their offices; masked where the reader's office asks for it. */
function Self({ person, correct }: { person: PersonView; correct: () => void }) {
  const { t, language } = useWords();
  const refusal = refusalOf(person.actions, 'correctPerson');
  const { phone, identityNumber, homeUnitName } = person;
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="self">
      <h2 id="self">{t('admin.self')}</h2>
      <dl className={styles.facts}>
        <dt>{t('admin.phone')}</dt>
        <dd>{phone ?? <span className="soft">{t('admin.unknown')}</span>}</dd>
        <dt>{t('admin.identityNumber')}</dt>
        <dd>{identityNumber ?? <span className="soft">{t('admin.unknown')}</span>}</dd>
        <dt>{t('admin.home')}</dt>
        <dd>{homeUnitName ?? <span className="soft">{t('admin.unknown')}</span>}</dd>
      </dl>
      <div>
        <Button size="xs" variant="default" disabled={refusal !== null} onClick={correct}>
          {t('admin.correct')}
        </Button>
        {refusal && <p className={styles.under}>{problemWords(refusal, language).title}</p>}
      </div>
    </section>
  );
}

/** Whose place an appointment on behalf takes: from the list, for it is somebody else's. */
function useHolderName(): (appointmentId: string) => string | null {
  const provinceId = useProvinceId();
  const persons = useAnswer(officers.listPersons, { params: { provinceId }, query: {} });
  return (id) => {
    const holder = persons.data?.find(({ appointments }) => appointments.some((one) => one.id === id));
    return holder ? shortName(holder.displayName) : null;
  };
}

type Set = (part: Record<string, string>) => void;

/** The dialog that the address names: a link leads to it, and going back closes it. */
function Dialogs({ person, today, set }: { person: PersonView; today: string; set: Set }) {
  const [query] = useSearchParams();
  const close = () => set({ do: '', appointment: '' });
  const act = query.get('do');
  const appointment = person.appointments.find(({ id }) => id === query.get('appointment'));
  if (act === 'appoint') return <AppointDialog person={person} today={today} close={close} />;
  if (act === 'correct') return <CorrectDialog person={person} close={close} />;
  if (!appointment) return null;
  const props = { person, appointment, today, close };
  if (act === 'endAppointment') return <EndDialog {...props} />;
  if (act === 'cancelAppointment') return <CancelDialog {...props} />;
  return act === 'transferAppointment' ? <TransferDialog {...props} /> : null;
}

function Person({ person, today }: { person: PersonView; today: string }) {
  const { t, language } = useWords();
  const [query, setQuery] = useSearchParams();
  const nameOf = useHolderName();
  const granted = useGranted();
  const set: Set = (part) => setQuery(addressWith(part));
  const refusal = refusalOf(person.actions, 'appoint');
  const { account } = person;
  return (
    <div className={frame.body}>
      <PageHead
        title={shortName(person.displayName)}
        marks={person.rehearsal && <RehearsalMark />}
        back={<Link to="/administration">{t('admin.back')}</Link>}
      >
        <div>
          <Button disabled={refusal !== null} onClick={() => set({ do: 'appoint' })}>
            {t('admin.appoint')}
          </Button>
          {refusal && <p className={styles.under}>{problemWords(refusal, language).title}</p>}
        </div>
      </PageHead>
      <div className={styles.columns}>
        <div className={frame.body}>
          <section aria-labelledby="offices" className="stack">
            <h2 id="offices">{t('admin.offices')}</h2>
            <Appointments
              person={person}
              today={today}
              nameOf={nameOf}
              open={(act, { id }) => set({ do: act, appointment: id })}
            />
          </section>
          <Powers personId={person.id} today={today} />
        </div>
        <div className={styles.side}>
          {account && granted(identity.viewAccountAccess) && (
            <Access person={person} account={account} invited={query.get('invited') === '1'} />
          )}
          <Self person={person} correct={() => set({ do: 'correct' })} />
        </div>
      </div>
      <Dialogs person={person} today={today} set={set} />
    </div>
  );
}

/** One person: what they hold over time, how they sign in, what they could do on a day and why. */
export function PersonPage() {
  const { personId = '' } = useParams();
  const today = useToday();
  const query = useUnitsDay();
  const person = useAnswer(officers.viewPerson, { params: { personId }, query }, { enabled: today !== '', keep: true });
  return (
    <Answer of={person} lines={10} page>
      {(view) => <Person person={view} today={today} />}
    </Answer>
  );
}
