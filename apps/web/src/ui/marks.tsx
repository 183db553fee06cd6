import type { Confidence, Source } from '@langmoi/contracts/common';
import { Tooltip } from '@mantine/core';
import { createContext, useContext, type ReactNode } from 'react';
import { useWords } from '../i18n/language';
import styles from './parts.module.css';

const said = createContext(false);

/** Where all of a list was made up by the demo, its heading says so once and the lines inside do not repeat it. */
export function RehearsedTogether({ all, children }: { all: boolean; children: ReactNode }) {
  return <said.Provider value={all}>{children}</said.Provider>;
}

/** "số liệu diễn tập": made up by the demo, wherever it appears. */
export function RehearsalMark() {
  const { t } = useWords();
  if (useContext(said)) return null;
  return (
    <Tooltip label={t('mark.rehearsalWhy')}>
      <span className={styles.mark} tabIndex={0}>
        {t('mark.rehearsal')}
      </span>
    </Tooltip>
  );
}

const sure: readonly string[] = ['seed', 'read', 'seed+read'] satisfies (Confidence | string)[];

/** "tạm": a value of law that was not read in the text itself. Nothing where it was. */
export function ProvisionalMark({ confidence, source }: { confidence: string; source?: string }) {
  const { t, maybe } = useWords();
  if (sure.includes(confidence)) return null;
  const how = maybe(`confidence.${confidence}`);
  const why = t('mark.provisionalWhy', { source: source ?? '' });
  return (
    <Tooltip label={how ? `${why} (${how})` : why}>
      <span className={styles.mark} tabIndex={0}>
        {t('mark.provisional')}
      </span>
    </Tooltip>
  );
}

/** Where a value comes from: document, date, line. */
export function SourceText({ source }: { source: Source }) {
  const { t, date } = useWords();
  const { document, line } = source;
  const dated = source.date ? date(source.date) : null;
  const words =
    dated && line
      ? t('source.datedLine', { document, date: dated, line })
      : dated
        ? t('source.dated', { document, date: dated })
        : line
          ? t('source.line', { document, line })
          : document;
  return <span className="small soft">{words}</span>;
}

/** Several places of the same paper in one line: "Báo cáo … dòng 53, 57, 65". */
export function SourceList({ sources }: { sources: readonly Source[] }) {
  const papers = new Map<string, Source[]>();
  for (const source of sources) {
    const paper = `${source.document}|${source.date ?? ''}`;
    papers.set(paper, [...(papers.get(paper) ?? []), source]);
  }
  return (
    <ul className="small soft">
      {[...papers].map(([paper, [first, ...others]]) => (
        <li key={paper}>
          {first && <SourceText source={first} />}
          {others.map(({ line }) => (line === null ? '' : `, ${line}`)).join('')}
        </li>
      ))}
    </ul>
  );
}
