import type { Tier } from '@langmoi/contracts/common';
import type { CommuneCriteriaView } from '@langmoi/contracts/criteria';
import type { UnitView } from '@langmoi/contracts/directory';
import type { CommuneStanding } from '@langmoi/contracts/reporting';
import type { Carried } from '@langmoi/contracts/units';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/units';
import { useAnswer } from '../../queries';
import { criteria, directory, reporting } from '../../services';
import { Answer } from '../../ui/answer';
import { AskedDay, useAskedDay } from '../../ui/asked-day';
import { CarriedNote } from '../../ui/carried-note';
import { CommuneViews } from '../../ui/commune-views';
import { MadeOf } from '../../ui/made-of';
import { TierChoice, useTierInAddress } from '../../ui/tier-choice';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { useUnitName } from '../../ui/unit-names';
import { newestOf } from '../../view/draft';
import form from '../assessment/assessment.module.css';
import { CommuneCriteria } from '../assessment/criteria';
import { isLawless, NoSet } from '../judgement/no-set';
import { Standing } from './standing';

/** A recorded version opens the editor anew: the focus goes to its heading, and a voice says what it is now. */
function useNewVersion(version: number) {
  const seen = useRef(version);
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    document.getElementById('criteria')?.focus();
  }, [version]);
}

function Known({ view, standing }: { view: CommuneCriteriaView; standing: CommuneStanding | null }) {
  const { t } = useWords();
  const { current, tier } = view;
  const version = newestOf(view);
  useNewVersion(version);
  return (
    <div className={form.columns} data-reading={!view.actions.some(({ allowed }) => allowed)}>
      <p role="status" className="hidden">
        {current && `${t('history.version', { n: version })}: ${current.metCount}/${current.total}`}
      </p>
      <CommuneCriteria key={`${tier} ${view.set.id} ${version}`} view={view} />
      <Standing view={view} standing={standing} />
    </div>
  );
}

/** By the units of another day: what is said of the commune stays its own, beside the others that lie in the same unit. */
function InOtherUnits({ carried, provinceId }: { carried: Carried; provinceId: string }) {
  const { t } = useWords();
  const [place] = carried.places;
  return (
    <CarriedNote carried={carried}>
      <p>{t('carried.yesNo')}</p>
      {place?.unit && <MadeOf unitId={place.unit.unitId} on={carried.on} provinceId={provinceId} />}
    </CarriedNote>
  );
}

/** The criteria of one tier; while the answer by other units is on its way, the one before it stays, and what is typed. */
function OfTier({ unit, tier }: { unit: UnitView; tier: Tier }) {
  const query = useAskedDay();
  const view = useAnswer(criteria.viewCommune, { params: { communeId: unit.id, tier }, query }, { keep: true });
  const standing = useAnswer(reporting.viewCommune, { params: { communeId: unit.id }, query: {} });
  if (isLawless(view.error)) return <NoSet level="commune" tier={tier} />;
  return (
    <Answer of={view} lines={14}>
      {(known) => (
        <>
          {known.carried && <InOtherUnits carried={known.carried} provinceId={unit.provinceId} />}
          <Known view={known} standing={standing.data ?? null} />
        </>
      )}
    </Answer>
  );
}

function Page({ unit }: { unit: UnitView }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const tier = useTierInAddress();
  const district = useAnswer(
    directory.viewUnit,
    { params: { unitId: unit.parentId ?? '' } },
    { enabled: unit.parentId !== null },
  );
  return (
    <div className={frame.page}>
      <PageHead
        title={nameOf(unit)}
        about={
          <>
            {district.data && (
              <>
                <Link to={`/units/${district.data.id}`}>{nameOf(district.data)}</Link> ·{' '}
              </>
            )}
            {t('commune.code', { code: unit.code })} · <Link to={`/units/${unit.id}`}>{t('unit.toLife')}</Link>
          </>
        }
      >
        <TierChoice />
      </PageHead>
      <CommuneViews communeId={unit.id} />
      <AskedDay />
      <OfTier key={tier} unit={unit} tier={tier} />
    </div>
  );
}

/** One commune: its criteria with state and lead, what is missing, the versions so far, its dossiers. */
export function CommunePage() {
  const { communeId = '' } = useParams();
  const unit = useAnswer(directory.viewUnit, { params: { unitId: communeId } });
  return (
    <Answer of={unit} page>
      {(known) => <Page key={known.id} unit={known} />}
    </Answer>
  );
}
