import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { ApiProblem } from '../api';
import { useWords } from '../i18n/language';
import { problemWords, requestNumber } from '../view/problem';
import { Titled } from './titled';
import styles from './parts.module.css';

function useLate(milliseconds: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), milliseconds);
    return () => clearTimeout(timer);
  }, [milliseconds]);
  return late;
}

/** Nothing for the first 300 ms, then the outline of what comes. */
function Loading({ lines = 6 }: { lines?: number }) {
  const { t } = useWords();
  const late = useLate(300);
  if (!late) return null;
  return (
    <div className="stack" role="status" aria-label={t('load.label')}>
      <Skeleton height={28} width="40%" />
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={18} width={`${92 - ((line * 17) % 40)}%`} />
      ))}
    </div>
  );
}

/** An empty place says why it is empty and what would fill it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p>
        <strong>{title}</strong>
      </p>
      {children && <div className="soft">{children}</div>}
    </div>
  );
}

function WaysOut({ problem, again }: { problem: ApiProblem; again: () => unknown }) {
  const { t } = useWords();
  const { status } = problem;
  const number = requestNumber(problem);
  return (
    <>
      <div className="row">
        {status !== 404 && status !== 403 && <Button onClick={() => again()}>{t('load.again')}</Button>}
        <Link to={status === 403 ? '/' : '/work'}>{status === 403 ? t('forbidden.roles') : t('notFound.work')}</Link>
      </div>
      {number && status >= 500 && <p className="small soft">{t('load.request', { id: number })}</p>}
    </>
  );
}

function Failed({ problem, again, page }: { problem: ApiProblem; again: () => unknown; page: boolean }) {
  const { t, language } = useWords();
  const { title, remedy } = problemWords(problem.type, language);
  if (problem.status === 401) return null; // the frame of the page says so
  const what = problem.status === 403 ? t('forbidden.title') : title;
  return (
    <div className={page ? styles.center : styles.failed} role="alert">
      {page ? <Titled title={what} /> : <h2>{what}</h2>}
      <p className="soft">{remedy}</p>
      <WaysOut problem={problem} again={again} />
    </div>
  );
}

/** One question's answer in each of its states: loading, refused, away, stale, there. */
export function Answer<T>({
  of,
  children,
  lines,
  page = false,
}: {
  of: UseQueryResult<T, ApiProblem>;
  children: (data: T) => ReactNode;
  lines?: number;
  /** True where the whole page hangs on the answer: then a failure is the page's heading. */
  page?: boolean;
}) {
  const { t } = useWords();
  if (of.data === undefined) {
    return of.error ? (
      <Failed problem={of.error} again={of.refetch} page={page} />
    ) : (
      <Loading {...(lines === undefined ? {} : { lines })} />
    );
  }
  return (
    <>
      {of.error && (
        <p role="status" className={styles.stale}>
          {t('load.stale')}
        </p>
      )}
      {children(of.data)}
    </>
  );
}
