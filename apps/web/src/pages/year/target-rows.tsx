import type { UnitView } from '@langmoi/contracts/directory';
import { ReachedBy, type TargetRow, type TargetView } from '@langmoi/contracts/year';
import { Link, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import {} from '../../i18n/units';
import { useWords } from '../../i18n/language';
import { useToday } from '../../queries';
import { LiesIn } from '../../ui/carried-rows';
import { RehearsalMark, SourceText } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { StateBadge, type State } from '../../ui/state-badge';
import { useUnitName, useUnits } from '../../ui/unit-names';
import { outcomeBy, rowsBehind, type RowChoice } from '../../view/year';
import parts from '../../ui/parts.module.css';
import { useMoment } from '../judgement/moments';
import { useTargetTitle, useWayName } from './target-title';
import styles from './year.module.css';

const badges: Record<'met' | 'notMet' | 'unknown', State> = { met: 'achieved', notMet: 'missing', unknown: 'noData' };

/**
 * The units of the day that is asked for, else of the end of a year that is over; beside them those of the other of the
 * two days, for what was or was not there yet.
 */
function useUnitsOfYear(): [readonly UnitView[], readonly UnitView[]] {
  const today = useToday();
  const { on } = useMoment();
  const year = useSearchParams()[0].get('year');
  const end = year && `${year}-12-31` < today ? `${year}-12-31` : undefined;
  return [useUnits(on ?? end), useUnits(on ? end : undefined)];
}

/** The name of a row's unit, as it was called then, with a link to its page. */
export function useRowName(): (row: Pick<TargetRow, 'unitId' | 'hamlet'>) => { name: string; to: string | null } {
  const { t } = useWords();
  const [of, others] = useUnitsOfYear();
  const nameOf = useUnitName();
  const find = (id: string | null) => [...of, ...others].find((unit) => unit.id === id);
  return ({ unitId, hamlet }) => {
    if (hamlet) {
      const commune = find(hamlet.communeId);
      const name = t(`hamlet.${hamlet.kind}`, { name: hamlet.name });
      return {
        name: t('year.hamletIn', { hamlet: name, commune: commune ? nameOf(commune) : '' }),
        to: `/units/${hamlet.communeId}`,
      };
    }
    const unit = find(unitId);
    if (!unit) return { name: '…', to: null }; // the units are on their way
    return { name: nameOf(unit), to: unit.level === 'commune' ? `/communes/${unit.id}` : `/units/${unit.id}` };
  };
}

function Recognised({ recognition }: { recognition: TargetRow['recognition'] }) {
  const { t, date } = useWords();
  if (!recognition) return <StateBadge state="missing">{t('year.notRecognised')}</StateBadge>;
  const { decision, heldOn, source } = recognition;
  return (
    <>
      <StateBadge state="achieved" /> {decision ?? t('year.noDecision')}, {date(heldOn)}{' '}
      {source && <SourceText source={source} />}
    </>
  );
}

function Said({ said, state }: { said: NonNullable<TargetRow['said']>; state: State }) {
  const { t, date } = useWords();
  return (
    <>
      <StateBadge state={state} /> {said.met}/{said.of}
      {said.missing.length > 0 && `, ${t('year.missing', { list: said.missing.join(', ') })}`}{' '}
      <span className="soft small">
        {said.basis === 'self' ? t('year.selfWord') : said.source && <SourceText source={said.source} />},{' '}
        {t('year.asOf', { date: date(said.asOf) })}
      </span>
    </>
  );
}

/** How a row stands by one way of counting, with what that rests on. */
function Cell({ row, by, ofCommunes }: { row: TargetRow; by: ReachedBy; ofCommunes: boolean }) {
  const state = badges[outcomeBy(row, by)];
  if (by === 'recognised' && ofCommunes) return <Recognised recognition={row.recognition} />;
  if (by === 'said' && row.said) return <Said said={row.said} state={state} />;
  return <StateBadge state={state} />;
}

/** Which of the rows, by which way of counting; each with how many. */
function Filter({ target, choice }: { target: TargetView; choice: RowChoice }) {
  const { t } = useWords();
  const by = choice.by || target.counts[0]?.by;
  if (!by) return null;
  const n = (outcome: RowChoice['outcome']) => rowsBehind(target.rows, { by, outcome }).length;
  return (
    <nav className={parts.choices} aria-label={t('year.filter')}>
      {(['', 'met', 'notMet', 'unknown'] as const).map((outcome) => (
        <Link
          key={outcome}
          to={{ search: addressWith({ by, outcome }).toString(), hash: 'rows' }}
          replace
          aria-current={choice.outcome === outcome}
        >
          {t(outcome === '' ? 'year.all' : `year.${outcome}`, { n: n(outcome) })}
        </Link>
      ))}
    </nav>
  );
}

function Row({ target, row }: { target: TargetView; row: TargetRow }) {
  const { number } = useWords();
  const { name, to } = useRowName()(row);
  const hasValue = target.rows.some(({ value }) => value !== null);
  return (
    <tr>
      <th scope="row">
        {to ? <Link to={to}>{name}</Link> : name} {row.rehearsal && <RehearsalMark />}
        <LiesIn unitId={row.hamlet?.communeId ?? row.unitId ?? ''} />
      </th>
      {target.counts.map(({ by }) => (
        <td key={by}>
          <Cell row={row} by={by} ofCommunes={target.measure.kind === 'communes'} />
        </td>
      ))}
      {hasValue && (
        <td className="num">
          {row.value === null ? '–' : number(row.value)}
          {row.of !== null && row.value !== null && `/${row.of}`}
        </td>
      )}
    </tr>
  );
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);

/** As the address chooses them. */
export function useRowChoice(): RowChoice & { target: string } {
  const [search] = useSearchParams();
  const outcome = search.get('outcome');
  return {
    target: search.get('target') ?? '',
    by: ReachedBy.safeParse(search.get('by')).data ?? '',
    outcome: outcome === 'met' || outcome === 'notMet' || outcome === 'unknown' ? outcome : '',
  };
}

/** The rows behind a number of a target. */
export function TargetRows({ target, choice }: { target: TargetView; choice: RowChoice }) {
  const { t } = useWords();
  const titleOf = useTargetTitle();
  const wayOf = useWayName();
  const rows = rowsBehind(target.rows, choice);
  const hasValue = target.rows.some(({ value }) => value !== null);
  const name = t('year.rowsOf', { title: titleOf(target), n: rows.length });
  return (
    <section id="rows" className={`${parts.paper} ${styles.rows} stack`} aria-labelledby="rows-title">
      <h2 id="rows-title">{name}</h2>
      <Filter target={target} choice={choice} />
      <RecordTable
        saved
        name={name}
        columns={[
          t('year.unit'),
          ...target.counts.map(({ by }) => capital(wayOf(target, by))),
          ...(hasValue ? [{ title: t('year.value'), numeric: true }] : []),
        ]}
      >
        <tbody>
          {rows.map((row) => (
            <Row key={row.unitId ?? `${row.hamlet?.communeId}${row.hamlet?.name}`} target={target} row={row} />
          ))}
        </tbody>
      </RecordTable>
    </section>
  );
}
