import { widthOf } from '../../../view/programmes';
import styles from './programmes.module.css';

/** How much of the whole, to be looked at; the number it shows stands beside it. */
export function Bar({ part, whole }: { part: number | null; whole: number | null }) {
  if (part === null || whole === null) return null;
  return (
    <span className={styles.track} aria-hidden>
      <span className={styles.fill} style={{ width: `${widthOf(part, whole)}%` }} />
    </span>
  );
}
