import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { MissingView } from '@langmoi/contracts/missing';
import { Link, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import {} from '../../i18n/missing';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { Answer, Empty } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { TierChoice, useTierInAddress } from '../../ui/tier-choice';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { waysOf } from '../../view/missing';
import parts from '../../ui/parts.module.css';
import { Moments, useMoment } from '../judgement/moments';
import { isLawless, NoSet } from '../judgement/no-set';
import { WithSet } from '../judgement/with-set';
import { ByCommune } from './by-commune';
import { ByLead } from './by-lead';
import { Cascade } from './cascade';
import { TogetherMissing } from './predecessors';
import { missing } from './services';

const ways = ['commune', 'lead'] as const;

/** The rows by commune or by who leads, kept in the address. */
function useWay(): (typeof ways)[number] {
  const [search] = useSearchParams();
  return search.get('by') === 'lead' ? 'lead' : 'commune';
}

function Switch() {
  const { t } = useWords();
  const chosen = useWay();
  return (
    <nav className={parts.choices} aria-label={t('missing.by')}>
      {ways.map((way) => (
        <Link
          key={way}
          to={{ search: addressWith({ by: way === 'lead' ? way : '' }).toString() }}
          replace
          preventScrollReset
          aria-current={way === chosen}
        >
          {t(way === 'lead' ? 'missing.byLead' : 'missing.byCommune')}
        </Link>
      ))}
    </nav>
  );
}

function Rows({ view, set }: { view: MissingView; set: CriteriaSetView }) {
  const { t, say } = useWords();
  const Way = useWay() === 'lead' ? ByLead : ByCommune;
  const lacking = view.rows.filter(({ parts: some }) => some.length > 0);
  const whole = view.rows.length - lacking.length;
  if (view.total === 0) return <Empty title={t('missing.noCommunes')} />;
  if (lacking.length === 0) return <Empty title={t('missing.none')} />;
  return (
    <>
      <p className="small">
        {say(set.title)} ·{' '}
        {t('missing.counted', { n: view.total, ...waysOf(lacking.flatMap(({ parts: some }) => some)) })}{' '}
        {whole > 0 && t('missing.allMet', { n: whole })}
      </p>
      <Way view={view} set={set} />
    </>
  );
}

function Page() {
  const { t } = useWords();
  const tier = useTierInAddress();
  const query = { tier, ...useMoment() };
  const cascade = useAnswer(missing.viewCascade, { query }, { keep: true });
  const view = useAnswer(missing.listMissing, { query }, { keep: true });
  return (
    <div className={frame.page}>
      <PageHead title={t('missing.title')} about={t('missing.about')}>
        <TierChoice />
      </PageHead>
      <Moments />
      <Answer of={cascade} lines={8}>
        {(known) => (
          <CarriedRows carried={known.carried} quiet>
            <Cascade view={known} />
          </CarriedRows>
        )}
      </Answer>
      <section className={`${parts.paper} stack`} aria-labelledby="rows">
        <div className={frame.head}>
          <div>
            <h2 id="rows">{t('missing.rows')}</h2>
            <p className="soft small">{t('missing.rule')}</p>
          </div>
          <Switch />
        </div>
        {isLawless(view.error) ? (
          <NoSet level="commune" tier={tier} />
        ) : (
          <Answer of={view} lines={12}>
            {(known) => (
              <CarriedRows carried={known.carried}>
                <WithSet set={known.set}>{(set) => <Rows view={known} set={set} />}</WithSet>
              </CarriedRows>
            )}
          </Answer>
        )}
      </section>
      {(view.data || isLawless(view.error)) && (
        <TogetherMissing own={view.error ? null : (view.data ?? null)} query={query} />
      )}
    </div>
  );
}

/** What is missing of a tier: who waits for whom, then what each commune lacks and by how much. */
export function MissingPage() {
  const provinceId = useProvinceId();
  return <Page key={provinceId} />;
}
