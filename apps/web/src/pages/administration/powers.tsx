import type { PowerView } from '@langmoi/contracts/officers';
import { criteria } from '@langmoi/domain/access/criteria';
import { culture } from '@langmoi/domain/access/culture';
import { funding } from '@langmoi/domain/access/funding';
import { poverty } from '@langmoi/domain/access/poverty';
import { recognition } from '@langmoi/domain/access/recognition';
import type { Rule } from '@langmoi/domain/access/table';
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

/** The tables whose rules ask for more than an office: what that is, is said beside the power. */
const tables: Readonly<Record<string, Readonly<Record<string, Rule | undefined>> | undefined>> = {
  ...{ recognition, criteria, funding, poverty, culture },
};

const placeOf = (service: string) => {
  const at = services.findIndex((one) => one === service);
  return at === -1 ? services.length : at;
};

/** One thing that may be done: in words, where, and what is asked besides. */
interface Line {
  readonly words: string;
  readonly relations: ReadonlySet<string>;
  readonly besides: string | null;
}

/** Each thing once; where the same words stand twice in the table, their relations are one. */
function linesOf(
  powers: readonly PowerView[],
  words: (action: string) => string,
  besides: (power: PowerView) => string | null,
) {
  const byWords = new Map<string, Line>();
  for (const power of powers) {
    const said = words(power.action);
    const known = byWords.get(said);
    const relations = new Set([...(known?.relations ?? []), ...power.relations]);
    byWords.set(said, { words: said, relations, besides: besides(power) });
  }
  return [...byWords.values()];
}

const inProvince = ['own', 'below', 'above', 'sibling'];

function Where({ relations }: { relations: ReadonlySet<string> }) {
  const { maybe } = useWords();
  const whole = inProvince.every((relation) => relations.has(relation));
  const named = whole ? ['province', ...[...relations].filter((one) => !inProvince.includes(one))] : [...relations];
  return <span className="soft small">({named.map((one) => maybe(`relation.${one}`) ?? one).join(', ')})</span>;
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const { t } = useWords();
  return (
    <ul>
      {lines.map(({ words, relations }) => (
        <li key={words}>
          {t('powers.may')} {words} <Where relations={relations} />
        </li>
      ))}
    </ul>
  );
}

function Service({ name, powers, open }: { name: string; powers: readonly PowerView[]; open: boolean }) {
  const { t, say, maybe } = useWords();
  const asked = ({ service, action }: PowerView) => {
    const besides = tables[service]?.[action]?.besides;
    return besides ? say(besides) : null;
  };
  const all = linesOf(powers, (action) => maybe(`may.${action}`) ?? action, asked);
  const conditions = [...new Set(all.map(({ besides }) => besides))].sort(
    (a, b) => Number(a !== null) - Number(b !== null),
  );
  return (
    <details className={styles.powers} open={open}>
      <summary>
        {maybe(`service.${name}`) ?? name} <span className="soft small">{t('powers.count', { n: all.length })}</span>
      </summary>
      {conditions.map((condition) => (
        <div key={condition}>
          {condition && <p className="small soft">{t('powers.besides', { condition })}</p>}
          <Lines lines={all.filter(({ besides }) => besides === condition)} />
        </div>
      ))}
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
