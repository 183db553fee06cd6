import { Tier } from '@langmoi/contracts/common';
import {
  BeginExport,
  figureExportApi,
  type FigureExport,
  type FigureExportState,
} from '@langmoi/contracts/figure-exports';
import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import {} from '../../i18n/figure-export';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand, useToday } from '../../queries';
import { served } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { useForm, type Form } from '../../ui/fields/use-form';
import { FileLink } from '../../ui/file-link';
import { ErrorList, ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { StateBadge, type State } from '../../ui/state-badge';
import { PageHead } from '../../ui/page-head';
import { bytesText, timeText } from '../../view/format';
import frame from '../../ui/pages.module.css';
import styles from './figure-export.module.css';

const exporting = served('/api/criteria', figureExportApi);
const badgeOf: Readonly<Record<FigureExportState, State>> = {
  ...{ waiting: 'awaiting', writing: 'awaiting', ready: 'achieved' },
  ...{ cancelled: 'noData', failed: 'missing', expired: 'noData' },
};
const layouts = ['long', 'wide'] as const;
const formats = ['xlsx', 'csv'] as const;

function Fields({ form }: { form: Form<BeginExport> }) {
  const { t } = useWords();
  const { tier, from, to, layout, format } = form.values;
  return (
    <div className={styles.fields}>
      <ChoiceField
        {...form.fieldOf('/tier')}
        label={t('exportOf.tier')}
        value={tier}
        data={Tier.options.map((value) => ({ value, label: t(`tier.${value}`) }))}
        onChange={(value) => form.change({ tier: Tier.parse(value) })}
      />
      <DateField
        {...form.fieldOf('/from')}
        size="sm"
        label={t('exportOf.from')}
        value={from}
        onChange={(value) => form.change({ from: value }, ['/from', '/to'])}
      />
      <DateField
        {...form.fieldOf('/to')}
        size="sm"
        label={t('exportOf.to')}
        value={to}
        onChange={(value) => form.change({ to: value })}
      />
      <ChoiceField
        {...form.fieldOf('/layout')}
        label={t('exportOf.layout')}
        value={layout}
        data={layouts.map((value) => ({ value, label: t(`exportOf.layout.${value}`) }))}
        onChange={(value) => form.change({ layout: layouts.find((one) => one === value) ?? 'long' })}
      />
      <ChoiceField
        {...form.fieldOf('/format')}
        label={t('exportOf.format')}
        value={format}
        data={formats.map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(value) => form.change({ format: formats.find((one) => one === value) ?? 'xlsx' })}
      />
    </div>
  );
}

function Begin({ today }: { today: string }) {
  const { t } = useWords();
  const form = useForm<BeginExport>({
    ...{ tier: 'NTM', layout: 'long', format: 'xlsx', from: `${today.slice(0, 4)}-01-01`, to: today },
  });
  const command = useCommand(exporting.beginFigureExport);
  const send = () => {
    const body = form.check(BeginExport, form.values);
    if (body) command.mutate({ body }, { onError: ({ errors }) => form.refuse(errors) });
  };
  return (
    <form
      noValidate
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <ErrorList form={form.id} errors={form.errors} />
      {command.error && form.errors.length === 0 && <ProblemAlert problem={command.error} />}
      <Fields form={form} />
      <div>
        <Button type="submit" loading={command.isPending}>
          {t('exportOf.begin')}
        </Button>
      </div>
    </form>
  );
}

function Files({ of }: { of: FigureExport }) {
  const { t, number, date, language } = useWords();
  const { id, state, files, expiresAt, done, total } = of;
  if (state === 'failed') return <p className="small">{t('exportOf.failedNext')}</p>;
  if (state === 'expired') return <p className="small soft">{t('exportOf.expiredNext')}</p>;
  if (state === 'writing' && total > 0) {
    const words = t('exportOf.progress', { done: number(done), total: number(total) });
    return (
      <div className={styles.progress}>
        <Progress value={(100 * done) / total} aria-label={words} />
        <span className="small soft">{words}</span>
      </div>
    );
  }
  if (state !== 'ready') return null;
  if (files.length === 0) return <p className="small soft">{t('exportOf.empty')}</p>;
  return (
    <ul className={styles.files}>
      {files.map(({ no, name, rows, size }) => (
        <li key={no}>
          <FileLink
            route={exporting.downloadFigureExport}
            params={{ exportId: id, no: String(no) }}
            word={t('exportOf.file', { name, rows: number(rows), size: bytesText(size, language) })}
          />
        </li>
      ))}
      {expiresAt && <li className="small soft">{t('exportOf.kept', { date: date(expiresAt) })}</li>}
    </ul>
  );
}

function Row({ of }: { of: FigureExport }) {
  const { t, date } = useWords();
  const { id, state, tier, from, to, layout, format, askedAt, actions } = of;
  const cancel = useCommand(exporting.cancelFigureExport);
  const isEmpty = state === 'ready' && of.files.length === 0;
  const may = !isEmpty && actions.some(({ name, allowed }) => name === 'cancelFigureExport' && allowed);
  return (
    <tr>
      <th scope="row">
        {t(`tier.${tier}`)} · {t('exportOf.period', { from: date(from), to: date(to) })}
        <span className={styles.under}>
          {t(`exportOf.layout.${layout}`)} · {format.toUpperCase()}
        </span>
      </th>
      <td>
        {timeText(askedAt)} {date(askedAt)}
      </td>
      <td>
        <StateBadge state={badgeOf[state]}>{t(`exportOf.state.${state}`)}</StateBadge>
      </td>
      <td>
        <Files of={of} />
        {may && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={cancel.isPending}
            onClick={() => cancel.mutate({ params: { exportId: id }, body: {} })}
          >
            {t(state === 'ready' ? 'exportOf.remove' : 'exportOf.cancel')}
          </Button>
        )}
        {cancel.error && <ProblemAlert problem={cancel.error} />}
      </td>
    </tr>
  );
}

const isAtWork = ({ state }: FigureExport): boolean => state === 'waiting' || state === 'writing';

/** Large exports: a new one, how far those at work are, and the files of those that are done. */
export function ExportsPage() {
  const { t } = useWords();
  const today = useToday();
  const [isBusy, setBusy] = useState(false);
  const list = useAnswer(exporting.listFigureExports, {}, { every: isBusy ? 1_000 : 30_000 });
  const now = list.data?.some(isAtWork) ?? false;
  if (now !== isBusy) setBusy(now);
  return (
    <div className={frame.body}>
      <PageHead title={t('exportOf.title')} about={t('exportOf.about')} />
      {today && <Begin today={today} />}
      <h2>{t('exportOf.mine')}</h2>
      <Answer of={list}>
        {(data) =>
          data.length === 0 ? (
            <Empty title={t('exportOf.none')}>{t('exportOf.noneNext')}</Empty>
          ) : (
            <RecordTable
              name={t('exportOf.mine')}
              columns={[t('exportOf.what'), t('exportOf.asked'), t('exportOf.state'), t('exportOf.files')]}
            >
              <tbody>
                {data.map((one) => (
                  <Row key={one.id} of={one} />
                ))}
              </tbody>
            </RecordTable>
          )
        }
      </Answer>
    </div>
  );
}
