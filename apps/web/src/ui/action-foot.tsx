import type { ReactNode } from 'react';
import styles from './action-foot.module.css';

/** The one next action, always in reach at the foot: what it does, or why it cannot be done now. */
export function ActionFoot(props: { lead: ReactNode; detail?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.foot} role="group">
      <div className={styles.words}>
        <p className={styles.lead}>{props.lead}</p>
        {props.detail && <p className="small soft">{props.detail}</p>}
      </div>
      {props.children && <div className={styles.actions}>{props.children}</div>}
    </div>
  );
}
