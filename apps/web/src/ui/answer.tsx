import { Button, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Link, Navigate } from 'react-router';
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

function Failed({ problem, again, page }: { problem: ApiProblem; again: () => unknown; page: boolean }) {
  const { t, language } = useWords();
  const { title, remedy } = problemWords(problem.type, language);
  const number = requestNumber(problem);
  if (problem.status === 401) return <Navigate to="/" replace />;
  const forbidden = problem.status === 403;
  const what = forbidden ? t('forbidden.title') : title;
  return (
    <div className={page ? styles.center : styles.failed} role="alert">
      {page ? <Titled title={what} /> : <h2>{what}</h2>}
      <p className="soft">{remedy}</p>
      <div className="row">
        {problem.status !== 404 && !forbidden && <Button onClick={() => again()}>{t('load.again')}</Button>}
        <Link to={forbidden ? '/' : '/work'}>{forbidden ? t('forbidden.roles') : t('notFound.work')}</Link>
      </div>
      {number && problem.status >= 500 && <p className="small soft">{t('load.request', { id: number })}</p>}
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
