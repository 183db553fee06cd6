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

/** On a telephone more than so many are folded away. */
const fewest = 3;

function Awaited({ of }: { of: AwaitedView }) {
  const { t } = useWords();
  const { name, to } = useUnitLink()(of.unitId, of.tier);
  const { metCount, total, completes, alone } = of;
  return (
    <li>
      {total === null ? name : <Link to={to}>{name}</Link>}{' '}
      {isCounted(of) && <span className="soft small">{`${metCount}/${total}`}</span>}{' '}
      {(completes || alone === 'met') && <em className="small">{t('missing.completes')}</em>}
      <LiesIn unitId={of.unitId} />
    </li>
  );
}

function Waits({ of }: { of: Wait }) {
  const { t } = useWords();
  const isNarrow = useIsNarrow();
  const { stand, counted, needed, units } = of;
  const head = (
    <>
      <Squares stand={stand} counted={counted} /> {t('missing.stand', { stand, counted })}
      {units.length > 0 && `, ${needed === null ? t('missing.neededUnknown') : t('missing.needed', { n: needed })}`}
    </>
  );
  const awaited = (
    <ul className={styles.awaited}>
      {units.map((one) => (
        <Awaited key={one.unitId} of={one} />
      ))}
    </ul>
  );
  if (isNarrow && units.length > fewest)
    return (
      <details>
        <summary className={styles.folds}>{head}</summary>
        {awaited}
      </details>
    );
  return (
    <div>
      <p className={styles.stand}>{head}</p>
      {awaited}
    </div>
  );
}

function Unit({ of }: { of: WaitingUnit }) {
  const { t, date } = useWords();
  const { name, to } = useUnitLink()(of.unitId, of.tier);
  const { set, outcome, metCount, total, recognition, waits, own, ifAll, tier } = of;
  const fails = own.filter(({ way }) => way !== 'open').map(({ of: part }) => part);
  const open = own.filter(({ way }) => way === 'open').map(({ of: part }) => part);
  return (
    <li className={styles.unit} data-level={of.level}>
      <div className={styles.unitHead}>
        <h3>{set ? <Link to={to}>{name}</Link> : name}</h3>
        {recognition ? (
          <StateBadge state="achieved">{t('missing.recognised', { date: date(recognition.heldOn) })}</StateBadge>
        ) : (
          <OutcomeBadge outcome={outcome} />
        )}
        <span className="soft small">
          {t(`tier.${tier}`)}
          {isCounted(of) && ` · ${t('missing.metOf', { met: metCount, total })}`}
        </span>
      </div>
      <LiesIn unitId={of.unitId} />
      {!set && <p className="soft small">{t('missing.noSet')}</p>}
      {waits.map((wait) => (
        <Waits key={wait.code} of={wait} />
      ))}
      {set && waits.length === 0 && <p className="small">{t('missing.waitsForNobody')}</p>}
      {fails.length > 0 && <p className="small">{t('missing.own', { list: fails.join(', ') })}</p>}
      {open.length > 0 && <p className="soft small">{t('missing.ownOpen', { list: open.join(', ') })}</p>}
      {waits.length > 0 && (
        <p className="small">
          {t('missing.ifAll')} <OutcomeBadge outcome={ifAll} />
        </p>
      )}
    </li>
  );
}

/** Who waits for whom, the province first, and what would follow. */
export function Cascade({ view }: { view: CascadeView }) {
  const { t } = useWords();
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
          {units.map((of) => (
            <Unit key={of.unitId} of={of} />
          ))}
        </ol>
      )}
      {lawless.map(({ level, tier }) => (
        <NoSet key={level} level={level} tier={tier} />
      ))}
    </section>
  );
}
