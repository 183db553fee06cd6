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

function Service({ name, powers, open }: { name: string; powers: readonly PowerView[]; open: boolean }) {
  const { t, say, maybe } = useWords();
  return (
    <details className={styles.powers} open={open}>
      <summary>
        {maybe(`service.${name}`) ?? name} <span className="soft small">{t('powers.count', { n: powers.length })}</span>
      </summary>
      <ul>
        {powers.map((power) => (
          <li key={`${power.action}-${power.appointmentId}`}>
            {say(power.because)}
            <span className={styles.under}>
              {power.relations.map((relation) => maybe(`relation.${relation}`) ?? relation).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
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
          const names = [...new Set(all.map(({ service }) => service))].sort((a, b) => placeOf(a) - placeOf(b));
          return (
            <div>
              {names.map((name, at) => (
                <Service key={name} name={name} open={at === 0} powers={all.filter((one) => one.service === name)} />
              ))}
            </div>
          );
        }}
      </Answer>
    </section>
  );
}
