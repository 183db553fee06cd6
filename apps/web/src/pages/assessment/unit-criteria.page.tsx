import type { UnitState } from '@langmoi/contracts/units';
import { Link } from 'react-router';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId } from '../../queries';
import { Answer } from '../../ui/answer';
import { AskedDay, useAskedDay } from '../../ui/asked-day';
import parts from '../../ui/parts.module.css';
import { useSetTierInAddress } from '../../ui/tier-choice';
import { UnitFrame } from '../../ui/unit-frame';
import { pageOf, saidOf, type WholesSheet } from '../../view/said-of';
import { isLawless, NoSet, NothingOwn } from '../judgement/no-set';
import { InOtherUnits } from './in-other-units';
import { CountMet, Versions } from './said';
import { unitCriteria } from './services';
import { Wholes } from './wholes';

/** What the district says of itself counts where figures and persons leave it open: how it stands is judged elsewhere. */
function Standing({ view }: { view: WholesSheet }) {
  const { t } = useWords();
  return (
    <>
      <section className={parts.paper}>
        <h2>{t('commune.standing')}</h2>
        <CountMet sheet={view} />
        <p className="small soft">{t('wholes.counts')}</p>
        <p className="small">
          <Link to={pageOf(view.of, 'judgement')}>{t('figures.view.judgement')}</Link>
        </p>
      </section>
      <Versions {...view} />
    </>
  );
}

function Sheet({ view }: { view: WholesSheet }) {
  const { t } = useWords();
  if (view.set.criteria.length === 0)
    return <NothingOwn of={view.of} title={t('wholes.noCriteria')} next={t('wholes.noCriteriaNext')} />;
  return (
    <Wholes view={view} label={t('wholes.side')}>
      <Standing view={view} />
    </Wholes>
  );
}

function OfDistrict({ unitId }: { unitId: string }) {
  const tier = useSetTierInAddress();
  const provinceId = useProvinceId();
  const query = useAskedDay();
  const view = useAnswer(unitCriteria.viewUnitAssessments, { params: { unitId, tier }, query }, { keep: true });
  if (isLawless(view.error)) return <NoSet level="district" tier={tier} />;
  return (
    <Answer of={view} lines={14}>
      {(known) => (
        <>
          {known.carried && <InOtherUnits carried={known.carried} provinceId={provinceId} />}
          <Sheet view={{ of: saidOf('district', unitId, tier), ...known }} />
        </>
      )}
    </Answer>
  );
}

function Page({ unit: { unitId, level } }: { unit: UnitState }) {
  const { t } = useWords();
  const tier = useSetTierInAddress();
  if (level === 'district') return <OfDistrict key={tier} unitId={unitId} />;
  return <NothingOwn of={saidOf(level, unitId, tier)} title={t('wholes.notOwn')} next={t('figures.notOwnNext')} />;
}

/** A district's own criteria, each as a whole: to read, or for its own officer to say. */
export function UnitCriteriaPage() {
  const { on } = useAskedDay();
  return (
    <UnitFrame title="wholes.title" on={on} choices={<AskedDay />}>
      {(unit) => <Page unit={unit} />}
    </UnitFrame>
  );
}
