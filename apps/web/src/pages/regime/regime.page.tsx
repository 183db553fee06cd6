import type { Regime, Stage } from '@langmoi/contracts/regime';
import { useParams } from 'react-router';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { recognition } from '../../services';
import { Answer } from '../../ui/answer';
import { ProvisionalMark } from '../../ui/marks';
import { RecordTable } from '../../ui/record-table';
import { PageHead } from '../../ui/page-head';

interface Value {
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly source: string;
  readonly confidence: string;
}

function useValues(): (stage: Stage) => Value[] {
  const { t, maybe, number, say } = useWords();
  const show = (value: number | boolean | null) =>
    value === null ? '–' : typeof value === 'number' ? number(value) : value ? t('values.yes') : t('values.no');
  return ({ limit, values, documents }) => [
    {
      key: 'limit',
      name: t('regime.limit'),
      value: limit.days === null ? t('time.noLimit') : t(`time.limit.${limit.calendar}`, { n: limit.days }),
      source: limit.source,
      confidence: limit.confidence,
    },
    ...Object.entries(values).map(([name, { value, unit, source, confidence }]) => ({
      key: name,
      name: maybe(`value.${name}`) ?? name,
      value: `${show(value)} ${unit ?? ''}`.trim(),
      source,
      confidence,
    })),
    ...documents.map(({ code, title, required, source, confidence }) => ({
      key: code,
      name: say(title),
      value: required ? t('regime.required') : t('form.optional'),
      source,
      confidence,
    })),
  ];
}

function StageRows({ stage, at }: { stage: Stage; at: number }) {
  const { t, say, maybe } = useWords();
  const values = useValues()(stage);
  return (
    <tbody>
      {values.map(({ key, name, value, source, confidence }, row) => (
        <tr key={key}>
          {row === 0 && (
            <th scope="rowgroup" rowSpan={values.length} style={{ minWidth: '13rem' }}>
              {at + 1}. {say(stage.title)}
              <span className="small soft" style={{ display: 'block', fontWeight: 400 }}>
                {maybe(`actor.${stage.actor.level}.${stage.actor.office}`)}
              </span>
            </th>
          )}
          <td style={{ minWidth: '9rem' }}>{name}</td>
          <td className="nowrap">
            {value} <ProvisionalMark confidence={confidence} source={source} />
          </td>
          <td className="small soft" style={{ minWidth: '16rem' }}>
            {source}
            <br />
            {maybe(`confidence.${confidence}`) ?? t('confidence.provisional')}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

function Page({ regime }: { regime: Regime }) {
  const { t, say, date } = useWords();
  return (
    <div className="stack">
      <PageHead
        title={say(regime.title)}
        about={
          <>
            {regime.source.document} · {date(regime.source.issuedOn)} ·{' '}
            {t('regime.effective', {
              from: date(regime.effective.from),
              to: regime.effective.to ? date(regime.effective.to) : '…',
            })}{' '}
            · {t('history.version', { n: regime.version }).toLowerCase()}
          </>
        }
      />
      <p>{t('regime.about')}</p>
      <RecordTable
        saved
        name={say(regime.title)}
        columns={[t('regime.stage'), t('regime.what'), t('regime.value'), t('province.source')]}
      >
        {regime.stages.map((stage, at) => (
          <StageRows key={stage.id} stage={stage} at={at} />
        ))}
      </RecordTable>
    </div>
  );
}

/** The law as the product holds it: every value with its source and how sure we are. */
export function RegimePage() {
  const { regimeId = '' } = useParams();
  const regime = useAnswer(recognition.viewRegime, { params: { regimeId } });
  return (
    <Answer of={regime} page>
      {(known) => <Page regime={known} />}
    </Answer>
  );
}
