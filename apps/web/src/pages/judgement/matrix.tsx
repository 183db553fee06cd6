import type { CriteriaSetView } from '@langmoi/contracts/criteria';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import { Empty } from '../../ui/answer';
import { OfPredecessor, ToPredecessor } from '../../ui/across';
import { LiesIn } from '../../ui/carried-rows';
import { RehearsalMark } from '../../ui/marks';
import { FoldedRows } from '../../ui/folded-rows';
import { useIsNarrow } from '../../ui/folding';
import { ScrollTable } from '../../ui/scroll-table';
import {
  byDistrict,
  cellOf,
  filterJudged,
  isUnknown,
  type JudgedCommune,
  type JudgedFilter,
} from '../../view/judgements';
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

/** To the reasoning; of a province that one's own took over, read as its successor. */
function ToJudgement({ commune, to, children }: { commune: JudgedCommune; to: string; children: string }) {
  const { of } = commune;
  if (!of) return <Link to={to}>{children}</Link>;
  return (
    <ToPredecessor predecessor={of} to={to}>
      {children}
    </ToPredecessor>
  );
}

/** What was said of its criteria as a whole. */
function Said({ commune: { communeId, standing, of }, tier }: { commune: JudgedCommune; tier: string }) {
  const { t } = useWords();
  if (standing?.metCount == null) return t('state.noData');
  const said = `${standing.metCount}/${standing.total}`;
  return of ? said : <Link to={`/communes/${communeId}?tier=${tier}`}>{said}</Link>;
}

/** Which commune, of which district, of whose province, and where it lies on the day asked for. */
function Head({ commune, to }: { commune: JudgedCommune; to: string }) {
  const { communeId, name, district, rehearsal, of } = commune;
  return (
    <th scope="row" className={cells.name}>
      <ToJudgement commune={commune} to={to}>
        {name}
      </ToJudgement>
      <span className={cells.district}>
        {district?.name} {of && <OfPredecessor predecessor={of} />} {rehearsal && <RehearsalMark />}
      </span>
      <LiesIn unitId={communeId} />
    </th>
  );
}

function Row({ commune, names, tier }: { commune: JudgedCommune; names: ReadonlyMap<number, string>; tier: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { communeId, name, metCount, criteria, of } = commune;
  const to = judgementOf(communeId, tier);
  const open = (target: EventTarget) => {
    const no = target instanceof Element ? target.closest<HTMLElement>('[data-no]')?.dataset['no'] : undefined;
    if (no && !of) void navigate(`${to}#${tier}${no}`);
  };
  return (
    <tr onClick={({ target }) => open(target)}>
      <Head commune={commune} to={to} />
      {criteria.map((judged) => {
        const state = cellOf(judged);
        const why = `${t(`judgement.cell.${state}`)}: ${t(`judgement.because.${judged.because}`)}`;
        return (
          <td
            key={judged.no}
            className={styles.cell}
            data-cell={state}
            data-no={judged.no}
            title={`${name} · ${names.get(judged.no)}\n${why}`}
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
          <strong>
            <ToJudgement commune={commune} to={to}>{`${metCount}/${criteria.length}`}</ToJudgement>
          </strong>
        )}
      </td>
      <td className="num soft">
        <Said commune={commune} tier={tier} />
      </td>
    </tr>
  );
}

/** On a telephone: district by district, each commune in a line. */
function Folded({ communes, tier }: { communes: readonly JudgedCommune[]; tier: string }) {
  const { t } = useWords();
  const groups = byDistrict(communes).map(({ district, communes: rows }) => ({
    ...{ key: district?.id ?? '', name: district?.name ?? t('judgement.noDistrict'), rows },
    count: t('judgement.counted', { n: rows.length }),
  }));
  return <FoldedRows groups={groups}>{(one) => <Line key={one.communeId} commune={one} tier={tier} />}</FoldedRows>;
}

/** One commune: how many it meets, which it does not, how many are open. */
function Line({ commune, tier }: { commune: JudgedCommune; tier: string }) {
  const { t } = useWords();
  const { communeId, name, metCount, criteria, rehearsal } = commune;
  const failing = criteria.filter(({ outcome }) => outcome === 'notMet').map(({ no }) => no);
  const open = criteria.filter(({ outcome }) => outcome === 'unknown').length;
  const words = [
    ...(failing.length > 0 ? [t('judgement.notMetList', { list: failing.join(', ') })] : []),
    ...(open > 0 ? [t('judgement.openCount', { n: open })] : []),
  ];
  return (
    <li>
      <ToJudgement commune={commune} to={judgementOf(communeId, tier)}>
        {name}
      </ToJudgement>{' '}
      {isUnknown(commune) ? (
        <span className="soft">{t('state.noData')}</span>
      ) : (
        <>
          <strong>
            {metCount}/{criteria.length}
          </strong>{' '}
          <span className="soft small">{words.join('; ')}</span>
        </>
      )}{' '}
      {rehearsal && <RehearsalMark />}
      <LiesIn unitId={communeId} />
    </li>
  );
}

/** Where there is room: a cell for each commune and criterion. */
function Cells(props: { communes: readonly JudgedCommune[]; names: ReadonlyMap<number, string>; tier: string }) {
  const { t } = useWords();
  const { communes, names, tier } = props;
  return (
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
        {communes.map((commune) => (
          <Row key={commune.communeId} commune={commune} names={names} tier={tier} />
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Communes × criteria as judged; at the row's end how many, and beside it what was said. */
export function Matrix({ communes, set }: { communes: readonly JudgedCommune[]; set: CriteriaSetView }) {
  const { t, say } = useWords();
  const [filter, clear] = useFilter();
  const [isWhole, showWhole] = useState(false);
  const isNarrow = useIsNarrow();
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
      {!isNarrow && <Key />}
      {found.length === 0 ? (
        <Empty title={t('filter.none')} />
      ) : isNarrow ? (
        <Folded communes={found} tier={set.tier} />
      ) : (
        <Cells communes={found} names={names} tier={set.tier} />
      )}
    </section>
  );
}
