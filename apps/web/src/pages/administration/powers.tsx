import type { PowerView } from '@langmoi/contracts/officers';
import { useState } from 'react';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { DateField } from '../../ui/fields/date-field';
import { readDate } from '../../view/format';
import { officers } from './services';
import styles from './administration.module.css';

/** The parts of the house in the order in which their work meets a dossier. */
const services = [
  'recognition',
  'criteria',
  'funding',
  'poverty',
  'culture',
  'reporting',
  'directory',
  'identity',
  'gateway',
] as const;

const placeOf = (service: string) => {
  const at = services.findIndex((one) => one === service);
  return at === -1 ? services.length : at;
};

/** Each thing once, in words; where in the table the same words stand twice, their relations are one. */
function lines(powers: readonly PowerView[], words: (action: string) => string) {
  const byWords = new Map<string, Set<string>>();
  for (const { action, relations } of powers) {
    const known = byWords.get(words(action)) ?? new Set<string>();
    byWords.set(words(action), new Set([...known, ...relations]));
  }
  return [...byWords];
}

function Service({ name, powers, open }: { name: string; powers: readonly PowerView[]; open: boolean }) {
  const { t, maybe } = useWords();
  const said = lines(powers, (action) => maybe(`may.${action}`) ?? action);
  return (
    <details className={styles.powers} open={open}>
      <summary>
        {maybe(`service.${name}`) ?? name} <span className="soft small">{t('powers.count', { n: said.length })}</span>
      </summary>
      <ul>
        {said.map(([words, relations]) => (
          <li key={words}>
            {t('powers.may')} {words}{' '}
            <span className="soft small">
              ({[...relations].map((relation) => maybe(`relation.${relation}`) ?? relation).join(', ')})
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The sentence of the service says "may forward: chief of …, decision …, since …"; what follows the colon is the why. */
const whyOf = (because: string) => because.slice(because.indexOf(': ') + 2);

function Office({ powers }: { powers: readonly PowerView[] }) {
  const { t, say } = useWords();
  const [first] = powers;
  const names = [...new Set(powers.map(({ service }) => service))].sort((a, b) => placeOf(a) - placeOf(b));
  return (
    <div className={styles.powerGroup}>
      {first && <h3>{t('powers.as', { office: whyOf(say(first.because)) })}</h3>}
      <div>
        {names.map((name, at) => (
          <Service key={name} name={name} open={at === 0} powers={powers.filter((one) => one.service === name)} />
        ))}
      </div>
    </div>
  );
}

/** What could they do on a day, and why: each sentence with the appointment and the decision it comes from. */
export function Powers({ personId, today }: { personId: string; today: string }) {
  const { t, date } = useWords();
  const [on, setOn] = useState(today);
  const day = readDate(on);
  const powers = useAnswer(
    officers.listPowers,
    { params: { personId }, query: { on: day ?? today } },
    { enabled: day !== null, keep: true },
  );
  return (
    <section aria-labelledby="powers" className="stack">
      <h2 id="powers">{t('powers.title')}</h2>
      <DateField
        id="powers-on"
        size="sm"
        label={t('powers.on')}
        value={on}
        error={day === null ? t('error.date') : undefined}
        onChange={setOn}
      />
      <Answer of={powers} lines={5}>
        {(all) => {
          if (all.length === 0) return <Empty title={t('powers.none', { date: date(day ?? today) })} />;
          const held = [...new Set(all.map(({ appointmentId }) => appointmentId))];
          return held.map((id) => <Office key={id} powers={all.filter((one) => one.appointmentId === id)} />);
        }}
      </Answer>
    </section>
  );
}
