import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import type { JudgementsView } from '@langmoi/contracts/judgement';
import type { ProvinceOverview } from '@langmoi/contracts/reporting';
import { Link } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/figures';
import {} from '../../i18n/judgement';
import { useWords } from '../../i18n/language';
import { useAnswer, useProvinceId, useSession } from '../../queries';
import { reporting } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { CarriedRows } from '../../ui/carried-rows';
import { RehearsalMark } from '../../ui/marks';
import { TileGrid } from '../../ui/tile-grid';
import { TierChoice, useTierInAddress } from '../../ui/tier-choice';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { useUnitsDay } from '../../ui/units-switch';
import { useUnits } from '../../ui/unit-names';
import { useTileGroups } from '../../ui/use-tile-groups';
import { isUnknown, judgedCommunes, type JudgedCommune } from '../../view/judgements';
import { may } from '../../view/may';
import { ByDistrict } from './by-district';
import { ByGroup } from './by-group';
import { ByLead } from './by-lead';
import { judgementOf, Matrix } from './matrix';
import { Moments, useMoment } from './moments';
import { isLawless, NoSet } from './no-set';
import { carriedTogether, comparable, TheirsAlone, TogetherJudged, useTheirs } from './predecessors';
import { judgements } from './services';
import { Trend } from './trend';
import { WithSet } from './with-set';
import styles from './judgement.module.css';

/** The rows of one's own province and of those that it took over, in one list, below what they come to together. */
function Rows(props: Of & { communes: readonly JudgedCommune[]; theirs: ReturnType<typeof useTheirs> }) {
  const { view, province, set, communes, theirs } = props;
  return (
    <>
      <TogetherJudged view={view} own={{ name: province.name, communes }} theirs={theirs} />
      <CarriedRows carried={carriedTogether(view, theirs)} quiet>
        <Matrix communes={[...communes, ...comparable(theirs, view)]} set={set} />
      </CarriedRows>
    </>
  );
}

interface Of {
  readonly view: JudgementsView;
  readonly province: ProvinceOverview;
  readonly set: CriteriaSetView;
}

function Known(props: Of) {
  const { t, say } = useWords();
  const groupsOf = useTileGroups();
  const { view, province, set } = props;
  const { tier } = view;
  const theirs = useTheirs({ tier, ...useMoment() });
  const communes = judgedCommunes(view.rows, province.communes, useUnits(useMoment().on));
  const byId = new Map(communes.map((one) => [one.communeId, one]));
  const total = set.criteria.length;
  const rehearsed = communes.filter(({ rehearsal }) => rehearsal).length;
  const tiles = groupsOf(
    province,
    ({ communeId, recognised }) => {
      const judged = byId.get(communeId);
      const isRecognised = recognised.some((one) => one.tier === tier);
      return { met: judged && !isUnknown(judged) ? judged.metCount : null, total, isRecognised };
    },
    (communeId) => judgementOf(communeId, tier),
  );
  if (communes.length === 0) {
    return (
      <>
        <Empty title={t('judgement.nobody')} />
        {theirs.heard.length > 0 && <Rows {...{ view, province, set, communes, theirs }} />}
      </>
    );
  }
  return (
    <>
      <p className="soft small">
        {say(set.title)} · {t('judgement.counted', { n: communes.length })}{' '}
        {rehearsed > 0 && (
          <>
            <RehearsalMark /> {t('judgement.rehearsed', { n: rehearsed, of: communes.length })}
          </>
        )}
      </p>
      <TileGrid
        id="picture"
        title={t('judgement.picture')}
        groups={tiles}
        total={total}
        dense={province.carried !== undefined}
      />
      <div className={styles.tables}>
        <ByGroup communes={communes} province={tier === 'NTM' ? province : null} total={total} />
        <ByDistrict communes={communes} total={total} province={province} />
      </div>
      <ByLead view={view} communes={communes} set={set} />
      <Trend tier={tier} communes={communes.length} total={total} />
      <Rows {...{ view, province, set, communes, theirs }} />
    </>
  );
}

function Page({ provinceId }: { provinceId: string }) {
  const { t } = useWords();
  const tier = useTierInAddress();
  const moment = useMoment();
  const session = useSession().data;
  const there = { enabled: provinceId !== '' };
  const view = useAnswer(judgements.listJudgements, { query: { tier, ...moment } }, { keep: true });
  const units = useUnitsDay();
  const province = useAnswer(reporting.viewProvince, { params: { provinceId }, query: units }, there);
  return (
    <div className={frame.page}>
      <PageHead
        title={t('judgement.provinceTitle')}
        about={
          <>
            {t('judgement.provinceAbout')} <Link to="/province?tab=matrix">{t('judgement.toStated')}</Link>
            {' · '}
            <Link to={{ pathname: '/province/missing', search: addressWith({}).toString() }}>
              {t('judgement.toMissing')}
            </Link>
            {may(session, 'criteria.beginFigureExport') && (
              <>
                {' · '}
                <Link to="/figures/export">{t('judgement.toExport')}</Link>
              </>
            )}
          </>
        }
      >
        <TierChoice />
      </PageHead>
      <Moments />
      <Answer of={province} lines={10}>
        {(known) =>
          isLawless(view.error) ? (
            <NoSet level="commune" tier={tier} />
          ) : (
            <Answer of={view}>
              {(judged) => (
                <CarriedRows carried={judged.carried}>
                  <WithSet set={judged.set}>{(set) => <Known view={judged} province={known} set={set} />}</WithSet>
                </CarriedRows>
              )}
            </Answer>
          )
        }
      </Answer>
      {isLawless(view.error) && <TheirsAlone query={{ tier, ...moment }} />}
    </div>
  );
}

/** All communes of the province by the criteria of a tier: judged by figures, with what was only stated kept apart. */
export function JudgementsPage() {
  const provinceId = useProvinceId();
  return <Page key={provinceId} provinceId={provinceId} />;
}
