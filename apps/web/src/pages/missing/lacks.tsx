import type { CriteriaSetView, IndicatorView } from '@langmoi/contracts/criteria';
import type { GapView } from '@langmoi/contracts/missing';
import { useWords } from '../../i18n/language';
import { RehearsalMark } from '../../ui/marks';
import { decimalText } from '../../view/decimal';
import { openBecause, percentOf, thingCounted, type MissingPart } from '../../view/missing';
import { useCriterionName } from '../judgement/judged';
import { useUnitWords } from '../judgement/reasoning';
import styles from './missing.module.css';

const askedOf = (set: CriteriaSetView, code: string): IndicatorView | undefined =>
  [...set.conditions, ...set.criteria.flatMap(({ indicators }) => indicators)].find((one) => one.code === code);

/** `17. Môi trường`, `Điều kiện dk1`. */
export function usePartName(): (set: CriteriaSetView, of: MissingPart['of']) => string {
  const { t } = useWords();
  const nameOf = useCriterionName();
  return (set, of) =>
    typeof of === 'string'
      ? t('missing.condition', { code: of })
      : nameOf(
          of,
          set.criteria.find(({ no }) => no === of),
        );
}

/** How far, in what is counted where whole things are, else in the indicator's own unit. */
function Gap({ gap, asked }: { gap: GapView; asked: IndicatorView | undefined }) {
  const { t, language } = useWords();
  const unitOf = useUnitWords();
  const { part, operator, distance, count } = gap;
  const isLeast = operator === '>=' || operator === '>';
  const far = decimalText(distance.rounded, language) + unitOf(asked);
  const inUnit = t(isLeast ? 'missing.short' : 'missing.over', { gap: far });
  const of = part === 'whole' ? '' : ` (${t(part === 'ofWhich' ? 'figures.ofWhich' : `figures.sex.${part}`)})`;
  if (distance.part === '0') return <>{t(isLeast ? 'missing.stillMore' : 'missing.stillLess') + of}</>;
  if (!count) return <>{inUnit + of}</>;
  const thing = asked && thingCounted(asked.title.vi);
  const n = decimalText(count.n, language) + (thing ? ` ${t(`missing.thing.${thing}`)}` : '');
  return (
    <>
      {t(`missing.${count.way}`, { n })} <span className="soft small">({inUnit})</span>
      {of}
    </>
  );
}

function Failing({ of, asked }: { of: MissingPart['indicators'][number]; asked: IndicatorView | undefined }) {
  const { t, say } = useWords();
  const { code, because, gaps, waitsFor, rehearsal } = of;
  const words = waitsFor.length > 0 ? t('missing.waits', { n: waitsFor.length }) : t('missing.notYes');
  return (
    <li>
      <strong className={styles.gap}>
        {gaps.length > 0
          ? gaps.map((gap) => <Gap key={gap.part} gap={gap} asked={asked} />)
          : because === 'decided'
            ? t('missing.wholeDecided')
            : words}
      </strong>{' '}
      {rehearsal && <RehearsalMark />}{' '}
      <span className="soft small">
        {code} {asked && say(asked.title)}
      </span>
    </li>
  );
}

/** What a part lacks: every indicator that fails with its gap, then what is open inside of it. */
export function Lacks({ part, set }: { part: MissingPart; set: CriteriaSetView }) {
  const { t } = useWords();
  const failing = part.indicators.filter(({ outcome }) => outcome === 'notMet');
  const open = part.indicators.filter(({ outcome }) => outcome === 'unknown');
  const whole = part.because === 'decided' ? 'missing.wholeDecided' : 'missing.saidWhole';
  if (part.way === 'open') return <span className="soft">{t(`judgement.because.${openBecause(part)}`)}</span>;
  if (failing.length === 0) return <span className="soft">{t(whole)}</span>;
  return (
    <ul className={styles.lacks}>
      {failing.map((of) => (
        <Failing key={of.code} of={of} asked={askedOf(set, of.code)} />
      ))}
      {open.length > 0 && (
        <li className="soft small">
          {t('missing.openOf', {
            why: t(`judgement.because.${openBecause({ ...part, because: 'parts' })}`),
            list: open.map(({ code }) => code).join(', '),
          })}
        </li>
      )}
    </ul>
  );
}

/** The farthest gap of a part as a share of what is asked, from nought; in words where there is no number. */
export function Relative({ part: { farthest } }: { part: MissingPart }) {
  const { t, language } = useWords();
  if (!farthest) return <span className="soft small">{t('missing.noGap')}</span>;
  const percent = percentOf(farthest);
  const text = percent < 1 ? '< 1%' : `${decimalText(percent.toFixed(0), language)}%`;
  return (
    <span className={styles.relative}>
      <span className={styles.track} aria-hidden>
        <span style={{ width: `${Math.min(percent, 100)}%` }} />
      </span>
      {text}
    </span>
  );
}
