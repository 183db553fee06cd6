import type { ReactNode } from 'react';
import frame from './pages.module.css';
import { Titled } from './titled';

interface Head {
  readonly title: string;
  /** Behind the heading's words: whose they are, as a rehearsal's. */
  readonly marks?: ReactNode;
  /** The way to the page above. */
  readonly back?: ReactNode;
  /** A sentence or two on what the page is. */
  readonly about?: ReactNode;
  /** What stands under that sentence. */
  readonly under?: ReactNode;
  /** Beside it, or below where there is no room: what the page is asked by, or what can be done here. */
  readonly children?: ReactNode;
}

/** The head of every page: its one heading, what it is about, and its choices. */
export function PageHead({ title, marks, back, about, under, children }: Head) {
  return (
    <div className={frame.head}>
      <div>
        {back && <p className="small">{back}</p>}
        <Titled title={title}>{marks && <> {marks}</>}</Titled>
        {about && <p className="soft">{about}</p>}
        {under}
      </div>
      {children}
    </div>
  );
}
