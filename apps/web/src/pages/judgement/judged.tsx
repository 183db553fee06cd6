import type { CriteriaSetView, CriterionView } from '@langmoi/contracts/criteria';
import type { JudgementView } from '@langmoi/contracts/judgement';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n/language';
import { useRowKeys } from '../../ui/row-keys';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { useLeadsOf } from '../../ui/use-leads';
import { saidOf, type SaidOf } from '../../view/said-of';
import { restsOnRehearsal, tallyOf, type CriterionJudgement, type SetJudgement } from '../../view/judgement';
import { RehearsalMark } from '../../ui/marks';
import parts from '../../ui/parts.module.css';
import { Decisions } from './decisions';
import { useMoment } from './moments';
import { Distance, IndicatorReasoning, Law, OutcomeBadge, Statement } from './reasoning';
import { WithSet } from './with-set';
import styles from './judgement.module.css';

interface Judged {
  readonly of: SetJudgement;
  readonly set: CriteriaSetView;
}

/** `17. Môi trường`; its number alone where no title is known. */
export function useCriterionName(): (no: number, asked: CriterionView | undefined) => string {
  const { t, say } = useWords();
  return (no, asked) => `${no}. ${asked?.title ? say(asked.title) : t('criterion.untitled', { n: no })}`;
}

/** One criterion: its outcome and why in a line; opened, every indicator down to figure and article. */
function Criterion(props: {
  judged: CriterionJudgement;
  asked: CriterionView | undefined;
  of: SetJudgement;
  whose: SaidOf;
  leads: readonly string[];
}) {
  const { t } = useWords();
  const nameOf = useCriterionName();
  const { judged, asked, of, whose, leads } = props;
  const { no, outcome, because, indicators } = judged;
  return (
    <li>
      <details className={styles.criterion} id={of.set.tier + no}>
        <summary data-row={no}>
          <span className={styles.name}>{nameOf(no, asked)}</span>
          <span className="soft small">{t(`judgement.because.${because}`)}</span>
          <OutcomeBadge outcome={outcome} />
        </summary>
        <div className={styles.inside}>
          <p className="soft small">{leads.join(' · ') || t('criterion.noLead')}</p>
          <Statement of={judged} whose={whose} />
          <Decisions subject={{ of: no, name: nameOf(no, asked), judged, leads }} />
          {indicators.length > 0 ? (
            <ul className={styles.indicators}>
              {indicators.map((indicator) => (
                <IndicatorReasoning
                  key={indicator.code}
                  judgement={indicator}
                  asked={asked?.indicators.find(({ code }) => code === indicator.code)}
                  setLaw={of.set.law}
                  leads={leads}
                />
              ))}
            </ul>
          ) : (
            of.set.law && <Law law={of.set.law} />
          )}
        </div>
      </details>
    </li>
  );
}

/** Conditions and criteria, each opened down to figure and article. */
export function Reasons({ of, set, leads }: Judged & Pick<JudgementView, 'leads'>) {
  const { t } = useWords();
  const leadsOf = useLeadsOf(leads);
  const list = useRef<HTMLOListElement>(null);
  const [shown, show] = useState<Shown>('all');
  useRowKeys(list, true);
  return (
    <>
      {of.conditions.length > 0 && (
        <section aria-labelledby={`conditions-${of.set.tier}`}>
          <h3 id={`conditions-${of.set.tier}`}>{t('figures.conditions')}</h3>
          <ul className={`${styles.indicators} ${parts.paper}`}>
            {of.conditions.map((condition) => (
              <IndicatorReasoning
                key={condition.code}
                judgement={condition}
                asked={set.conditions.find(({ code }) => code === condition.code)}
                setLaw={of.set.law}
              />
            ))}
          </ul>
        </section>
      )}
      <Tally {...{ of, shown, show }} />
      <ol ref={list} className={styles.criteria} aria-label={t('commune.criteria')}>
        {of.criteria
          .filter((judged) => isShown(judged, shown))
          .map((judged) => (
            <Criterion
              key={judged.no}
              judged={judged}
              asked={set.criteria.find(({ no }) => no === judged.no)}
              of={of}
              whose={saidOf(set.level, of.unitId, set.tier)}
              leads={leadsOf(of.set.id, judged.no)}
            />
          ))}
      </ol>
    </>
  );
}

/** What is missing, and how far it is: of each criterion that is not met the indicators that fail. */
export function Missing({ of, set }: Judged) {
  const { t } = useWords();
  const nameOf = useCriterionName();
  const missing = of.criteria.filter(({ outcome }) => outcome === 'notMet');
  if (missing.length === 0) return null;
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="missing">
      <h2 id="missing">{t('judgement.missing')}</h2>
      <ul className={styles.missing}>
        {missing.map((judged) => {
          const asked = set.criteria.find(({ no }) => no === judged.no);
          const failing = judged.indicators.filter(({ outcome }) => outcome === 'notMet');
          return (
            <li key={judged.no}>
              <a href={`#${of.set.tier}${judged.no}`}>{nameOf(judged.no, asked)}</a>
              {failing.length === 0 && <span className="soft small"> {t(`judgement.because.${judged.because}`)}</span>}
              {failing.map((judgement) => (
                <span key={judgement.code} className={styles.failing}>
                  <span className="soft">{judgement.code}</span>{' '}
                  {judgement.comparings.map((comparing) => (
                    <Distance
                      key={comparing.part}
                      judgement={judgement}
                      comparing={comparing}
                      asked={asked?.indicators.find(({ code }) => code === judgement.code)}
                    />
                  ))}
                </span>
              ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Which criteria are shown: all, or those that stand so. */
type Shown = 'all' | 'met' | 'notMet' | 'unknown';

const isShown = ({ outcome }: CriterionJudgement, shown: Shown): boolean =>
  shown === 'all' || outcome === shown || (shown === 'met' && outcome === 'notApplicable');

/** How many stand how; each number shows its criteria alone, and all again. */
function Tally({ of, shown, show }: { of: SetJudgement; shown: Shown; show: (next: Shown) => void }) {
  const { t } = useWords();
  const { met, notApplicable, notMet, unknown } = tallyOf(of.criteria);
  const counts = { met: met + notApplicable, notMet, unknown };
  return (
    <div className={styles.tally} role="group" aria-label={t('judgement.show')}>
      {(['all', 'met', 'notMet', 'unknown'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={shown === one} onClick={() => show(one)}>
          {one === 'all' ? of.criteria.length : counts[one]} {t(`judgement.show.${one}`)}
        </button>
      ))}
    </div>
  );
}

/** How many criteria hold, the outcome, and by which set. */
export function Summary({ of, set }: Judged) {
  const { t, say } = useWords();
  return (
    <div className={styles.summary}>
      <p className={styles.count}>
        {of.metCount}/{of.criteria.length}
      </p>
      <div>
        <p>
          <OutcomeBadge outcome={of.outcome} /> <span className="soft">{t(`judgement.because.${of.because}`)}</span>{' '}
          {restsOnRehearsal(of) && <RehearsalMark />}
        </p>
        <p className="soft small">{say(set.title)}</p>
      </div>
    </div>
  );
}

/** The judgements that the first one refers to. */
export function Others({ judgements: all, leads }: Pick<JudgementView, 'judgements' | 'leads'>) {
  const { t, say } = useWords();
  const units = useUnits(useMoment().on); // as they were called on the day
  const nameOf = useUnitName();
  return all.slice(1).map((of, at) => {
    const unit = units.find(({ id }) => id === of.unitId);
    return (
      <section key={at} id={`judgement-${at + 1}`} className="stack">
        <WithSet set={of.set}>
          {(set) => (
            <>
              <h2>{t('judgement.alsoBy', { unit: unit ? nameOf(unit) : '', set: say(set.title) })}</h2>
              <Summary of={of} set={set} />
              <Reasons of={of} set={set} leads={leads} />
            </>
          )}
        </WithSet>
      </section>
    );
  });
}
