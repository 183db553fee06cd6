import { Tier } from '@langmoi/contracts/common';
import type { CommuneCriteriaView } from '@langmoi/contracts/criteria';
import type { UnitView } from '@langmoi/contracts/directory';
import type { CommuneStanding } from '@langmoi/contracts/reporting';
import { setInForce } from '@langmoi/domain/criteria/in-force';
import { useEffect, useRef } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/units';
import { useAnswer, useToday } from '../../queries';
import { criteria, directory, reporting } from '../../services';
import { Answer } from '../../ui/answer';
import { Titled } from '../../ui/titled';
import { useUnitName } from '../../ui/unit-names';
import { CommuneCriteria } from './criteria';
import { Standing } from './standing';
import styles from './commune.module.css';

function Tiers({ chosen, choose }: { chosen: Tier; choose: (tier: Tier) => void }) {
  const { t } = useWords();
  const sets = useAnswer(criteria.listSets, {});
  const on = useToday();
  const isAsked = (tier: Tier) => setInForce(sets.data ?? [], { level: 'commune', tier, on }) !== null;
  const tiers = Tier.options.filter((tier) => tier === chosen || isAsked(tier));
  return (
    <div role="group" aria-label={t('commune.tier')} className={styles.tiers}>
      {tiers.map((tier) => (
        <button key={tier} type="button" aria-pressed={tier === chosen} onClick={() => choose(tier)}>
          {t(`tier.${tier}`)}
        </button>
      ))}
    </div>
  );
}

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
  const version = current?.version ?? 0;
  useNewVersion(version);
  return (
    <div className={styles.columns} data-reading={!view.actions.some(({ allowed }) => allowed)}>
      <p role="status" className="hidden">
        {current && `${t('history.version', { n: version })}: ${current.metCount}/${current.total}`}
      </p>
      <CommuneCriteria key={`${tier}-${version}`} view={view} />
      <Standing view={view} standing={standing} />
    </div>
  );
}

function Page({ unit }: { unit: UnitView }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const [search, setSearch] = useSearchParams();
  const tier = Tier.catch('NTM').parse(search.get('tier'));
  const params = { communeId: unit.id, tier };
  const view = useAnswer(criteria.viewCommune, { params });
  const standing = useAnswer(reporting.viewCommune, { params: { communeId: unit.id } });
  const district = useAnswer(
    directory.viewUnit,
    { params: { unitId: unit.parentId ?? '' } },
    { enabled: unit.parentId !== null },
  );
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <div>
          <Titled title={nameOf(unit)} />
          <p className="soft">
            {district.data ? nameOf(district.data) : standing.data?.districtName} ·{' '}
            {t('commune.code', { code: unit.code })} · <Link to={`/units/${unit.id}`}>{t('unit.toLife')}</Link>
          </p>
        </div>
        <Tiers chosen={tier} choose={(next) => setSearch(next === 'NTM' ? {} : { tier: next })} />
      </div>
      <Answer of={view} lines={14}>
        {(known) => <Known view={known} standing={standing.data ?? null} />}
      </Answer>
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
