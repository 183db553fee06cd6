import type { Tier } from '@langmoi/contracts/common';
import type { CriterionView } from '@langmoi/contracts/criteria';
import { IconArrowRight } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { criteria, recognition, reporting } from '../../services';
import { glyphs, type CellState } from '../../ui/criteria-glyphs';
import { RehearsalMark } from '../../ui/marks';
import parts from '../../ui/parts.module.css';
import { basisOf, pageOf, saidOf, type WholesSheet } from '../../view/said-of';
import { unitCriteria } from '../assessment/services';
import styles from './my-unit.module.css';

function Tile({ criterion, state, to }: { criterion: CriterionView; state: CellState; to: string }) {
  const { t, say } = useWords();
  const name = criterion.title ? say(criterion.title) : t('criterion.untitled', { n: criterion.no });
  const words = `${criterion.no}. ${name}: ${t(`state.${state}`).toLowerCase()}`;
  return (
    <li>
      <Link to={`${to}#criterion-${criterion.no}`} className={styles.tile} data-state={state} title={words}>
        <span aria-hidden>{criterion.no}</span>
        <span aria-hidden>{glyphs[state]}</span>
        <span className="hidden">{words}</span>
      </Link>
    </li>
  );
}

/** Which tier the commune works on: that of its open dossier, else the first. */
function useTier(communeId: string): Tier | null {
  const dossiers = useAnswer(recognition.listDossiers, { query: { communeId } });
  if (dossiers.isPending) return null;
  return dossiers.data?.find(({ status }) => status === 'open')?.tier ?? 'NTM';
}

function Missing({ view, to }: { view: WholesSheet; to: string }) {
  const { t, say } = useWords();
  const { current, set } = view;
  if (!current || current.missing.length === 0) return null;
  return (
    <>
      <h3>{t('commune.missing')}</h3>
      <ul className={styles.missing}>
        {set.criteria
          .filter(({ no }) => current.missing.includes(no))
          .map(({ no, title }) => (
            <li key={no}>
              <Link to={`${to}#criterion-${no}`}>
                {title ? `${no}. ${say(title)}` : t('criterion.untitled', { n: no })}
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}

function Tiles({ view, title, inferred }: { view: WholesSheet; title: string; inferred: boolean }) {
  const { t, date } = useWords();
  const { current, set, of } = view;
  const to = pageOf(of, 'criteria');
  const states = new Map(current?.results.map(({ criterion, state }) => [criterion, state]));
  const unsaid: CellState = inferred ? 'inferred' : 'noData';
  return (
    <section className={`${parts.paper} stack`} aria-labelledby="my-unit">
      <div className={styles.head}>
        <h2 id="my-unit">{title}</h2>
        <p className={styles.count}>
          {current ? `${current.metCount}/${current.total}` : t(inferred ? 'state.recognised' : 'state.noData')}
        </p>
      </div>
      <ul className={styles.tiles} aria-label={t('commune.criteria')}>
        {set.criteria.map((criterion) => (
          <Tile key={criterion.no} criterion={criterion} state={states.get(criterion.no) ?? unsaid} to={to} />
        ))}
      </ul>
      <Missing view={view} to={to} />
      {current && (
        <p className="small soft">
          {t('history.version', { n: current.version })}, {t(basisOf(of, current.basis)).toLowerCase()},{' '}
          {t('figure.asOf', { date: date(current.asOf) })} {current.rehearsal && <RehearsalMark />}
        </p>
      )}
      <p>
        <Link to={to} className={styles.open}>
          {t('mine.open')} <IconArrowRight size={15} stroke={1.8} aria-hidden />
        </Link>
      </p>
    </section>
  );
}

/** The officer's own commune at a glance: a tile for each criterion, and the way to those that are missing. */
export function MyCommune({ communeId }: { communeId: string }) {
  const { t } = useWords();
  const tier = useTier(communeId);
  const view = useAnswer(
    criteria.viewCommune,
    { params: { communeId, tier: tier ?? 'NTM' } },
    { enabled: tier !== null },
  );
  const standing = useAnswer(reporting.viewCommune, { params: { communeId } });
  if (!view.data) return null;
  const titled = standing.data?.recognised.some((title) => title.tier === view.data.tier) ?? false;
  const of = saidOf('commune', communeId, view.data.tier);
  return (
    <Tiles
      view={{ of, ...view.data }}
      title={t('mine.title', { tier: t(`tier.${of.tier}`) })}
      inferred={titled && view.data.current === null}
    />
  );
}

/** The same of the officer's own district, of the standard; nothing where the law asks nothing of districts on the day. */
export function MyDistrict({ unitId }: { unitId: string }) {
  const { t } = useWords();
  const of = saidOf('district', unitId, 'NTM');
  const view = useAnswer(unitCriteria.viewUnitAssessments, { params: { unitId, tier: of.tier }, query: {} });
  if (!view.data || view.data.set.criteria.length === 0) return null;
  const title = t('mine.ofDistrict', { tier: t(`tier.${of.tier}`) });
  return <Tiles view={{ of, ...view.data }} title={title} inferred={false} />;
}
