import type { IndicatorView } from '@langmoi/contracts/criteria';
import type { LawReference, ThresholdRule } from '@langmoi/contracts/criteria-law';
import type { UnitView } from '@langmoi/contracts/directory';
import { inputTexts } from '@langmoi/contracts/input-texts';
import { useContext } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { ProvisionalMark, RehearsalMark, SourceText } from '../../ui/marks';
import { StateBadge } from '../../ui/state-badge';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { decimalText } from '../../view/decimal';
import { basisOf, pageOf, type SaidOf } from '../../view/said-of';
import {
  distanceOf,
  stateOf,
  type Comparing,
  type CriterionJudgement,
  type IndicatorJudgement,
} from '../../view/judgement';
import { Said } from '../figures/said';
import { EvidenceOf } from '../evidence/evidence-of';
import { Decisions, JudgementHere } from './decisions';
import { useMoment } from './moments';
import styles from './judgement.module.css';

const signs = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<' } as const;

export function OutcomeBadge({ outcome }: Pick<CriterionJudgement, 'outcome'>) {
  const { t } = useWords();
  return <StateBadge state={stateOf[outcome]}>{t(`judgement.outcome.${outcome}`)}</StateBadge>;
}

/** The text down to its article, as far as somebody has read it. */
export function Law({ law }: { law: LawReference }) {
  const { t, date } = useWords();
  const { document, article } = law;
  return (
    <span className="small">
      {document}
      {law.date && ` (${date(law.date)})`}
      {', '}
      {article ?? <span className="soft">{t('judgement.articleNotRead')}</span>}
    </span>
  );
}

const perOf = (law: IndicatorView['law']): 100 | 1 => (law?.measured.kind === 'ratio' ? law.measured.per : 100);

const isRate = (law: IndicatorView['law']) =>
  law !== undefined && ['ratio', 'bothSexes', 'ofWhich', 'below'].includes(law.measured.kind);

/** What a number of an indicator is called after: its unit, percent of a share, times of a multiple. */
export function useUnitWords(): (indicator: IndicatorView | undefined) => string {
  const { t } = useWords();
  return (indicator) => {
    if (indicator && isRate(indicator.law)) return perOf(indicator.law) === 1 ? ` ${t('figures.times')}` : '%';
    return indicator?.unit ? ` ${indicator.unit}` : '';
  };
}

/** How far it is, in words: "còn cách 5,62%, tức thêm 113". */
export function Distance(props: {
  judgement: IndicatorJudgement;
  comparing: Comparing;
  asked: IndicatorView | undefined;
}) {
  const { t, language } = useWords();
  const unitOf = useUnitWords();
  const { judgement, comparing, asked } = props;
  const measured = asked?.law?.measured;
  const distance = measured && distanceOf(judgement, comparing, { measured, language });
  if (!distance || measured.kind === 'yesNo') return null;
  const { gap, count } = distance;
  return (
    <span className={styles.distance}>
      {t('judgement.distance', { gap: gap + unitOf(asked) })}
      {count && ` (${t(`judgement.${count.way}`, { n: count.n })})`}
    </span>
  );
}

/** Why there is nothing to hold a figure against. */
const openBecause = ({ asked }: Comparing) =>
  !asked || asked.because === 'applies' ? ('valueNotKnown' as const) : asked.because;

function Against(props: { judgement: IndicatorJudgement; comparing: Comparing; asked: IndicatorView | undefined }) {
  const { t, language } = useWords();
  const unit = useUnitWords()(props.asked);
  const { figure, operator, value } = props.comparing;
  return (
    <p>
      {figure ? <strong>{decimalText(figure.rounded, language) + unit}</strong> : t('figures.noRate')}{' '}
      <span className="soft">{t('judgement.against')}</span>{' '}
      {value && operator ? (
        <strong>
          {signs[operator]} {decimalText(value.rounded, language) + unit}
        </strong>
      ) : (
        t(`judgement.because.${openBecause(props.comparing)}`)
      )}{' '}
      <Distance {...props} />
    </p>
  );
}

/** Who asks it, of which region, by which article. */
function RuleText({ rule }: { rule: ThresholdRule }) {
  const { t } = useWords();
  const { setBy, region, law, confidence, note } = rule;
  return (
    <p>
      <span className="soft small">
        {t(`judgement.setBy.${setBy}`)}
        {region && `, ${t('judgement.region', { region })}`}:
      </span>{' '}
      <Law law={law} /> <ProvisionalMark confidence={confidence} source={note ?? ''} />
    </p>
  );
}

function Compared(props: { judgement: IndicatorJudgement; comparing: Comparing; asked: IndicatorView | undefined }) {
  const { t } = useWords();
  const { part, asked } = props.comparing;
  const isYesNo = props.asked?.law?.measured.kind === 'yesNo';
  return (
    <div className={styles.compared}>
      {part !== 'whole' && (
        <p className="soft small">{t(part === 'ofWhich' ? 'figures.ofWhich' : `figures.sex.${part}`)}</p>
      )}
      {!isYesNo && <Against {...props} />}
      {asked?.rule && <RuleText rule={asked.rule} />}
      {asked && asked.outranked.length > 0 && (
        <p className="soft small">{t('judgement.outranked', { n: asked.outranked.length })}</p>
      )}
    </div>
  );
}

function Standings({ judgement, units }: { judgement: IndicatorJudgement; units: readonly UnitView[] }) {
  const { t, date } = useWords();
  const nameOf = useUnitName();
  if (judgement.standings.length === 0) return null;
  return (
    <ul className={styles.standings}>
      {judgement.standings.map(({ unitId, tier, outcome, because, recognition, judgement: at }) => {
        const unit = units.find(({ id }) => id === unitId);
        return (
          <li key={`${unitId}-${tier}`}>
            <OutcomeBadge outcome={outcome} /> {unit && `${nameOf(unit)}: `}
            {t(`tier.${tier}`)} · {t(`judgement.standing.${because}`)}
            {recognition && ` ${recognition.decision ?? ''} (${date(recognition.heldOn)})`}{' '}
            {recognition?.source && <SourceText source={recognition.source} />}
            {at !== null && <a href={`#judgement-${at}`}>{t('judgement.open')}</a>}
          </li>
        );
      })}
    </ul>
  );
}

/** What shows the figure; nothing of what is only referred to. */
function Shown({ code, asked }: { code: string; asked: IndicatorView | undefined }) {
  const { say } = useWords();
  const here = useContext(JudgementHere);
  return here && <EvidenceOf whose={here.of} of={code} what={asked ? say(asked.title) : code} />;
}

/** One indicator with all that its outcome rests on: the figure and whose word it is, what is asked, by which article. */
export function IndicatorReasoning(props: {
  judgement: IndicatorJudgement;
  asked: IndicatorView | undefined;
  setLaw: LawReference | null;
  /** Who leads the criterion that it belongs to; nobody leads a condition. */
  leads?: readonly string[];
}) {
  const { t, say } = useWords();
  const units = useUnits(useMoment().on); // as they were called on the day
  const { judgement, asked, setLaw, leads = [] } = props;
  const { code, outcome, because, fact, faults, comparings } = judgement;
  const namesNoLaw = comparings.every((one) => !one.asked?.rule);
  return (
    <li className={styles.indicator}>
      <div className={styles.line}>
        <p>
          <span className="soft">{code}</span> {asked && say(asked.title)}
        </p>
        <OutcomeBadge outcome={outcome} />
      </div>
      <p className="soft small">{t(`judgement.because.${because}`)}</p>
      {fact && (
        <p>
          <Said figure={fact} law={asked?.law ?? null} />
        </p>
      )}
      <Shown code={code} asked={asked} />
      {faults.map((fault) => (
        <p key={fault} className="small">
          {t('judgement.fault', { fault: say(inputTexts[fault]) })}
        </p>
      ))}
      {comparings.map((comparing) => (
        <Compared key={comparing.part} {...{ judgement, comparing, asked }} />
      ))}
      {namesNoLaw && setLaw && <Law law={setLaw} />}
      <Standings judgement={judgement} units={units} />
      <Decisions subject={{ of: code, name: `${code} ${asked ? say(asked.title) : ''}`, judged: judgement, leads }} />
    </li>
  );
}

/** What a criterion as a whole was said to be, by a report or by the unit itself. */
export function Statement({ of, whose }: { of: CriterionJudgement; whose: SaidOf }) {
  const { t, date } = useWords();
  const { on } = useMoment();
  const { statement } = of;
  if (!statement) return null;
  const { basis, met, asOf, source, version, rehearsal } = statement;
  const to = `${pageOf(whose, 'criteria')}${on ? `&on=${on}` : ''}#criterion-${of.no}`;
  return (
    <p className={styles.statement}>
      <Link to={to}>{t('history.version', { n: version })}</Link>, {t(basisOf(whose, basis))}:{' '}
      <strong>{t(met ? 'state.achieved' : 'state.missing')}</strong>, {t('figure.asOf', { date: date(asOf) })}{' '}
      {source && <SourceText source={source} />} {rehearsal && <RehearsalMark />}
    </p>
  );
}
