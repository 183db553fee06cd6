import type { StageEntryView } from '@langmoi/contracts/recognition';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { useWords } from '../i18n/language';
import { progressOf } from '../view/dossier';
import { ProvisionalMark } from './marks';
import { TimeLeftUntil } from './legal-clock';
import styles from './time-line.module.css';

const glyphs = { done: '✓', current: '●', ahead: '' } as const;

function Limit({ entry }: { entry: StageEntryView }) {
  const { t } = useWords();
  const { days, calendar, source, confidence } = entry.limit;
  if (days === null) return <span title={source}>{t('time.noLimit')}</span>;
  return (
    <span title={source}>
      {t(`time.limit.${calendar}`, { n: days })} <ProvisionalMark confidence={confidence} source={source} />
    </span>
  );
}

/** The line below a title: how it ended, since when it waits, or how long it may take. */
function Fact({ entry }: { entry: StageEntryView }) {
  const { t, say, date } = useWords();
  const { state, outcome, leftOn, enteredOn } = entry;
  if (state === 'ahead') return <Limit entry={entry} />;
  if (state === 'done')
    return <>{[leftOn && date(leftOn), outcome && say(outcome.title)].filter(Boolean).join(' · ')}</>;
  return (
    <>
      {enteredOn && t('timeline.since', { date: date(enteredOn) })} <TimeLeftUntil dueOn={entry.dueOn} />
    </>
  );
}

function Entry({ entry, at }: { entry: StageEntryView; at: number }) {
  const { t, say } = useWords();
  const { state, round } = entry;
  return (
    <li className={styles.entry} data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className={styles.dot} aria-hidden>
        {glyphs[state]}
      </span>
      <div>
        <p className={styles.title}>
          {state === 'done' ? <a href={`#entry-${at}`}>{say(entry.title)}</a> : say(entry.title)}
          <span className="hidden"> ({t(`timeline.${state}`)})</span>
          {round !== null && round > 1 && <span className="soft small"> · {t('work.round', { n: round })}</span>}
        </p>
        <p className={styles.fact}>
          <Fact entry={entry} />
        </p>
      </div>
    </li>
  );
}

/** The spine of a dossier: what is done, where it is, what lies ahead, each with its limit in law. */
export function TimeLine({ timeline }: { timeline: readonly StageEntryView[] }) {
  const { t, say } = useWords();
  const wide = useMediaQuery('(min-width: 62rem)', true);
  const { at, of } = progressOf(timeline);
  const current = timeline[at - 1];
  const spine = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = spine.current?.querySelector<HTMLElement>('[aria-current]');
    if (spine.current && here) spine.current.scrollTop = here.offsetTop - spine.current.clientHeight / 2;
  }, [at, of]);
  return (
    <nav ref={spine} aria-label={t('timeline.label')} className={styles.spine}>
      <details key={String(wide)} open={wide ? true : undefined}>
        <summary>
          {t('timeline.step', { at, of })}
          {!wide && current && ` · ${say(current.title)}`}
        </summary>
        <ol>
          {timeline.map((entry, index) => (
            <Entry key={`${entry.stage}-${entry.round ?? 'ahead'}-${index}`} entry={entry} at={index} />
          ))}
        </ol>
      </details>
    </nav>
  );
}
