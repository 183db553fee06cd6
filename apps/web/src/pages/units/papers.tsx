import type { UnitLifeView, UnitPaper, UnitPart, UnitState } from '@langmoi/contracts/units';
import { useWords } from '../../i18n/language';
import { SourceText } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { aboveOf, happeningOf } from '../../view/unit-life';
import { useShares, useUnitNames } from './unit-words';
import styles from './units.module.css';

/** Which decision it was, or that nobody knows; `short`: without who made it. */
export function Decision({ decision, short = false }: Pick<UnitPaper, 'decision'> & { short?: boolean }) {
  const { t, date } = useWords();
  if (!decision) return <StateBadge state="noData">{t('unit.decisionUnknown')}</StateBadge>;
  const { number, date: signed, authority } = decision;
  return <span>{t(short ? 'unit.decisionShort' : 'unit.decision', { number, date: date(signed), authority })}</span>;
}

/** A unit that went from below one to below another. */
function Moved({ life, was, is }: { life: UnitLifeView; was: UnitState; is: UnitState }) {
  const { t } = useWords();
  const namesOf = useUnitNames();
  const below = (state: UnitState, day: string | null) => namesOf(aboveOf(life, state, day ?? life.asOf));
  return <p>{t('unit.movedFrom', { name: namesOf([is]), from: below(was, was.toOn), to: below(is, is.fromOn) })}</p>;
}

/** How much of those that were divided went where. */
function Shares({ parts, into }: { parts: readonly UnitPart[]; into: readonly UnitState[] }) {
  const namesOf = useUnitNames();
  const sharesOf = useShares();
  const divided = parts.filter(({ shares }) => shares !== 'whole');
  if (divided.length === 0) return null;
  return (
    <ul className="small soft">
      {divided.map(({ fromId, toId, shares }) => (
        <li key={`${fromId} ${toId}`}>
          {namesOf(into.filter(({ unitId }) => unitId === toId))}: {sharesOf(shares)}
        </li>
      ))}
    </ul>
  );
}

/** What changed of one unit, or which went into which. */
function Happened({ life, paper }: { life: UnitLifeView; paper: UnitPaper }) {
  const { t } = useWords();
  const namesOf = useUnitNames();
  const { before, after, parts } = happeningOf(life, paper.eventId);
  const [was, is] = [before[0], after[0]];
  if (paper.kind === 'moved' && was && is) return <Moved life={life} was={was} is={is} />;
  const sides = [before, after].filter((side) => side.length > 0).map(namesOf);
  return (
    <>
      {sides.length > 0 && (
        <p>
          {sides[0]}
          {sides.length > 1 && (
            <>
              <span aria-hidden> → </span>
              <span className="hidden"> {t('unit.became')} </span>
              {sides[1]}
            </>
          )}
        </p>
      )}
      <Shares parts={parts} into={after} />
    </>
  );
}

function Corrections({ paper }: { paper: UnitPaper }) {
  const { t, date } = useWords();
  return (
    <ul className="small">
      {paper.corrections.map(({ eventId, learnedAt, reason }) => (
        <li key={eventId}>{t('unit.corrected', { date: date(learnedAt), reason })}</li>
      ))}
    </ul>
  );
}

function Paper({ life, paper, no }: { life: UnitLifeView; paper: UnitPaper; no: number }) {
  const { t, date } = useWords();
  const { kind, effectiveOn, withdrawn, source, learnedAt, corrections } = paper;
  return (
    <li id={`paper-${no}`} className={styles.paper} data-withdrawn={withdrawn}>
      <span className={styles.no}>{no}</span>
      <div>
        <h3>
          {effectiveOn ? date(effectiveOn) : t('unit.sinceBefore')} · {t(`unit.kind.${kind}`)}{' '}
          {withdrawn && <StateBadge state="noData">{t('unit.withdrawn')}</StateBadge>}
        </h3>
        <Happened life={life} paper={paper} />
        <p>
          <Decision decision={paper.decision} />
        </p>
        {corrections.length > 0 && <Corrections paper={paper} />}
        <p className="small soft">
          {source && (
            <>
              <SourceText source={source} /> ·{' '}
            </>
          )}
          {t('unit.learned', { date: date(learnedAt) })}
        </p>
      </div>
    </li>
  );
}

/** What the picture rests on, numbered as in it: the decision or that it is not known, the source, the corrections. */
export function Papers({ life }: { life: UnitLifeView }) {
  const { t } = useWords();
  return (
    <section aria-labelledby="papers">
      <h2 id="papers">{t('unit.papers')}</h2>
      <ol className={styles.papers}>
        {life.papers.map((paper, at) => (
          <Paper key={paper.eventId} life={life} paper={paper} no={at + 1} />
        ))}
      </ol>
    </section>
  );
}
