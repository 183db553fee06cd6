import { useWords } from '../../i18n/language';
import { Link } from 'react-router';
import { useUnitName } from '../../ui/unit-names';
import { plusDays } from '../../view/format';
import { positionOf, type Picture, type Stretch } from '../../view/unit-life';
import { usePeriod } from './unit-words';
import styles from './units.module.css';

/** Heights: of the days above, of a line with its name, of the day looked at below. */
const [head, line, foot] = [40, 46, 22];
/** About how wide a letter is, to see what fits. */
const letter = 7.2;

interface Drawing {
  readonly picture: Picture;
  /** The number of the paper of an event. */
  readonly papers: ReadonlyMap<string, number>;
  readonly width: number;
  readonly x: (day: string) => number;
}

const barOf = (at: number): number => head + at * line + 27;

/** Days too close for one line of text stand in two. */
function Days({ picture: { days, rows }, width, x }: Drawing) {
  const { t, date } = useWords();
  const room = width / (days.length + 1);
  const isCrowded = room < 76;
  const hasEdges = room > 180;
  return (
    <g className={styles.days}>
      {hasEdges && rows.some(({ fromOn }) => fromOn === null) && <text y={14}>{`${t('unit.sinceBefore')} `}</text>}
      {days.map((day, at) => (
        <g key={day}>
          <line x1={x(day)} x2={x(day)} y1={19} y2={head + rows.length * line} />
          <text x={x(day)} y={isCrowded && at % 2 === 1 ? 30 : 14} textAnchor="middle" data-day>
            {`${date(day)} `}
          </text>
        </g>
      ))}
      {hasEdges && rows.some(({ toOn }) => toOn === null) && (
        <text x={width} y={14} textAnchor="end">{`${t('unit.untilNow')} `}</text>
      )}
    </g>
  );
}

/** From the end of one line down to where the other takes it; broken where nobody knows how much. */
function Joints({ picture: { joints }, x }: Drawing) {
  return joints.map(({ on, from, to, isKnown }) => {
    const [start, end] = [barOf(from) + 4.5, barOf(to) + (to > from ? -1 : 10)];
    const tip = to > from ? -5 : 5;
    return (
      <g key={`${on} ${from} ${to}`} className={styles.joint} data-known={isKnown}>
        <path d={`M${x(on) - 4} ${start} H${x(on)} V${end}`} />
        <path d={`M${x(on) - 3.5} ${end + tip} L${x(on)} ${end} l3.5 ${tip}`} data-tip />
      </g>
    );
  });
}

/** The paper by which a line that goes on took another. */
function Taken({ picture: { joints, rows }, papers, x }: Drawing) {
  const taken = joints.filter(({ on, to }) => rows[to]?.fromOn !== on);
  return [...new Map(taken.map((joint) => [`${joint.eventId} ${joint.to}`, joint]))].map(
    ([key, { on, to, eventId }]) => (
      <text key={key} x={x(on) + 7} y={barOf(to) - 8} className={styles.mark}>
        {`(${papers.get(eventId)}) `}
      </text>
    ),
  );
}

function Name({ row, at, paper, drawing }: { row: Stretch; at: number; paper: number; drawing: Drawing }) {
  const nameOf = useUnitName();
  const { width, x, picture } = drawing;
  const name = nameOf(row);
  const mark = paper > 0 ? ` (${paper})` : '';
  const start = row.fromOn ? x(row.fromOn) + (picture.joints.some(({ to }) => to === at) ? 8 : 0) : 0;
  const fits = start + (name.length + mark.length) * letter <= width;
  const most = Math.floor(width / letter) - mark.length;
  return (
    <text x={fits ? start : width} y={barOf(at) - 8} textAnchor={fits ? 'start' : 'end'}>
      {name.length > most ? `${name.slice(0, most - 1)}…` : name}
      <tspan className={styles.mark}>{`${mark} `}</tspan>
    </text>
  );
}

function Line(props: { row: Stretch; at: number; paper: number; drawing: Drawing }) {
  const { row, at, drawing } = props;
  const nameOf = useUnitName();
  const periodOf = usePeriod();
  const from = row.fromOn ? drawing.x(row.fromOn) : 0;
  const to = row.toOn ? drawing.x(plusDays(row.toOn, 1)) - 4 : drawing.width;
  const words = `${nameOf(row)}, ${periodOf(row)}`;
  return (
    <g className={styles.line} data-own={row.isOwn}>
      <rect x={from + 0.75} y={barOf(at)} width={Math.max(3, to - from - 1.5)} height={9} rx={2}>
        <title>{words}</title>
      </rect>
      {row.isOwn ? (
        <Name {...props} />
      ) : (
        <Link to={`/units/${row.unitId}`} aria-label={words}>
          <Name {...props} />
        </Link>
      )}
    </g>
  );
}

function DayLookedAt({ asOf, picture: { rows }, width, x }: Drawing & { asOf: string }) {
  const { t, date } = useWords();
  const words = t('unit.lookedAt', { date: date(asOf) });
  const half = (words.length * letter) / 2;
  const bottom = head + rows.length * line;
  return (
    <g className={styles.lookedAt}>
      <line x1={x(asOf)} x2={x(asOf)} y1={head} y2={bottom + 4} />
      <text x={Math.min(Math.max(x(asOf), half), width - half)} y={bottom + 17} textAnchor="middle">
        {words}
      </text>
    </g>
  );
}

/**
 * Lines of time: those that a unit came from, itself, those that it went into, with the days on which they were joined.
 * Each other unit is a link. `papers`: the number of the paper that a line begins by.
 */
export function LifePicture(props: {
  picture: Picture;
  papers: ReadonlyMap<string, number>;
  asOf: string;
  width: number;
  name: string;
}) {
  const { picture, papers, asOf, width, name } = props;
  const x = (day: string) => positionOf(picture.days, day) * width;
  const drawing = { picture, papers, width, x };
  return (
    <svg
      viewBox={`0 0 ${width} ${head + picture.rows.length * line + foot}`}
      className={styles.picture}
      role="group"
      aria-label={name}
    >
      <Days {...drawing} />
      <Joints {...drawing} />
      {picture.rows.map((row, at) => (
        <Line
          key={`${row.unitId} ${row.fromOn}`}
          {...{ row, at, drawing }}
          paper={row.fromOn === null ? 0 : (papers.get(row.begunBy) ?? 0)}
        />
      ))}
      <Taken {...drawing} />
      <DayLookedAt asOf={asOf} {...drawing} />
    </svg>
  );
}
