import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useWords } from '../i18n/language';
import { ScrollTable } from './scroll-table';
import styles from './bar-chart.module.css';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The paper's figure for the same bar; a tick on it. */
  readonly stated: number | null;
  readonly muted?: boolean;
}

interface Names {
  readonly title: string;
  readonly label: string;
  readonly value: string;
  readonly stated: string;
}

const rowHeight = 26;
/** Room for labels left and right of the bars, on a wide screen and on a phone. */
const wide = { width: 640, left: 116, right: 150 };
const narrow = { width: 340, left: 112, right: 140 };
type Room = typeof wide;

function Row(props: { bar: Bar; index: number; scale: number; names: Names; left: number }) {
  const { bar, index, scale, names, left } = props;
  const y = index * rowHeight;
  const length = Math.max(bar.value * scale, bar.value > 0 ? 2 : 0);
  const differs = bar.stated !== null && bar.stated !== bar.value;
  const end = Math.max(length, (bar.stated ?? 0) * scale);
  return (
    <>
      <text x={left - 10} y={y + 17} textAnchor="end" className={styles.label}>
        {`${bar.label} `}
      </text>
      <rect x={left} y={y + 5} width={length} height={16} className={bar.muted ? styles.muted : styles.bar} />
      {bar.stated !== null && (
        <line
          x1={left + bar.stated * scale}
          x2={left + bar.stated * scale}
          y1={y + 2}
          y2={y + 24}
          className={styles.stated}
        />
      )}
      <text x={left + end + 8} y={y + 17} className={styles.value}>
        {`${bar.value} `}
        {differs && <tspan dx="8" className={styles.differs}>{`${names.stated.toLowerCase()}: ${bar.stated}`}</tspan>}
      </text>
    </>
  );
}

interface Props {
  readonly bars: readonly Bar[];
  readonly names: Names;
  readonly onOpen?: (key: string) => void;
}

function Twin({ bars, names, onOpen }: Props) {
  return (
    <ScrollTable name={names.title}>
      <thead>
        <tr>
          <th scope="col">{names.label}</th>
          <th scope="col" className="num">
            {names.value}
          </th>
          <th scope="col" className="num">
            {names.stated}
          </th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, label, value, stated }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {[value, stated].map((one, at) => (
              <td key={at} className="num">
                {one === null ? (
                  '–'
                ) : (
                  <button type="button" className="linkButton" onClick={() => onOpen?.(key)}>
                    {one}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Bars from zero, labelled where they end, with a table twin; a click opens the rows behind a bar. */
export function BarChart(props: Props) {
  const { bars, names, onOpen } = props;
  const { t } = useWords();
  const [asTable, setAsTable] = useState(false);
  const isWide = useMediaQuery('(min-width: 40rem)', true);
  const { width, left, right }: Room = isWide ? wide : narrow;
  const most = Math.max(1, ...bars.map(({ value, stated }) => Math.max(value, stated ?? 0)));
  const scale = (width - left - right) / most;
  return (
    <figure>
      <div className={styles.head}>
        <figcaption>
          <h2>{names.title}</h2>
        </figcaption>
        <button type="button" className="linkButton small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('chart.asChart') : t('chart.asTable')}
        </button>
      </div>
      {asTable ? (
        <Twin {...props} />
      ) : (
        <svg
          viewBox={`0 0 ${width} ${bars.length * rowHeight}`}
          className={styles.chart}
          role="group"
          aria-label={names.title}
        >
          {bars.map((bar, index) => (
            <g
              key={bar.key}
              className={styles.row}
              role="button"
              tabIndex={0}
              onClick={() => onOpen?.(bar.key)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== ' ') return;
                event.preventDefault();
                onOpen?.(bar.key);
              }}
            >
              <rect x={0} y={index * rowHeight} width={width} height={rowHeight} fill="transparent" />
              <Row bar={bar} index={index} scale={scale} names={names} left={left} />
            </g>
          ))}
        </svg>
      )}
      <p className="small soft">
        <span className={styles.keyBar} aria-hidden /> {names.value} &ensp;
        <span className={styles.keyStated} aria-hidden /> {names.stated}
      </p>
    </figure>
  );
}
