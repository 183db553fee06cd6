import { Tier } from '@langmoi/contracts/common';
import type { ProvinceView } from '@langmoi/contracts/directory';
import { largestFigureFile, type FigureImportView, type ImportLayout } from '@langmoi/contracts/figure-imports';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import {} from '../../i18n/figure-import';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand, useProvince, useSession } from '../../queries';
import { ClosedNote } from '../../ui/closed-note';
import { FileDrop } from '../../ui/file-drop';
import { FileLink } from '../../ui/file-link';
import { Answer, Empty } from '../../ui/answer';
import { ChoiceField } from '../../ui/fields/choice-field';
import { DateField } from '../../ui/fields/date-field';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { StateBadge } from '../../ui/state-badge';
import { Titled } from '../../ui/titled';
import { may } from '../../view/may';
import { timeText } from '../../view/format';
import { badgeOf } from './badge';
import { imports } from './services';
import frame from '../../ui/pages.module.css';
import styles from './figure-import.module.css';

/** A made-up year of a demo province, by its code: a table to rehearse with, as people have them. */
const rehearsals: Readonly<Record<string, string>> = { 84: '/rehearsal/tra-vinh-2020.csv' };

/** What there is as a file, which is also the form to fill in; many years are the worker's. */
function Forms({ tier, on }: { tier: Tier; on: string }) {
  const { t } = useWords();
  const form = (layout: ImportLayout, format: 'csv' | 'xlsx') => ({ tier, on, layout, format });
  return (
    <details>
      <summary>{t('fileOf.form')}</summary>
      <div className={styles.fields}>
        <FileLink route={imports.exportFigures} query={form('criteria', 'xlsx')} word={t('fileOf.form.criteria')} />
        <FileLink route={imports.exportFigures} query={form('criteria', 'csv')} word={t('fileOf.form.criteriaCsv')} />
        <FileLink route={imports.exportFigures} query={form('wide', 'xlsx')} word={t('fileOf.form.wide')} />
        <FileLink route={imports.exportFigures} query={form('long', 'xlsx')} word={t('fileOf.form.long')} />
        <FileLink route={imports.exportFigures} query={form('long', 'csv')} word={t('fileOf.form.csv')} />
      </div>
      <Link to="/figures/export">{t('fileOf.form.export')}</Link>
    </details>
  );
}

/** Once the province is known: a day that is typed before would run into the one that is proposed. */
function Upload({ province }: { province: ProvinceView }) {
  const { t } = useWords();
  const session = useSession().data;
  const navigate = useNavigate();
  const [tier, setTier] = useState<Tier>('NTM');
  const [day, setDay] = useState<string | null>(null);
  const asOf = day ?? province.today ?? '';
  const rehearsal = province.isDemo ? rehearsals[province.code] : undefined;
  const upload = useCommand(imports.uploadFigures, ({ id }) => void navigate(`/figures/import/${id}`));
  const send = (file: File) =>
    upload.mutate({ body: { tier, asOf, file: { fileName: file.name, mediaType: file.type } }, file });
  return (
    <section className="stack">
      <div className={styles.fields}>
        <ChoiceField
          id="import-tier"
          label={t('fileOf.tier')}
          value={tier}
          data={Tier.options.map((value) => ({ value, label: t(`tier.${value}`) }))}
          onChange={(value) => setTier(Tier.parse(value))}
        />
        <DateField
          id="import-day"
          size="sm"
          label={t('fileOf.asOf')}
          description={t('fileOf.asOfNote')}
          value={asOf}
          onChange={setDay}
        />
      </div>
      <ClosedNote on={asOf} />
      {may(session, 'criteria.uploadFigures') && (
        <>
          <p>{t(may(session, 'criteria.confirmFigures') ? 'fileOf.as.confirmed' : 'fileOf.as.entered')}</p>
          <FileDrop pending={upload.isPending} label={t('fileOf.file')} largest={largestFigureFile} send={send} />
        </>
      )}
      {upload.error && <ProblemAlert problem={upload.error} />}
      <Forms tier={tier} on={asOf} />
      {rehearsal && (
        <p className="soft">
          <a href={rehearsal} download>
            {t('fileOf.rehearsal')}
          </a>{' '}
          {t('fileOf.rehearsalNote')}
        </p>
      )}
    </section>
  );
}

function History({ files }: { files: readonly FigureImportView[] }) {
  const { t, date, number } = useWords();
  if (files.length === 0) return <Empty title={t('fileOf.none')}>{t('fileOf.noneNext')}</Empty>;
  return (
    <RecordTable
      name={t('fileOf.history')}
      columns={[t('fileOf.file'), t('fileOf.state'), t('fileOf.sentAt'), { title: t('fileOf.rows'), numeric: true }]}
    >
      <tbody>
        {files.map(({ id, file, state, tier, asOf, uploaded, counts, layout, basis }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/figures/import/${id}`}>{file.name}</Link>
              <span className={styles.under}>
                {t(`tier.${tier}`)} · {date(asOf)}
                {layout && ` · ${t(`fileOf.kind.${layout}.${basis}`)}`}
              </span>
            </th>
            <td>
              <StateBadge state={badgeOf[state]}>{t(`fileOf.state.${state}`)}</StateBadge>
            </td>
            <td>
              {timeText(uploaded.at)} {date(uploaded.at)}
            </td>
            <td className="num">{number(counts.rows)}</td>
          </tr>
        ))}
      </tbody>
    </RecordTable>
  );
}

/** Files of figures: a new one, and what became of those before. */
export function ImportsPage() {
  const { t } = useWords();
  const province = useProvince();
  const files = useAnswer(imports.listFigureImports, {}, { every: 5_000 });
  return (
    <div className={frame.body}>
      <div>
        <Titled title={t('fileOf.title')} />
        <p className="soft">{t('fileOf.about')}</p>
      </div>
      <Answer of={files}>
        {(data) => (
          <>
            {province && <Upload province={province} />}
            <h2>{t('fileOf.history')}</h2>
            <History files={data} />
          </>
        )}
      </Answer>
    </div>
  );
}
