import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { Empty } from '../../ui/answer';
import { RehearsalMark } from '../../ui/marks';
import { ScrollTable } from '../../ui/scroll-table';
import { cellOf, filterJudged, isUnknown, type JudgedCommune, type JudgedFilter } from '../../view/judgements';
import cells from '../../ui/criteria-matrix.module.css';
import { glyphs, Key } from './cells';
import styles from './judgement.module.css';

const noFilter = { met: '', district: '', criterion: '', cell: '' };

function useFilter(): [JudgedFilter, () => void] {
  const [search, setSearch] = useSearchParams();
  const of = (name: keyof JudgedFilter) => search.get(name) ?? '';
  const filter = { met: of('met'), district: of('district'), criterion: of('criterion'), cell: of('cell') };
  return [filter, () => setSearch(addressWith(noFilter), { replace: true })];
}

/** Where a commune's judgement is, about the day and by the tier of this page. */
export const judgementOf = (communeId: string, tier: string): string =>
  `/communes/${communeId}/judgement?${addressWith({ tier, ...noFilter }).toString()}`;

function Row({ commune, names, tier }: { commune: JudgedCommune; names: ReadonlyMap<number, string>; tier: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { communeId, standing, metCount, criteria, rehearsal } = commune;
  const to = judgementOf(communeId, tier);
  const open = (target: EventTarget) => {
    const no = target instanceof Element ? target.closest<HTMLElement>('[data-no]')?.dataset['no'] : undefined;
    if (no) void navigate(`${to}#${tier}${no}`);
  };
  return (
    <tr onClick={({ target }) => open(target)}>
      <th scope="row" className={cells.name}>
        <Link to={to}>{standing?.name ?? communeId}</Link>
        <span className={cells.district}>
          {standing?.districtName} {rehearsal && <RehearsalMark />}
        </span>
      </th>
      {criteria.map((judged) => {
        const state = cellOf(judged);
        const why = `${t(`judgement.cell.${state}`)}: ${t(`judgement.because.${judged.because}`)}`;
        return (
          <td
            key={judged.no}
            className={styles.cell}
            data-cell={state}
            data-no={judged.no}
            title={`${standing?.name} · ${names.get(judged.no)}\n${why}`}
          >
            <span aria-hidden>{glyphs[state]}</span>
            <span className="hidden">{why}</span>
          </td>
        );
      })}
      <td className="num">
        {isUnknown(commune) ? (
          <span className="soft">{t('state.noData')}</span>
        ) : (
          <Link to={to}>
            <strong>
              {metCount}/{criteria.length}
            </strong>
          </Link>
        )}
      </td>
      <td className="num soft">
        {standing?.metCount == null ? (
          t('state.noData')
        ) : (
          <Link to={`/communes/${communeId}?tier=${tier}`}>{`${standing.metCount}/${standing.total}`}</Link>
        )}
      </td>
    </tr>
  );
}

/** Communes × criteria as judged; at the row's end how many, and beside it what was said. */
export function Matrix({ communes, set }: { communes: readonly JudgedCommune[]; set: CriteriaSetView }) {
  const { t, say } = useWords();
  const [filter, clear] = useFilter();
  const [isWhole, showWhole] = useState(false);
  const asked = filterJudged(communes, filter);
  // Rows of which nothing is known say nothing: they wait until somebody asks for them.
  const known = asked.filter((one) => !isUnknown(one));
  const hides = !isWhole && known.length > 0 && known.length < asked.length;
  const found = hides ? known : asked;
  const names = new Map(
    set.criteria.map(({ no, title }) => [no, `${no}. ${title ? say(title) : t('criterion.untitled', { n: no })}`]),
  );
  return (
    <section id="matrix" className={styles.matrix} aria-labelledby="matrix-title">
      <h2 id="matrix-title">{t('judgement.matrix')}</h2>
      <p className="row small">
        <span>{t('judgement.shown', { n: found.length, of: communes.length })}</span>
        {hides && (
          <button type="button" className="linkButton" onClick={() => showWhole(true)}>
            {t('judgement.showUnknown', { n: asked.length - known.length })}
          </button>
        )}
        {asked.length < communes.length && (
          <button type="button" className="linkButton" onClick={clear}>
            {t('filter.clear')}
          </button>
        )}
      </p>
      <Key />
      {found.length === 0 ? (
        <Empty title={t('filter.none')} />
      ) : (
        <ScrollTable saved name={t('judgement.matrix')} className={cells.matrix ?? ''}>
          <thead>
            <tr>
              <th scope="col">{t('province.commune')}</th>
              {[...names].map(([no, name]) => (
                <th key={no} scope="col" className={cells.no} title={name}>
                  <span aria-hidden>{no}</span>
                  <span className="hidden">{name}</span>
                </th>
              ))}
              <th scope="col" className="num">
                {t('judgement.judged')}
              </th>
              <th scope="col" className="num">
                {t('judgement.said')}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.map((commune) => (
              <Row key={commune.communeId} commune={commune} names={names} tier={set.tier} />
            ))}
          </tbody>
        </ScrollTable>
      )}
    </section>
  );
}
