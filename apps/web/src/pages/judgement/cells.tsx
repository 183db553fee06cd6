import { useWords } from '../../i18n/language';
import { cellStates, type CellState } from '../../view/judgements';
import styles from './judgement.module.css';

/** One glyph for each state; what was only said is hollow. Never colour alone. */
export const glyphs: Readonly<Record<CellState, string>> = {
  met: '✓',
  notMet: '✕',
  statedMet: '◦',
  statedNot: '×',
  open: '–',
};

export function Key() {
  const { t } = useWords();
  return (
    <p className={styles.key}>
      {cellStates.map((state) => (
        <span key={state}>
          <span className={styles.glyph} data-cell={state} aria-hidden>
            {glyphs[state]}
          </span>{' '}
          {t(`judgement.cell.${state}`)}
        </span>
      ))}
    </p>
  );
}
