import type { CriterionView } from '@langmoi/contracts/criteria';
import type { CommuneStanding } from '@langmoi/contracts/reporting';
import type { Carried, UnitForm } from '@langmoi/contracts/units';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../i18n/language';
import { carriedUnits, cellOf, underUnits } from '../view/standing';
import { UnitOfDay } from './carried-note';
import { glyphs } from './criteria-glyphs';
import { FoldedCommunes } from './folded-communes';
import { FoldedRows } from './folded-rows';
import { useIsNarrow } from './folding';
import { ScrollTable } from './scroll-table';
import { useUnitsSearch } from './units-switch';
import styles from './criteria-matrix.module.css';

function Cell({ commune, criterion, name }: { commune: CommuneStanding; criterion: number; name: string }) {
  const { t, date } = useWords();
  const state = cellOf(commune, criterion);
  const where = commune.source
    ? `\n${commune.source.document}${commune.source.line ? `, ${t('matrix.line', { line: commune.source.line })}` : ''}`
    : '';
  const when = commune.asOf ? `\n${t('figure.asOf', { date: date(commune.asOf) })}` : '';
  return (
    <td
      className={styles.cell}
      data-state={state}
      data-criterion={criterion}
      title={`${commune.name} · ${name}\n${t(`state.${state}`)}${when}${where}`}
    >
      <span aria-hidden>{glyphs[state]}</span>
      <span className="hidden">{t(`state.${state}`)}</span>
    </td>
  );
}

function Row({ commune, criteria }: { commune: CommuneStanding; criteria: readonly { no: number; name: string }[] }) {
  const navigate = useNavigate();
  const search = useUnitsSearch();
  const open = (target: EventTarget) => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-criterion]') : null;
    if (cell) void navigate(`/communes/${commune.communeId}${search}#criterion-${cell.dataset['criterion']}`);
  };
  return (
    <tr onClick={(event) => open(event.target)}>
      <th scope="row" className={styles.name}>
        <Link to={`/communes/${commune.communeId}${search}`}>{commune.name}</Link>
        <span className={styles.district}>{commune.districtName}</span>
      </th>
      {criteria.map(({ no, name }) => (
        <Cell key={no} commune={commune} criterion={no} name={name} />
      ))}
      <td className={styles.end}>
        <End commune={commune} />
      </td>
    </tr>
  );
}

/** How many it meets and which it lacks, in words. */
function End({ commune: { communeId, metCount, total, missing, basis } }: { commune: CommuneStanding }) {
  const { t } = useWords();
  const search = useUnitsSearch();
  if (metCount === null) return <span className="soft">{t('state.noData')}</span>;
  return (
    <>
      <Link to={`/communes/${communeId}${search}`}>
        <strong>
          {metCount}/{total}
        </strong>
      </Link>
      {missing.length > 0 && <span className="soft"> {t('matrix.lacks', { list: missing.join(', ') })}</span>}
      {basis === 'recognised' && <span className="soft"> {t('state.inferred')}</span>}
    </>
  );
}

/** On a telephone: what the end of its row says. */
function Line({ commune: { communeId, name }, commune }: { commune: CommuneStanding }) {
  const search = useUnitsSearch();
  return (
    <li>
      <Link to={`/communes/${communeId}${search}`}>{name}</Link>{' '}
      <span className="small">
        <End commune={commune} />
      </span>
    </li>
  );
}

type Groups = readonly { readonly unit: UnitForm | null; readonly communes: readonly CommuneStanding[] }[];

/** On a telephone, by the units of the other day. */
function FoldedUnder({ groups, on }: { groups: Groups; on: string }) {
  const { t } = useWords();
  const folded = groups.map(({ unit, communes: rows }) => ({
    ...{ key: unit?.unitId ?? '', rows, count: t('province.communesOf', { n: rows.length }) },
    name: unit ? <UnitOfDay unit={unit} on={on} /> : t('carried.nobody'),
  }));
  return <FoldedRows groups={folded}>{(one) => <Line key={one.communeId} commune={one} />}</FoldedRows>;
}

/** A unit of the other day above the communes that lie in it: what each met stays its own, for no yes or no adds up. */
function Under({ unit, on, width }: { unit: UnitForm | null; on: string; width: number }) {
  const { t } = useWords();
  return (
    <tr>
      <th scope="rowgroup" colSpan={width} className={styles.under}>
        {unit ? <UnitOfDay unit={unit} on={on} /> : t('carried.nobody')}
      </th>
    </tr>
  );
}

/**
 * Communes × criteria: one cell, one glyph, one ground; the row's end says how many and what is missing. `carried`: under
 * the units of another day.
 */
export function CriteriaMatrix(props: {
  communes: readonly CommuneStanding[];
  criteria: readonly CriterionView[];
  carried: Carried | undefined;
}) {
  const { t, say } = useWords();
  const { communes, carried } = props;
  const isNarrow = useIsNarrow();
  const groups = carried ? underUnits(communes, carriedUnits({ carried })) : [{ unit: null, communes }];
  const criteria = props.criteria.map(({ no, title }) => ({
    no,
    name: title ? `${no}. ${say(title)}` : t('criterion.untitled', { n: no }),
  }));
  if (isNarrow && carried) return <FoldedUnder groups={groups} on={carried.on} />;
  if (isNarrow)
    return <FoldedCommunes communes={communes}>{(one) => <Line key={one.communeId} commune={one} />}</FoldedCommunes>;
  return (
    <ScrollTable saved name={t('province.tab.matrix')} className={styles.matrix ?? ''}>
      <thead>
        <tr>
          <th scope="col">{t('province.commune')}</th>
          {criteria.map(({ no, name }) => (
            <th key={no} scope="col" className={styles.no} title={name}>
              <span aria-hidden>{no}</span>
              <span className="hidden">{name}</span>
            </th>
          ))}
          <th scope="col">{t('province.criteriaMet')}</th>
        </tr>
      </thead>
      {groups.map(({ unit, communes: its }) => (
        <tbody key={unit?.unitId ?? ''}>
          {carried && <Under unit={unit} on={carried.on} width={criteria.length + 2} />}
          {its.map((commune) => (
            <Row key={commune.communeId} commune={commune} criteria={criteria} />
          ))}
        </tbody>
      ))}
    </ScrollTable>
  );
}
