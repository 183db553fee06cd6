import '../../i18n/administration';
import type { FolderAnswer } from '@langmoi/contracts/folder';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n/language';
import { useCommand } from '../../queries';
import { Empty } from '../../ui/answer';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { StateBadge, type State } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { folders } from './services';
import { FirstFiles } from './first-files';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

function Faults({ faults }: { faults: FolderAnswer['faults'] }) {
  const { t } = useWords();
  return (
    <RecordTable
      name={t('folder.faults')}
      columns={[
        t('folder.file'),
        { title: t('folder.line'), numeric: true },
        t('folder.column'),
        t('folder.fault'),
        t('folder.remedy'),
      ]}
      className={styles.table}
    >
      <tbody>
        {faults.map(({ file, line, column, detail, remedy }, index) => (
          <tr key={index}>
            <th scope="row">{file}</th>
            <td className="num">{line ?? '–'}</td>
            <td>{column ?? '–'}</td>
            <td>{detail}</td>
            <td>{remedy}</td>
          </tr>
        ))}
      </tbody>
    </RecordTable>
  );
}

const states: Readonly<Record<FolderAnswer['outcome'], State>> = {
  taken: 'achieved',
  fit: 'achieved',
  known: 'noData',
  refused: 'late',
};

/** What came of it, which files were read, and what the law has yet to give. */
function Sum({ answer }: { answer: FolderAnswer }) {
  const { t } = useWords();
  const { outcome, files, faults, missingLaw } = answer;
  return (
    <div className="stack" role="status">
      <p className="row">
        <StateBadge state={states[outcome]}>{t(`folder.outcome.${outcome}`, { n: faults.length })}</StateBadge>
      </p>
      <p className="small soft">{files.map(({ file, lines }) => t('folder.lines', { file, n: lines })).join(' · ')}</p>
      {missingLaw.length > 0 && (
        <div>
          <h2>{t('folder.missingLaw')}</h2>
          <ul>
            {missingLaw.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

interface Tried {
  readonly files: readonly File[];
  /** Where they come from must not be kept once a province was made of them. */
  readonly taken?: () => void;
}

/**
 * The files as they were tried, and what was last answered to them: making the province means sending the very same ones
 * again, beside the answer that led to it.
 */
function useFolder() {
  const [tried, setTried] = useState<Tried>({ files: [] });
  const [answer, setAnswer] = useState<FolderAnswer | null>(null);
  const run = useCommand(folders.importProvince);
  const send = ({ files, taken }: Tried, dryRun: 'true' | 'false') => {
    const [first] = files;
    if (!first) return;
    const body = { dryRun, file: { fileName: first.name, mediaType: first.type } };
    // Of this call: an answer that comes after the fields were changed is let go by `forget`.
    const onSuccess = (said: FolderAnswer) => {
      setAnswer(said);
      if (said.outcome === 'taken') taken?.();
    };
    run.mutate({ body, file: files }, { onSuccess });
  };
  const forget = () => {
    setAnswer(null);
    run.reset();
  };
  const attempt = (next: Tried) => {
    setTried(next);
    setAnswer(null);
    send(next, 'true');
  };
  return { answer, error: run.error, isPending: run.isPending, attempt, make: () => send(tried, 'false'), forget };
}

function Chooser({ pending, choose }: { pending: boolean; choose: (files: readonly File[]) => void }) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.filters}>
      <input
        ref={chooser}
        className="hidden"
        type="file"
        multiple
        accept=".csv,.xlsx,.zip"
        tabIndex={-1}
        aria-label={t('folder.files')}
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          if (chosen.length > 0) choose(chosen);
          event.currentTarget.value = ''; // the same files may be chosen again once they were mended
        }}
      />
      <Button loading={pending} onClick={() => chooser.current?.click()}>
        {t('folder.choose')}
      </Button>
      <span className="small soft">{t('folder.chooseHint')}</span>
    </div>
  );
}

/** A province from its folder, or from the few things that it begins with: tried first, made once that was read. */
export function NewProvincePage() {
  const { t } = useWords();
  const { answer, error, isPending, attempt, make, forget } = useFolder();
  return (
    <div className={frame.body}>
      <PageHead title={t('folder.title')} about={t('folder.about')} />
      <Chooser pending={isPending} choose={(files) => attempt({ files })} />
      <FirstFiles pending={isPending} choose={(files, taken) => attempt({ files, taken })} changed={forget} />
      {error && <ProblemAlert problem={error} />}
      {!answer && !error && <Empty title={t('folder.empty')}>{t('folder.emptyNext')}</Empty>}
      {answer && (
        <>
          <Sum answer={answer} />
          {answer.outcome === 'fit' && (
            <div className={styles.filters}>
              <Button loading={isPending} onClick={make}>
                {t('folder.make')}
              </Button>
              <span className="small soft">{t('folder.safe')}</span>
            </div>
          )}
          {answer.outcome === 'taken' && <p>{t('folder.taken')}</p>}
          {answer.faults.length > 0 && <Faults faults={answer.faults} />}
        </>
      )}
    </div>
  );
}
