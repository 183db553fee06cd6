import type { CellState } from '../view/standing';

export type { CellState };

/** One glyph for each state of a criterion; never colour alone. */
export const glyphs: Readonly<Record<CellState, string>> = { achieved: '✓', missing: '✕', inferred: '◦', noData: '–' };
