import type { Tier } from '@langmoi/contracts/common';
import type { UnitView } from '@langmoi/contracts/directory';
import { Link, useParams } from 'react-router';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/units';
import { useAnswer } from '../../queries';
import { criteria, directory, reporting } from '../../services';
import { Answer } from '../../ui/answer';
import { AskedDay, useAskedDay } from '../../ui/asked-day';
import { CommuneViews } from '../../ui/commune-views';
import { TierChoice, useTierInAddress } from '../../ui/tier-choice';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { useUnitName } from '../../ui/unit-names';
import { InOtherUnits } from '../assessment/in-other-units';
import { Wholes } from '../assessment/wholes';
import { isLawless, NoSet } from '../judgement/no-set';
import { Standing } from './standing';

/** The criteria of one tier; while the answer by other units is on its way, the one before it stays, and what is typed. */
function OfTier({ unit, tier }: { unit: UnitView; tier: Tier }) {
  const { t } = useWords();
  const query = useAskedDay();
  const view = useAnswer(criteria.viewCommune, { params: { communeId: unit.id, tier }, query }, { keep: true });
  const standing = useAnswer(reporting.viewCommune, { params: { communeId: unit.id }, query: {} });
  if (isLawless(view.error)) return <NoSet level="commune" tier={tier} />;
  return (
    <Answer of={view} lines={14}>
      {(known) => (
        <>
          {known.carried && <InOtherUnits carried={known.carried} provinceId={unit.provinceId} />}
          <Wholes view={{ of: { level: 'commune', unitId: unit.id, tier }, ...known }} label={t('commune.side')}>
            <Standing view={known} standing={standing.data ?? null} />
          </Wholes>
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
