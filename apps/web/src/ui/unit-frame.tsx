import type { UnitLevel } from '@langmoi/contracts/common';
import type { UnitLifeView, UnitState } from '@langmoi/contracts/units';
import type { ReactNode } from 'react';
import { Link, NavLink, useParams, useSearchParams } from 'react-router';
import { addressWith, searchOf } from '../address';
import {} from '../i18n/figures';
import {} from '../i18n/units';
import { useWords } from '../i18n/language';
import type { Key } from '../i18n/translate';
import { useAnswer } from '../queries';
import { directory } from '../services';
import { endOf } from '../view/unit-life';
import { Answer, Empty } from './answer';
import { TierChoice } from './tier-choice';
import { PageHead } from './page-head';
import frame from './pages.module.css';
import { useUnitName } from './unit-names';
import styles from './commune-views.module.css';

interface View {
  readonly path: string;
  readonly word: Key;
  /** Of units of which level alone. */
  readonly of?: UnitLevel;
}

const views: readonly View[] = [
  { path: '/criteria', word: 'commune.view.criteria', of: 'district' },
  { path: '/figures', word: 'figures.view.figures' },
  { path: '/judgement', word: 'figures.view.judgement' },
  { path: '', word: 'figures.view.life' },
];

function Views({ unitId, level }: { unitId: string; level: UnitLevel | undefined }) {
  const { t } = useWords();
  const kept = searchOf(useSearchParams()[0], ['tier', 'on']);
  return (
    <nav aria-label={t('figures.views')} className={styles.views}>
      {views
        .filter(({ of }) => !of || of === level)
        .map(({ path, word }) => (
          <NavLink key={path} end to={`/units/${unitId}${path}${kept}`}>
            {t(word)}
          </NavLink>
        ))}
    </nav>
  );
}

/** A unit that was not there on the day: since when it is no more, what became of it, and its last day to look at. */
function NotThere({ life }: { life: UnitLifeView }) {
  const { t, date } = useWords();
  const nameOf = useUnitName();
  const lastDay = life.states.at(-1)?.toOn;
  const end = endOf(life);
  if (!lastDay || !end || lastDay >= life.asOf) return <Empty title={t('unit.notThere')} />;
  const of = { date: date(end.on), names: end.into.map(nameOf).join(', ') };
  return (
    <Empty title={t('unit.notThere')}>
      <p>{t(end.into.length > 0 ? 'unit.endsInto' : 'unit.ends', of)}</p>
      <Link to={{ pathname: `/units/${life.unitId}/judgement`, search: addressWith({ on: lastDay }).toString() }}>
        {t('unit.judgedOnLastDay', { date: date(lastDay) })}
      </Link>
    </Empty>
  );
}

/** A page about the district or province that the address names, as it was on a day: its name then, the tiers, the other pages. */
export function UnitFrame(props: {
  title: Key;
  on?: string | undefined;
  /** What of the address is chosen here, whether or not there was such a unit on the day. */
  choices?: ReactNode;
  children: (unit: UnitState) => ReactNode;
}) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const { unitId = '' } = useParams();
  const { title, on, choices, children } = props;
  const query = on ? { asOf: on } : {};
  const life = useAnswer(directory.viewUnitLife, { params: { unitId }, query }, { keep: true });
  return (
    <Answer of={life} page>
      {(known) => {
        const shown = known.on ?? known.states.at(-1);
        return (
          <div className={frame.page} key={known.unitId}>
            <PageHead title={`${shown ? nameOf(shown) : t('unit.unit')}: ${t(title)}`}>
              {known.on && <TierChoice level={known.on.level} on={on} />}
            </PageHead>
            <Views unitId={known.unitId} level={shown?.level} />
            {choices}
            {known.on ? children(known.on) : <NotThere life={known} />}
          </div>
        );
      }}
    </Answer>
  );
}
