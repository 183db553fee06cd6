import {
  largestList,
  type ListAnswer,
  type ListImport,
  type ListQuestion,
  type ListRow,
  type SendingList,
} from '@langmoi/contracts/list-imports';
import { correctedCells, errorHeading, faultsSaid } from '@langmoi/domain/corrected-row';
import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ApiProblem, ServedRoute } from '../api';
import {} from '../i18n/figure-import';
import { useWords } from '../i18n/language';
import {} from '../i18n/list-import';
import { useCommand } from '../queries';
import { changedParts } from '../view/changed-parts';
import { workbookFile } from '../view/table-file';
import { ChoiceField } from './fields/choice-field';
import { FileDrop } from './file-drop';
import { ProblemAlert } from './problem-alert';
import { RecordTable } from './record-table';
import { SaveButton } from './save-button';
import { StateBadge, type State } from './state-badge';
import styles from './list-import.module.css';

/** A route that takes a list as a file. */
type ImportRoute = ServedRoute & { readonly body: typeof SendingList };

const states: Readonly<Record<ListRow['outcome'] | 'same', State>> = {
  ...{ new: 'achieved', changed: 'inferred', error: 'missing', same: 'noData' },
};

/** A cell before and after; of one that lists many, only what left it and what came. */
function Changed({ before, after }: { before: string; after: string }) {
  const { t } = useWords();
  const [left, came] = changedParts(before, after);
  return (
    <>
      <del>{left || t('list.none')}</del> → <ins>{came || t('list.none')}</ins>
    </>
  );
}

/** What the file says of one entry, cell by cell; of a wrong one where and how it is mended. */
function Says({ row }: { row: ListRow }) {
  return (
    <ul className={row.outcome === 'new' ? styles.fresh : styles.says}>
      {row.cells.map(({ heading, before, after }) => (
        <li key={heading}>
          {row.outcome === 'new' ? (
            <>
              <span className="soft">{heading}:</span> {after}
            </>
          ) : (
            <>
              <span className="soft">{heading}:</span> <Changed before={before} after={after} />
            </>
          )}
        </li>
      ))}
      {row.faults.map(({ at, detail, remedy }) => (
        <li key={at + detail}>
          <strong>{at}</strong> {detail}. <span className="soft">{remedy}</span>
        </li>
      ))}
    </ul>
  );
}

/** Of what was taken over from a file with persons the answer says which rows, and not what they say. */
function Rows({ rows }: { rows: readonly ListRow[] }) {
  const { t } = useWords();
  const tells = rows.some(({ cells, faults }) => cells.length + faults.length > 0);
  const what = tells ? [t('list.what')] : [];
  return (
    <RecordTable
      name={t('list.rows')}
      columns={[{ title: t('list.row'), numeric: true }, t('list.subject'), t('list.result'), ...what]}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.row}>
            <td className="num">{row.row}</td>
            <th scope="row">{row.subject}</th>
            <td>
              <StateBadge state={states[row.outcome]}>{t(`fileOf.outcome.${row.outcome}`)}</StateBadge>
            </td>
            {tells && (
              <td>
                <Says row={row} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </RecordTable>
  );
}

/** The answer as it is sent; nothing where nothing was chosen. */
function answerOf(question: ListQuestion, choice: string | undefined): ListAnswer[] {
  if (!choice) return [];
  const { written } = question;
  if (question.kind === 'unit') {
    return [{ kind: 'unit', written, unitId: question.candidates[Number(choice)]?.unitId ?? null }];
  }
  return [{ kind: 'column', written, heading: question.candidates[Number(choice)] ?? null }];
}

/** Names and headings that nobody may guess; all answers go at once, and the file is tried again. */
function Questions(props: {
  questions: readonly ListQuestion[];
  pending: boolean;
  answer: (all: ListAnswer[]) => void;
}) {
  const { questions, pending, answer } = props;
  const { t } = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const answers = questions.flatMap((question) => answerOf(question, chosen[question.written]));
  const choicesOf = (question: ListQuestion) => [
    { value: '', label: t('fileOf.pick') },
    ...question.candidates.map((one, index) => ({
      value: String(index),
      label: typeof one === 'string' ? one : [one.name, one.district, one.code].filter(Boolean).join(', '),
    })),
    { value: 'leave', label: t('fileOf.leave') },
  ];
  return (
    <section className="stack" aria-labelledby="list-questions">
      <h2 id="list-questions">{t('fileOf.questions')}</h2>
      <p className="small soft">{t('list.questionsNote')}</p>
      {questions.map((question, index) => (
        <div key={`${question.kind} ${question.written}`} className={styles.question}>
          <ChoiceField
            id={`list-question-${index}`}
            label={t(question.kind === 'unit' ? 'list.unit' : 'list.column', {
              ...{ name: question.written, at: question.at },
            })}
            value={chosen[question.written] ?? ''}
            data={choicesOf(question)}
            onChange={(value) => setChosen({ ...chosen, [question.written]: value })}
          />
        </div>
      ))}
      <div>
        <Button disabled={answers.length === 0} loading={pending} onClick={() => answer(answers)}>
          {t('fileOf.answer')}
        </Button>
      </div>
    </section>
  );
}

function Sum({ result }: { result: ListImport }) {
  const { t, number } = useWords();
  const { applied, counts, absent, leftOut, questions } = result;
  const isUnchanged = counts.new + counts.changed + counts.error === 0 && questions.length === 0;
  const kinds = (['new', 'changed', 'same', 'error'] as const).filter((kind) => counts[kind] > 0);
  return (
    <div className="stack" role="status">
      {applied && <strong>{t('list.applied', { n: number(counts.new + counts.changed) })}</strong>}
      {isUnchanged && <strong>{t('list.unchanged')}</strong>}
      <p className="row">
        {kinds.map((kind) => (
          <StateBadge key={kind} state={states[kind]}>
            {t(`list.sum.${kind}`, { n: number(counts[kind]) })}
          </StateBadge>
        ))}
      </p>
      <p className="small soft">
        {[
          counts.left > 0 && t('list.left', { n: number(counts.left) }),
          absent > 0 && t('list.absent', { n: number(absent) }),
          leftOut.length > 0 && t('list.leftOut', { names: leftOut.join(', ') }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}

/** The file as it was sent, with what is wrong marked and said in a last column. */
function Corrected({ result: { sent, rows }, fileName }: { result: ListImport; fileName: string }) {
  const { t, language } = useWords();
  if (!sent) return null;
  const make = () => {
    const faults = new Map(rows.map((row) => [row.row, row.faults]));
    const width = Math.max(...sent.rows.map(({ cells }) => cells.length));
    const corrected = sent.rows.map((row) => {
      const wrong = faults.get(row.row) ?? [];
      const last = row.row === sent.headingRow ? errorHeading[language] : faultsSaid(wrong);
      return { row: row.row, cells: correctedCells(row, { width, wrong, last }) };
    });
    const name = fileName.replace(/\.\w+$/, '');
    return workbookFile(corrected, { fileName: `${name} - ${errorHeading[language]}.xlsx`, sheet: name });
  };
  return <SaveButton make={make} word={t('fileOf.corrected')} />;
}

function Apply(props: { result: ListImport; pending: boolean; apply: () => void }) {
  const { result, pending, apply } = props;
  const { t, number } = useWords();
  const { counts, questions } = result;
  const n = counts.new + counts.changed;
  const isAsked = questions.length > 0;
  return (
    <>
      {n > 0 && (
        <Button disabled={isAsked} loading={pending} onClick={apply}>
          {t(counts.error > 0 ? 'list.applyValid' : 'list.apply', { n: number(n) })}
        </Button>
      )}
      {(isAsked || counts.error > 0) && (
        <span className="small soft">
          {isAsked ? t('list.questionsFirst') : t('list.errorsFirst', { n: number(counts.error) })}
        </span>
      )}
    </>
  );
}

interface Sent {
  readonly file: File;
  readonly answers: readonly ListAnswer[];
}

/** Taking over means sending the very same file with the name of what was shown: nothing is recorded that was not looked at. */
function useListImport(route: ImportRoute, params: Record<string, string>) {
  const [sent, setSent] = useState<Sent | null>(null);
  const run = useCommand(route as ServedRoute);
  const send = ({ file, answers }: Sent, taking: { plan?: string; onlyValid?: 'true' } = {}) => {
    setSent({ file, answers });
    const body = { ...taking, answers: JSON.stringify(answers), file: { fileName: file.name, mediaType: file.type } };
    run.mutate({ params, body, file } as never);
  };
  const { data, error, isPending } = run;
  return { sent, send, result: data as ListImport | undefined, error: error as ApiProblem | null, isPending };
}

/** A list from a file: every change and error shown first, what is uncertain asked, then taken over as a whole. */
export function ListImporting({ route, params }: { route: ImportRoute; params: Record<string, string> }) {
  const { t } = useWords();
  const { sent, send, result, error, isPending } = useListImport(route, params);
  return (
    <div className="stack">
      <FileDrop
        pending={isPending}
        label={t('list.file')}
        largest={largestList}
        send={(file) => send({ file, answers: [] })}
      />
      {error && <ProblemAlert problem={error} />}
      {sent && <p className="small soft">{sent.file.name}</p>}
      {result && sent && (
        <>
          <Sum result={result} />
          {result.questions.length > 0 && (
            <Questions
              questions={result.questions}
              pending={isPending}
              answer={(answers) => send({ ...sent, answers: [...sent.answers, ...answers] })}
            />
          )}
          {!result.applied && (
            <div className={styles.acts}>
              {result.rows.length > 0 && (
                <Apply
                  result={result}
                  pending={isPending}
                  apply={() =>
                    send(sent, { plan: result.plan, ...(result.counts.error > 0 && { onlyValid: 'true' as const }) })
                  }
                />
              )}
              <Corrected result={result} fileName={sent.file.name} />
            </div>
          )}
          {result.rows.length > 0 && <Rows rows={result.rows} />}
        </>
      )}
    </div>
  );
}
