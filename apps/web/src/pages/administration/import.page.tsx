import type { OfficerImport } from '@langmoi/contracts/officers';
import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useWords } from '../../i18n/language';
import { useCommand, useProvinceId } from '../../queries';
import { Empty } from '../../ui/answer';
import { FileLink } from '../../ui/file-link';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { StateBadge, type State } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { csvTemplate, importColumns } from '../../view/officer-import';
import { useMay } from './use-place';
import { officers } from './services';
import frame from '../../ui/pages.module.css';
import styles from './administration.module.css';

type Row = OfficerImport['rows'][number];

const states: Readonly<Record<Row['outcome'], State>> = {
  invited: 'achieved',
  appointed: 'achieved',
  unchanged: 'noData',
  refused: 'late',
};

function Rows({ rows }: { rows: readonly Row[] }) {
  const { t, maybe } = useWords();
  return (
    <RecordTable
      name={t('import.rows')}
      columns={[{ title: t('import.row'), numeric: true }, t('admin.person'), t('import.outcome'), t('import.errors')]}
      className={styles.table}
    >
      <tbody>
        {rows.map(({ row, displayName, outcome, errors }) => (
          <tr key={row}>
            <td className="num">{row}</td>
            <th scope="row">{displayName || <span className="soft">{t('admin.unknown')}</span>}</th>
            <td>
              <StateBadge state={states[outcome]}>{t(`import.outcome.${outcome}`)}</StateBadge>
            </td>
            <td>
              <ul>
                {errors.map(({ column, detail }) => (
                  <li key={column + detail}>
                    {column && <strong>{maybe(`import.heading.${column}`) ?? column}: </strong>}
                    {detail}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </RecordTable>
  );
}

function Sum({ result }: { result: OfficerImport }) {
  const { t } = useWords();
  const { rows, dryRun, applied } = result;
  const counted = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return (
    <div className="stack" role="status">
      <p>
        <strong>{applied ? t('import.applied') : dryRun ? t('import.tried') : t('import.notApplied')}</strong>
      </p>
      <p className="row">
        {(['invited', 'appointed', 'unchanged', 'refused'] as const)
          .filter((outcome) => counted(outcome) > 0)
          .map((outcome) => (
            <StateBadge key={outcome} state={states[outcome]}>
              {t(`import.sum.${outcome}`, { n: counted(outcome) })}
            </StateBadge>
          ))}
      </p>
    </div>
  );
}

/** A file to begin with: empty, or of those who hold offices now. */
function Files() {
  const { t } = useWords();
  const provinceId = useProvinceId();
  const headings = importColumns.map((column) => t(`import.heading.${column}`));
  const template = `data:text/csv;charset=utf-8,${encodeURIComponent(csvTemplate(headings))}`;
  return (
    <div className="row">
      <FileLink
        route={officers.exportOfficers}
        params={{ provinceId }}
        query={{ format: 'xlsx' }}
        word={t('import.export')}
      />
      <a href={template} download="can-bo-mau.csv">
        {t('import.template')}
      </a>
    </div>
  );
}

/** What a file must look like. */
function Columns() {
  const { t } = useWords();
  return (
    <details className={styles.powers}>
      <summary>{t('import.columns')}</summary>
      <dl className={styles.facts}>
        {importColumns.map((column) => (
          <div key={column}>
            <dt>{t(`import.heading.${column}`)}</dt>
            <dd>{t(`import.note.${column}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The file as it was tried: applying means sending the very same one again, so that nothing was not looked at. */
function useImport() {
  const provinceId = useProvinceId();
  const [file, setFile] = useState<File | null>(null);
  const run = useCommand(officers.importOfficers);
  const send = (of: File, dryRun: 'true' | 'false') =>
    run.mutate({
      params: { provinceId },
      body: { dryRun, file: { fileName: of.name, mediaType: of.type } },
      file: of,
    });
  return { file, setFile, run, send };
}

function Chooser(props: { file: File | null; pending: boolean; again: boolean; choose: (file: File) => void }) {
  const { t } = useWords();
  const may = useMay()('importOfficers');
  const chooser = useRef<HTMLInputElement>(null);
  const { file, pending, again, choose } = props;
  return (
    <div className={styles.filters}>
      <input
        ref={chooser}
        className="hidden"
        type="file"
        accept=".csv,.xlsx"
        tabIndex={-1}
        aria-label={t('import.file')}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          if (chosen) choose(chosen);
          event.currentTarget.value = ''; // the same file may be chosen again once it was mended
        }}
      />
      <Button
        variant={again ? 'default' : 'filled'}
        disabled={!may}
        loading={pending}
        onClick={() => chooser.current?.click()}
      >
        {file ? t('import.other') : t('import.choose')}
      </Button>
      {file && <span className="small soft">{file.name}</span>}
      {!may && <span className="small soft">{t('admin.mayNot')}</span>}
    </div>
  );
}

/** What was tried, and the one button that writes it; with the reason while it may not be pressed. */
function Apply({ result, pending, apply }: { result: OfficerImport; pending: boolean; apply: () => void }) {
  const { t } = useWords();
  const refused = result.rows.filter(({ outcome }) => outcome === 'refused').length;
  const useful = result.rows.some(({ outcome }) => outcome === 'invited' || outcome === 'appointed');
  if (!result.dryRun) return null;
  return (
    <div className={styles.filters}>
      <Button disabled={refused > 0 || !useful || pending} onClick={apply}>
        {t('import.apply')}
      </Button>
      <span className="small soft">
        {refused > 0 ? t('import.refusedFirst', { n: refused }) : useful ? t('import.safe') : t('import.nothing')}
      </span>
    </div>
  );
}

/** Officers from a file: tried first, with a message for each row; applied only after that was read. */
export function ImportPage() {
  const { t } = useWords();
  const { file, setFile, run, send } = useImport();
  const { data: result, error, isPending } = run;
  const choose = (chosen: File) => {
    setFile(chosen);
    send(chosen, 'true');
  };
  return (
    <div className={frame.body}>
      <PageHead title={t('admin.import')} about={t('import.about')} />
      <Files />
      <Columns />
      <Chooser file={file} pending={isPending} again={result?.dryRun ?? false} choose={choose} />
      {error && <ProblemAlert problem={error} />}
      {!result && !error && <Empty title={t('import.empty')}>{t('import.emptyNext')}</Empty>}
      {result && (
        <>
          <Sum result={result} />
          {file && <Apply result={result} pending={isPending} apply={() => send(file, 'false')} />}
          <Rows rows={result.rows} />
        </>
      )}
    </div>
  );
}
