import type { YearView } from '@langmoi/contracts/year';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/judgement';
import {} from '../../i18n/list-import';
import {} from '../../i18n/units';
import {} from '../../i18n/year';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId, useToday } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { ChoiceField } from '../../ui/fields/choice-field';
import { useDayInAddress } from '../../ui/fields/day-in-address';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { yearsAround } from '../../view/year';
import { Moments, useMoment } from '../judgement/moments';
import { FigureClosing } from './figure-closing';
import { Lists } from './lists';
import { years } from './services';
import { TogetherYear } from './predecessors';
import { Slippage } from './slippage';
import { TargetCard } from './target-card';
import { TargetDialog } from './target-dialog';
import { TargetRows, useRowChoice } from './target-rows';
import styles from './year.module.css';

/** The rows that a number leads to come into sight when they are there. */
function useRowsInSight(target: string): void {
  const { hash, search } = useLocation();
  useEffect(() => {
    if (hash === '#rows') document.getElementById('rows')?.scrollIntoView();
  }, [hash, search, target]);
}

function Targets({ view }: { view: YearView }) {
  const { t, date } = useWords();
  const [setting, set] = useState(false);
  const choice = useRowChoice();
  const chosen = view.targets.find(({ key }) => key === choice.target);
  useRowsInSight(chosen?.key ?? '');
  const on = useDayInAddress('on'); // without a day every paper counts, also one that a demo's clock has not reached
  const asOf = on ? t('year.asOf', { date: date(on) }) : t('year.allSaid');
  const may = view.actions.some(({ name, allowed }) => name === 'recordTarget' && allowed);
  return (
    <section className="stack" aria-labelledby="targets">
      <div className={styles.head}>
        <h2 id="targets">{t('year.targets')}</h2>
        <div className="row">
          <Link to={`/year/${view.year}/targets/file`}>{t('list.open')}</Link>
          {may && (
            <Button size="xs" variant="default" onClick={() => set(true)}>
              {t('year.setTarget')}
            </Button>
          )}
        </div>
      </div>
      {view.targets.length === 0 ? (
        <Empty title={t('year.noTargets', { year: view.year })}>{t('year.noTargetsNext')}</Empty>
      ) : (
        <ul className={styles.cards}>
          {view.targets.map((target) => (
            <TargetCard key={target.key} target={target} open={target === chosen} asOf={asOf} />
          ))}
        </ul>
      )}
      {chosen && chosen.rows.length > 0 && <TargetRows target={chosen} choice={choice} />}
      {setting && <TargetDialog year={view.year} targets={view.targets} close={() => set(false)} />}
    </section>
  );
}

function Page({ today }: { today: string }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const moment = useMoment();
  const year = Number(/^20\d\d$/.exec(search.get('year') ?? '')?.[0] ?? today.slice(0, 4));
  const view = useAnswer(years.viewYear, { params: { year }, query: moment }, { keep: true });
  return (
    <div className={frame.page}>
      <PageHead title={t('year.title', { year })} about={t('year.about')} />
      <div className={styles.asked}>
        <ChoiceField
          id="year-year"
          label={t('year.year')}
          value={String(year)}
          onChange={(next) => setSearch(addressWith({ year: next, target: '', by: '', outcome: '' }))}
          data={yearsAround(today, year).map(String)}
        />
        <Moments />
      </div>
      <Answer of={view} lines={10}>
        {(known) => (
          <CarriedRows carried={known.carried}>
            <Targets view={known} />
            <Lists view={known} />
            <TogetherYear view={known} query={moment} />
          </CarriedRows>
        )}
      </Answer>
      <Slippage year={year} today={today} />
      <FigureClosing />
    </div>
  );
}

/** A year of the province: targets as pictures with what is behind each number, the lists, and what slips. */
export function YearPage() {
  const provinceId = useProvinceId();
  const today = useToday();
  return today ? <Page key={provinceId} today={today} /> : null;
}
