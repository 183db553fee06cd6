import type { ReactNode } from 'react';
import type { ApiProblem } from '../api';
import { ProblemAlert } from './problem-alert';
import styles from './action-foot.module.css';

/** The one next action, always in reach at the foot: what it does, or why it cannot be done now, or was refused. */
export function ActionFoot(props: {
  lead: ReactNode;
  detail?: ReactNode;
  problem?: ApiProblem | null;
  children?: ReactNode;
}) {
  return (
    <div className={styles.foot} role="group">
      {props.problem && (
        <div className={styles.problem}>
          <ProblemAlert problem={props.problem} />
        </div>
      )}
      <div className={styles.words}>
        <p className={styles.lead}>{props.lead}</p>
        {props.detail && <p className="small soft">{props.detail}</p>}
      </div>
      {props.children && <div className={styles.actions}>{props.children}</div>}
    </div>
  );
}
