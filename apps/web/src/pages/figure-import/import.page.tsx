import type { Tier } from '@langmoi/contracts/common';
import type { MeasuredValue } from '@langmoi/contracts/criteria-facts';
import type { CellOutcome, FigureImportView, ImportCell } from '@langmoi/contracts/figure-imports';
import { isOutOfNothing } from '@langmoi/domain/criteria/fact';
import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import {} from '../../i18n/figure-import';
import {} from '../../i18n/figures';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand } from '../../queries';
import { FileLink } from '../../ui/file-link';
import { Answer, Empty } from '../../ui/answer';
import { ChoiceField } from '../../ui/fields/choice-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { Titled } from '../../ui/titled';
import { valueText } from '../../view/figures';
import { badgeOf, badgeOfCell } from './badge';
import { Questions } from './questions';
import { imports } from './services';
import frame from '../../ui/pages.module.css';
import styles from './figure-import.module.css';

const isAtWork = ({ state }: FigureImportView): boolean => ['reading', 'applying', 'undoing'].includes(state);
const outcomes = ['all', 'error', 'changed', 'new', 'same'] as const;
const page = 200;

/** Of a criterion as a whole whether it is met, of an indicator its value. */
function useValue({ criterion }: ImportCell) {
  const { t, language } = useWords();
  return (value: MeasuredValue | null) => {
    if (!value) return null;
    if (criterion === null || value.kind !== 'yesNo') return valueText(null, value, language);
    return t(value.yes ? 'fileOf.met' : 'fileOf.notMet');
  };
}

/** What is wrong with a cell and how it is mended; or what follows of one that is as it can be. */
function Remarks({ value, fault }: Pick<ImportCell, 'value' | 'fault'>) {
  const { t } = useWords();
  if (value && isOutOfNothing(value)) return <p className="small">{t('fileOf.outOfNothing')}</p>;
  if (!fault) return null;
  return (
    <p className="small">
      {fault.detail}. <span className="soft">{fault.remedy}</span>
    </p>
  );
}

function Cell({ cell }: { cell: ImportCell }) {
  const { t, date } = useWords();
  const shown = useValue(cell);
  const { at, unit, indicator, criterion, asOf, before, value, written, outcome } = cell;
  return (
    <tr>
      <th scope="row">{at}</th>
      <td>{unit ?? written}</td>
      <td>
        {criterion === null ? indicator : t('fileOf.criterionNo', { n: criterion })}
        {asOf && <span className={styles.under}>{date(asOf)}</span>}
      </td>
      <td className="num">{shown(before)}</td>
      <td className="num">
        {shown(value) ?? written}
        {value && criterion !== null && shown(value) !== written && <span className={styles.under}>«{written}»</span>}
      </td>
      <td>
        <StateBadge state={badgeOfCell[outcome]}>{t(`fileOf.outcome.${outcome}`)}</StateBadge>
        <Remarks {...cell} />
      </td>
    </tr>
  );
}

function Rows({ file: { id, layout }, outcome }: { file: FigureImportView; outcome: CellOutcome | undefined }) {
  const { t } = useWords();
  const [limit, setLimit] = useState(page);
  const isOfCriteria = layout === 'criteria';
  const cells = useAnswer(
    imports.listImportCells,
    { params: { importId: id }, query: { limit, ...(outcome && { outcome }) } },
    { keep: true },
  );
  return (
    <Answer of={cells}>
      {(data) =>
        data.length === 0 ? (
          <Empty title={t('fileOf.noCells')} />
        ) : (
          <>
            <RecordTable
              name={t('fileOf.cells')}
              columns={[
                ...[t('fileOf.cell'), t('fileOf.unit'), t(isOfCriteria ? 'fileOf.criterion' : 'fileOf.indicator')],
                ...[
                  { title: t('fileOf.before'), numeric: true },
                  { title: t('fileOf.value'), numeric: true },
                ],
                t('fileOf.result'),
              ]}
            >
              <tbody>
                {data.map((cell) => (
                  <Cell key={cell.no} cell={cell} />
                ))}
              </tbody>
            </RecordTable>
            {data.length === limit && limit < 500 && (
              <Button variant="default" onClick={() => setLimit(500)}>
                {t('fileOf.more')}
              </Button>
            )}
          </>
        )
      }
    </Answer>
  );
}

/** Every change and every error, one outcome at a time where the person says so. */
function Preview({ file }: { file: FigureImportView }) {
  const { t, number } = useWords();
  const { counts } = file;
  const [shown, setShown] = useState<(typeof outcomes)[number]>(counts.error > 0 ? 'error' : 'all');
  const all = counts.new + counts.changed + counts.same + counts.error;
  return (
    <section className="stack">
      <div role="group" aria-label={t('fileOf.filter')} className={styles.filters}>
        {outcomes.map((outcome) => (
          <Button
            key={outcome}
            size="xs"
            variant={outcome === shown ? 'filled' : 'default'}
            aria-pressed={outcome === shown}
            onClick={() => setShown(outcome)}
          >
            {t(`fileOf.outcome.${outcome}`)} {number(outcome === 'all' ? all : counts[outcome])}
          </Button>
        ))}
      </div>
      <Rows key={shown} file={file} outcome={shown === 'all' ? undefined : shown} />
    </section>
  );
}

function useActs(file: FigureImportView) {
  const apply = useCommand(imports.applyImport);
  const undo = useCommand(imports.undoImport);
  const cancel = useCommand(imports.cancelImport);
  const may = (name: string) => file.actions.some((action) => action.name === name && action.allowed);
  return { apply, undo, cancel, may, problem: apply.error ?? undo.error ?? cancel.error };
}

/** The one button that records, with the reason where it records less than all, or nothing. */
function Apply({ file, apply }: { file: FigureImportView; apply: ReturnType<typeof useActs>['apply'] }) {
  const { t } = useWords();
  const { new: fresh, changed, error } = file.counts;
  const n = fresh + changed;
  const what = t(file.layout === 'criteria' ? 'fileOf.what.criteria' : `fileOf.what.${file.basis}`);
  return (
    <>
      <Button
        disabled={n === 0}
        loading={apply.isPending}
        onClick={() => apply.mutate({ params: { importId: file.id }, body: { onlyValid: error > 0 } })}
      >
        {t(error > 0 ? 'fileOf.applyValid' : 'fileOf.apply', { n, what })}
      </Button>
      {(n === 0 || error > 0) && (
        <span className={`small soft ${styles.beside}`}>
          {n === 0 ? t('fileOf.nothing') : t('fileOf.errorsFirst', { n: error })}
        </span>
      )}
    </>
  );
}

/** What can be done with the file now. */
function Acts({ file }: { file: FigureImportView }) {
  const { t } = useWords();
  const { apply, undo, cancel, may, problem } = useActs(file);
  const params = { importId: file.id };
  return (
    <>
      <div className={styles.fields}>
        {may('applyImport') && <Apply file={file} apply={apply} />}
        {file.counts.error > 0 && (
          <FileLink route={imports.downloadCorrected} params={params} word={t('fileOf.corrected')} />
        )}
        {may('undoImport') && (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate({ params, body: {} })}>
            {t('fileOf.undo')}
          </Button>
        )}
        {may('cancelImport') && (
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({ params, body: {} })}>
            {t('fileOf.cancel')}
          </Button>
        )}
      </div>
      {problem && <ProblemAlert problem={problem} />}
    </>
  );
}

/** Which sheet of a workbook is read, where there are several. */
function Sheet({ file: { id, sheets, sheet, actions } }: { file: FigureImportView }) {
  const { t } = useWords();
  const choose = useCommand(imports.answerImport);
  const mayAnswer = actions.some(({ name, allowed }) => name === 'answerImport' && allowed);
  if (sheets.length < 2 || !mayAnswer) return null;
  return (
    <div className={styles.question}>
      <ChoiceField
        id="import-sheet"
        label={t('fileOf.sheet')}
        description={t('fileOf.sheetNote', { n: sheets.length })}
        value={sheet ?? ''}
        data={[...sheets]}
        disabled={choose.isPending}
        onChange={(chosen) => choose.mutate({ params: { importId: id }, body: { sheet: chosen, answers: [] } })}
      />
      {choose.error && <ProblemAlert problem={choose.error} />}
    </div>
  );
}

/** How the communes of the file stand since, with the way to all of them. */
function Judged({ tier, judged }: { tier: Tier; judged: NonNullable<FigureImportView['judged']> }) {
  const { on, criteria, communes } = judged;
  const { t, date, number } = useWords();
  const of = communes.reduce((sum, one) => sum + one.communes, 0);
  return (
    <section className="stack">
      <h2>{t('fileOf.judged')}</h2>
      <p className="small soft">{t('fileOf.judgedNote', { n: number(of), day: date(on) })}</p>
      <ul className={styles.judged}>
        {communes.map(({ metCount, communes: count }) => (
          <li key={metCount}>{t('fileOf.judgedCount', { n: number(count), met: metCount, of: criteria })}</li>
        ))}
      </ul>
      <Link to={`/province/judgements?tier=${tier}&on=${on}`}>{t('fileOf.judgements')}</Link>
    </section>
  );
}

/** What was read of a file while it was worked on is not what it holds now. */
function useNewCells({ state, counts: { rows } }: FigureImportView): void {
  const queries = useQueryClient();
  useEffect(() => {
    const { prefix, path } = imports.listImportCells;
    void queries.invalidateQueries({ queryKey: [prefix, path] });
  }, [queries, state, rows]);
}

function FileOf({ file }: { file: FigureImportView }) {
  const { t, date, number } = useWords();
  const { state, refusal, counts, tier, asOf, id, judged, layout, basis } = file;
  useNewCells(file);
  return (
    <>
      <p className="row" role="status">
        <StateBadge state={badgeOf[state]}>{t(`fileOf.state.${state}`)}</StateBadge>
        <span>
          {t(`tier.${tier}`)} · {date(asOf)}
        </span>
        {layout && <span>{t(`fileOf.kind.${layout}.${basis}`)}</span>}
        {counts.left > 0 && <span className="soft">{t('fileOf.left', { n: number(counts.left) })}</span>}
      </p>
      {isAtWork(file) && <p>{t('fileOf.progress', { n: number(counts.rows) })}</p>}
      {refusal && (
        <div role="alert">
          <strong>{refusal.detail}</strong>
          <p>{refusal.remedy}</p>
        </div>
      )}
      <Sheet file={file} />
      {state === 'asking' && <Questions key={id} file={file} />}
      <Acts file={file} />
      {judged && <Judged {...{ tier, judged }} />}
      {counts.rows > 0 && <Preview key={state} file={file} />}
    </>
  );
}

/** One file of figures: what it asks, every change and error, and what can be done with it. */
export function ImportPage() {
  const { t } = useWords();
  const { importId = '' } = useParams();
  const [isBusy, setBusy] = useState(true);
  const file = useAnswer(
    imports.viewFigureImport,
    { params: { importId } },
    { every: isBusy ? 1_000 : 10_000, keep: true },
  );
  const now = file.data ? isAtWork(file.data) : true;
  if (now !== isBusy) setBusy(now);
  return (
    <div className={frame.body}>
      <div>
        <Link to="/figures/import">{t('fileOf.back')}</Link>
        <Titled title={file.data?.file.name ?? t('fileOf.title')} />
      </div>
      <Answer of={file} page>
        {(data) => <FileOf file={data} />}
      </Answer>
    </div>
  );
}
