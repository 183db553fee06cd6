import type { AwaitedView, CascadeView, WaitingUnit } from '@langmoi/contracts/missing';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { Empty } from '../../ui/answer';
import { LiesIn } from '../../ui/carried-rows';
import { useIsNarrow } from '../../ui/folding';
import { StateBadge } from '../../ui/state-badge';
import { NoSet } from '../judgement/no-set';
import { OutcomeBadge } from '../judgement/reasoning';
import { useUnitLink } from './use-unit';
import styles from './missing.module.css';

type Wait = WaitingUnit['waits'][number];

/** "0/19" of which nobody said anything would read as a finding: what holds is counted where something does. */
const isCounted = ({ metCount, total }: Pick<AwaitedView, 'metCount' | 'total'>): boolean =>
  Boolean(metCount) && total !== null;

/** A square for each unit below that counts; the words beside it say the same. */
function Squares({ stand, counted }: Pick<Wait, 'stand' | 'counted'>) {
  return (
    <span className={styles.squares} aria-hidden>
      {Array.from({ length: counted }, (_, at) => (
        <span key={at} data-stands={at < stand} />
      ))}
    </span>
  );
}

/** How many stand, of how many only a later paper says so (not `briefly`), and how many it still waits for. */
function useWaitWords(): (of: Wait, briefly?: boolean) => string {
  const { t } = useWords();
  return ({ stand, counted, needed, units }, briefly = false) => {
    const unclear = units.filter(({ because }) => because === 'dayNotKnown').length;
    const more = unclear > 0 ? 'missing.neededAtMost' : 'missing.needed';
    return [
      t('missing.stand', { stand, counted }),
      ...(unclear > 0 && !briefly ? [t('missing.dayNotKnown', { n: unclear })] : []),
      ...(units.length > 0 ? [needed === null ? t('missing.neededUnknown') : t(more, { n: needed })] : []),
    ].join(', ');
  };
}

function Awaited({ of }: { of: AwaitedView }) {
  const { t } = useWords();
  const { name, to } = useUnitLink()(of.unitId, of.tier);
  const { metCount, total, completes, alone, because } = of;
  return (
    <li>
      {total === null ? name : <Link to={to}>{name}</Link>}{' '}
      {isCounted(of) && <span className="soft small">{`${metCount}/${total}`}</span>}{' '}
      {because === 'dayNotKnown' && <span className="soft small">· {t('judgement.standing.dayNotKnown')}</span>}{' '}
      {(completes || alone === 'met') && <em className="small">{t('missing.completes')}</em>}
      <LiesIn unitId={of.unitId} />
    </li>
  );
}

/** One of the shares that it waits by; `named`: there are several, told apart by their codes. */
function Waits({ of, named }: { of: Wait; named: boolean }) {
  const { t } = useWords();
  const wordsOf = useWaitWords();
  const { code, stand, counted, units } = of;
  return (
    <div>
      {named && <p className="soft small">{t('missing.byCode', { code })}</p>}
      <p className={styles.stand}>
        <Squares stand={stand} counted={counted} /> {wordsOf(of)}
        {units.length > 0 && ':'}
      </p>
      <ul className={styles.awaited}>
        {units.map((one) => (
          <Awaited key={one.unitId} of={one} />
        ))}
      </ul>
    </div>
  );
}

/** Recognised by a decision, or as it is judged. */
function Standing({ of: { recognition, outcome } }: { of: WaitingUnit }) {
  const { t, date } = useWords();
  if (!recognition) return <OutcomeBadge outcome={outcome} />;
  return <StateBadge state="achieved">{t('missing.recognised', { date: date(recognition.heldOn) })}</StateBadge>;
}

function TierMet({ of }: { of: WaitingUnit }) {
  const { t } = useWords();
  const { tier, metCount, total } = of;
  return (
    <span className="soft small">
      {t(`tier.${tier}`)}
      {isCounted(of) && ` · ${t('missing.metOf', { met: metCount, total })}`}
    </span>
  );
}

/** Whom a unit waits for, what it lacks of its own, and what would follow. */
function Inside({ of }: { of: WaitingUnit }) {
  const { t } = useWords();
  const { set, waits, own, ifAll } = of;
  const fails = own.filter(({ way }) => way !== 'open').map(({ of: part }) => part);
  const open = own.filter(({ way }) => way === 'open').map(({ of: part }) => part);
  return (
    <>
      <LiesIn unitId={of.unitId} />
      {!set && <p className="soft small">{t('missing.noSet')}</p>}
      {waits.map((wait) => (
        <Waits key={wait.code} of={wait} named={waits.length > 1} />
      ))}
      {set && waits.length === 0 && <p className="small">{t('missing.waitsForNobody')}</p>}
      {fails.length > 0 && <p className="small">{t('missing.own', { list: fails.join(', ') })}</p>}
      {open.length > 0 && <p className="soft small">{t('missing.ownOpen', { list: open.join(', ') })}</p>}
      {waits.length > 0 && (
        <p className="small">
          {t('missing.ifAll')} <OutcomeBadge outcome={ifAll} />
        </p>
      )}
    </>
  );
}

function Unit({ of }: { of: WaitingUnit }) {
  const { name, to } = useUnitLink()(of.unitId, of.tier);
  const own = of.set ? <Link to={to}>{name}</Link> : name;
  return (
    <li className={styles.unit} data-level={of.level}>
      <div className={styles.unitHead}>
        <h3>{own}</h3>
        <Standing of={of} />
        <TierMet of={of} />
      </div>
      <Inside of={of} />
    </li>
  );
}

/** On a telephone: how it stands and for how many it waits in a line, the rest folded away. */
function FoldedUnit({ of }: { of: WaitingUnit }) {
  const { t } = useWords();
  const wordsOf = useWaitWords();
  const { name, to } = useUnitLink()(of.unitId, of.tier);
  const { set, waits } = of;
  const brief = [...new Set(waits.map((wait) => wordsOf(wait, true)))];
  return (
    <li className={styles.unit} data-level={of.level}>
      <details className={styles.folding}>
        <summary>
          <h3>{name}</h3> <Standing of={of} />{' '}
          {brief.map((words) => (
            <span key={words} className={styles.brief}>
              {words}
            </span>
          ))}
        </summary>
        <div>
          <p>
            <TierMet of={of} />
            {set && (
              <>
                {' · '}
                <Link to={to}>{t('missing.toJudgement')}</Link>
              </>
            )}
          </p>
          <Inside of={of} />
        </div>
      </details>
    </li>
  );
}

/** Who waits for whom, the province first, and what would follow. */
export function Cascade({ view }: { view: CascadeView }) {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const { units } = view;
  const hasDistricts = units.some(({ level }) => level === 'district');
  const lawless = (['district', 'province'] as const).flatMap(
    (level) => units.find((one) => one.level === level && !one.set) ?? [],
  );
  return (
    <section className="stack" aria-labelledby="cascade">
      <div>
        <h2 id="cascade">{t('missing.cascade')}</h2>
        <p className="soft small">{t('missing.cascadeAbout')}</p>
      </div>
      {units.length > 0 && !hasDistricts && <p>{t('missing.noDistricts')}</p>}
      {units.length === 0 ? (
        <Empty title={t('missing.noCascade')} />
      ) : (
        <ol className={styles.units}>
          {units.map((of) =>
            isNarrow && of.level !== 'province' ? (
              <FoldedUnit key={of.unitId} of={of} />
            ) : (
              <Unit key={of.unitId} of={of} />
            ),
          )}
        </ol>
      )}
      {lawless.map(({ level, tier }) => (
        <NoSet key={level} level={level} tier={tier} />
      ))}
    </section>
  );
}
