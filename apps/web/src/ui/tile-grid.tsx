import { useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { useWords } from '../i18n/language';
import { levelOf, rangeOf, tileAfter, tileLevels, type Arrow } from '../view/tiles';
import { RecordTable } from './record-table';
import parts from './parts.module.css';
import styles from './tile-grid.module.css';

export interface Tile {
  readonly key: string;
  readonly name: string;
  readonly to: string;
  /** Null: nobody said anything. */
  readonly met: number | null;
  readonly total: number | null;
  readonly isRecognised: boolean;
}

export interface TileGroup {
  readonly key: string;
  readonly name: string;
  readonly to: string | null;
  readonly tiles: readonly Tile[];
}

function useTileWords(): (tile: Tile) => string {
  const { t } = useWords();
  return ({ met, total, isRecognised }) => {
    const count = met === null ? t('state.noData').toLowerCase() : `${met}/${total}`;
    return isRecognised ? `${count}, ${t('tiles.recognised').toLowerCase()}` : count;
  };
}

function OneTile({ tile, isEntrance }: { tile: Tile; isEntrance: boolean }) {
  const wordsOf = useTileWords();
  const { name, to, met, total, isRecognised } = tile;
  const words = `${name}: ${wordsOf(tile)}`;
  return (
    <li>
      <Link
        to={to}
        className={styles.tile}
        data-tile={tile.key}
        data-level={levelOf(met, total)}
        data-recognised={isRecognised}
        tabIndex={isEntrance ? 0 : -1}
        title={words}
      >
        <span aria-hidden>{met ?? '–'}</span>
        <span className="hidden">{words}</span>
      </Link>
    </li>
  );
}

function Legend({ total }: { total: number }) {
  const { t } = useWords();
  const words = tileLevels.map((level) => {
    if (level === 'noData') return { level, text: t('state.noData') };
    const range = rangeOf(level, total);
    if (!range) return null;
    return { level, text: range.from === range.to ? `${range.from}/${total}` : `${range.from}–${range.to}` };
  });
  return (
    <ul className={styles.legend}>
      {words.map(
        (one) =>
          one && (
            <li key={one.level}>
              <span className={styles.tile} data-level={one.level} aria-hidden />
              {one.text}
            </li>
          ),
      )}
      <li>
        <span className={styles.tile} data-recognised="true" aria-hidden />
        {t('tiles.recognised')}
      </li>
    </ul>
  );
}

/** The same as words, for whom a picture says nothing. */
function Twin({ title, groups }: { title: string; groups: readonly TileGroup[] }) {
  const { t } = useWords();
  const wordsOf = useTileWords();
  return (
    <RecordTable name={title} columns={[t('province.commune'), t('province.criteriaMet')]}>
      {groups.map(({ key, name, tiles }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {name}
            </th>
          </tr>
          {tiles.map((tile) => (
            <tr key={tile.key}>
              <th scope="row">
                <Link to={tile.to}>{tile.name}</Link>
              </th>
              <td>{wordsOf(tile)}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </RecordTable>
  );
}

const arrows: readonly string[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'] satisfies Arrow[];

/** One stop of the tab key; inside, the arrows walk from tile to tile. */
function useArrows(first: string | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const [entrance, enter] = useState<string | null>(null);
  const tiles = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-tile]') ?? [])];
  const onKeyDown = (event: KeyboardEvent) => {
    if (!arrows.includes(event.key)) return;
    const all = tiles();
    const spots = all.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
    const at = all.findIndex((one) => one === document.activeElement);
    const next = tileAfter(spots, at, event.key as Arrow);
    if (at < 0 || next === null) return;
    event.preventDefault();
    all[next]?.focus();
    enter(all[next]?.dataset['tile'] ?? null);
  };
  return { box, onKeyDown, entrance: entrance ?? first };
}

/**
 * Communes as a picture: a tile each, by district, as dark as it meets many criteria; its number says how many, its frame
 * that it is recognised. A click opens the commune; the same stands beside as a table.
 */
export function TileGrid(props: {
  id: string;
  title: string;
  groups: readonly TileGroup[];
  /** Of the set: what the legend counts up to. */
  total: number;
  /** Many small groups, as of the units of today. */
  dense?: boolean;
}) {
  const { t } = useWords();
  const { id, title, groups, total, dense = false } = props;
  const [asTable, setAsTable] = useState(false);
  const { box, onKeyDown, entrance } = useArrows(groups.find(({ tiles }) => tiles.length > 0)?.tiles[0]?.key);
  return (
    <section className={`${parts.paper} stack`} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        <button type="button" className="linkButton small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? t('chart.asChart') : t('chart.asTable')}
        </button>
      </div>
      {asTable ? (
        <Twin title={title} groups={groups} />
      ) : (
        <>
          <Legend total={total} />
          <div ref={box} className={styles.districts} data-dense={dense} onKeyDown={onKeyDown}>
            {groups.map(({ key, name, to, tiles }) => (
              <div key={key} className={styles.district}>
                <h3>{to ? <Link to={to}>{name}</Link> : name}</h3>
                <ul className={styles.tiles} aria-label={name}>
                  {tiles.map((tile) => (
                    <OneTile key={tile.key} tile={tile} isEntrance={tile.key === entrance} />
                  ))}
                </ul>
              </div>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
