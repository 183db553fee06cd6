import { useRef, type ReactNode } from 'react';
import { useWords } from '../i18n/language';
import { gridOf, tableFile, type ShownCell, type TableFormat } from '../view/table-file';
import { SaveButton } from './save-button';
import styles from './table-file.module.css';

const controls = '.mantine-Button-root, .mantine-ActionIcon-root, input, select, textarea';

/** What a reader sees or is told of a cell: no glyph that stands for words beside it, no button. */
function textOf(cell: Element): string {
  const pieces: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) pieces.push(node.textContent ?? '');
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true' || node.matches(controls)) return;
    const isOwnLine = node !== cell && !getComputedStyle(node).display.startsWith('inline');
    if (isOwnLine) pieces.push('\n');
    for (const child of node.childNodes) walk(child);
    if (isOwnLine) pieces.push('\n');
  };
  walk(cell);
  const lines = pieces
    .join('')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
  const text = lines.filter((line) => line !== '').join('; ');
  return text === '–' ? '' : text;
}

const shownOf = (row: HTMLTableRowElement): ShownCell[] =>
  [...row.cells].map((cell) => {
    const text = textOf(cell);
    return {
      text,
      columns: cell.colSpan,
      rows: cell.rowSpan,
      isControl: text === '' && cell.querySelector(controls) !== null,
    };
  });

/**
 * A table with the way to save it: what is shown, filtered and masked as it is, as CSV or XLSX. `titles` stand instead of
 * a head of several lines.
 */
export function TableFile({
  name,
  titles,
  children,
}: {
  name: string;
  titles?: readonly string[];
  children: ReactNode;
}) {
  const { t, language } = useWords();
  const around = useRef<HTMLDivElement>(null);
  const make = (format: TableFormat) => async () => {
    const table = around.current?.querySelector('table');
    const head = [...(table?.tHead?.rows ?? [])].map(shownOf);
    const titled = titles?.map((text): ShownCell => ({ text, columns: 1, rows: 1, isControl: false }));
    const body = [...(table?.tBodies ?? [])].flatMap(({ rows }) => [...rows].map(shownOf));
    const heads = titled && head.length > 1 ? [titled] : head;
    return tableFile(gridOf([...heads, ...body], heads.length), { name, format, language });
  };
  return (
    <>
      <div ref={around}>{children}</div>
      <div className={styles.save} role="group" aria-label={t('table.save', { name })}>
        <span className="small soft">{t('table.saveAs')}</span>
        <SaveButton size="xs" make={make('csv')} word="CSV" />
        <SaveButton size="xs" make={make('xlsx')} word="XLSX" />
      </div>
    </>
  );
}
