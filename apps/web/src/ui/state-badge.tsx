import { IconAlertTriangle, IconCheck, IconCircle, IconClock, IconMinus, IconX, type Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/language';
import styles from './parts.module.css';

export type State = 'achieved' | 'missing' | 'awaiting' | 'late' | 'inferred' | 'noData';

const glyphs: Record<State, Icon> = {
  achieved: IconCheck,
  missing: IconX,
  awaiting: IconClock,
  late: IconAlertTriangle,
  inferred: IconCircle,
  noData: IconMinus,
};

/** A state by glyph, word and colour together; never by colour alone. */
export function StateBadge({ state, children }: { state: State; children?: ReactNode }) {
  const { t } = useWords();
  const Glyph = glyphs[state];
  return (
    <span className={styles.badge} data-state={state}>
      <Glyph size={14} stroke={2.2} aria-hidden />
      {children ?? t(`state.${state}`)}
    </span>
  );
}
