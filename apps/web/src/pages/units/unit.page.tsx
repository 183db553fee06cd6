import type { UnitLifeView, UnitState } from '@langmoi/contracts/units';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/units';
import { useAnswer } from '../../queries';
import { directory } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import frame from '../../ui/pages.module.css';
import { DayInAddress, useDayInAddress } from '../../ui/fields/day-in-address';
import { StateBadge } from '../../ui/state-badge';
import { Titled } from '../../ui/titled';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { endOfDay, pictureOf } from '../../view/unit-life';
import parts from '../../ui/parts.module.css';
import { LifePicture } from './life-picture';
import { LifeTable } from './life-table';
import { OnThatDay } from './on-that-day';
import { Papers } from './papers';
import { UnitFacts } from './unit-facts';
import { UnitFindings } from './unit-findings';
import { UnitOrganisations } from './unit-organisations';
import { UnitSearch } from './unit-search';
import styles from './units.module.css';

function Life({ life }: { life: UnitLifeView }) {
  const { t } = useWords();
  const isWide = useMediaQuery('(min-width: 48rem)', true);
  const [asTable, setAsTable] = useState(false);
  const papers = new Map(life.papers.map(({ eventId }, at) => [eventId, at + 1]));
  const picture = pictureOf(life);
  const name = t('unit.life');
  return (
    <figure className={parts.paper}>
      <div className={styles.figureHead}>
        <figcaption>
          <h2>{name}</h2>
        </figcaption>
        <button type="button" className="linkButton small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('chart.asChart') : t('chart.asTable')}
        </button>
      </div>
      {asTable ? (
        <LifeTable {...{ life, papers, name }} />
      ) : (
        <LifePicture {...{ picture, papers, name }} asOf={life.asOf} width={isWide ? 960 : 340} />
      )}
      {!asTable && picture.rows.length > 1 && <Legend isUnknown={picture.joints.some(({ isKnown }) => !isKnown)} />}
      {picture.days.length === 0 && <p className="small soft">{t('unit.noChange')}</p>}
    </figure>
  );
}

function Legend({ isUnknown }: { isUnknown: boolean }) {
  const { t } = useWords();
  return (
    <p className={styles.legend}>
      <span data-key="own">{t('unit.key.own')}</span>
      <span data-key="kin">{t('unit.key.kin')}</span>
      <span>{t('unit.key.paper')}</span>
      {isUnknown && <span data-key="unknown">{t('unit.key.unknown')}</span>}
    </p>
  );
}

/** The two times: the day that is looked at, and what the register knew by another. */
function Days({ asOf }: { asOf: string }) {
  const { t, date } = useWords();
  const known = useDayInAddress('knownAt');
  const [, setSearch] = useSearchParams();
  return (
    <div>
      <div className={styles.twoTimes} role="group" aria-label={t('unit.twoTimes')} data-screen-only>
        <DayInAddress name="asOf" label={t('unit.asOf')} otherwise={asOf} />
        <DayInAddress name="knownAt" label={t('unit.knownAt')} description={t('unit.knownAtHint')} />
      </div>
      {known && (
        <p role="status" className={parts.stale}>
          {t('unit.asKnown', { date: date(known) })}{' '}
          <button
            type="button"
            className="linkButton"
            onClick={() => setSearch(addressWith({ knownAt: '' }), { replace: true })}
          >
            {t('unit.asKnownNow')}
          </button>
        </p>
      )}
    </div>
  );
}

/** What is said of its criteria: a commune has a page of its own, districts and the province their judgement. */
function ToCriteria({ unit: { unitId, level }, asOf }: { unit: Pick<UnitState, 'unitId' | 'level'>; asOf: string }) {
  const { t } = useWords();
  if (level === 'commune') return <Link to={`/communes/${unitId}`}>{t('unit.toCommune')}</Link>;
  return <Link to={`/units/${unitId}/judgement?on=${asOf}`}>{t('unit.toJudgement')}</Link>;
}

function Head({ life }: { life: UnitLifeView }) {
  const { t, date } = useWords();
  const nameOf = useUnitName();
  const own = new Set(useUnits().map(({ id }) => id));
  // One that is no more is the province's where a unit of it took some of it.
  const isOwn = [life.unitId, ...life.parts.map(({ toId }) => toId)].some((id) => own.has(id));
  const last = life.states.at(-1);
  const shown = life.on ?? last;
  return (
    <div>
      <div className="row">
        <Titled title={shown ? nameOf(shown) : t('unit.unit')} />
        {last?.toOn && <StateBadge state="noData">{t('unit.until.day', { date: date(last.toOn) })}</StateBadge>}
      </div>
      <p className="row small" data-screen-only>
        {isOwn && shown && <ToCriteria unit={shown} asOf={life.asOf} />}
        <Link to="/units/changes">{t('changes.title')}</Link>
      </p>
    </div>
  );
}

/** One unit through time: what it was on a day, its life as a picture, the papers that the picture rests on. */
export function UnitPage() {
  const { unitId = '' } = useParams();
  return <Page key={unitId} unitId={unitId} />; // the answer that is kept while another day is asked for is of this unit
}

function Page({ unitId }: { unitId: string }) {
  const { t, date } = useWords();
  const asOf = useDayInAddress('asOf');
  const known = useDayInAddress('knownAt');
  const query = { ...(asOf && { asOf }), ...(known && { knownAt: endOfDay(known) }) };
  const life = useAnswer(directory.viewUnitLife, { params: { unitId }, query }, { keep: true });
  if (known && life.error?.status === 404) {
    return (
      <div className={frame.page}>
        <Titled title={t('unit.unit')} />
        <Days asOf={asOf ?? ''} />
        <Empty title={t('unit.notYetKnown', { date: date(known) })}>{t('unit.notYetKnownNext')}</Empty>
      </div>
    );
  }
  return (
    <Answer of={life} lines={12} page>
      {(view) => (
        <div className={frame.page}>
          <div className={frame.head}>
            <Head life={view} />
            <UnitSearch on={view.asOf} />
          </div>
          <Days asOf={view.asOf} />
          <OnThatDay life={view} />
          <UnitFacts life={view} />
          <UnitOrganisations unitId={view.unitId} />
          <Life life={view} />
          <Papers life={view} />
          <UnitFindings unitId={view.unitId} />
        </div>
      )}
    </Answer>
  );
}
