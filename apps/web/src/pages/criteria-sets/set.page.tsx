import type { CriteriaSetView, CriterionView, IndicatorView, SetVersionHead } from '@langmoi/contracts/criteria';
import { daysOf } from '@langmoi/domain/criteria/in-force';
import { setProposals as table } from '@langmoi/domain/access/set-proposals';
import { Button } from '@mantine/core';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import {} from '../../i18n/criteria-sets';
import { useWords } from '../../i18n/language';
import { useAnswer, useCommand } from '../../queries';
import { criteria } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { ChoiceField } from '../../ui/fields/choice-field';
import { ProvisionalMark } from '../../ui/marks';
import { ProblemAlert } from '../../ui/problem-alert';
import { RecordTable } from '../../ui/record-table';
import { PageHead } from '../../ui/page-head';
import { useGranted } from '../../use-granted';
import { ComparisonTable } from './comparison';
import { setProposals } from './services';
import { KnownOf } from './sets.page';
import { useRuleWords } from './use-rule-words';
import styles from './criteria-sets.module.css';
import frame from '../../ui/pages.module.css';

function IndicatorRow({ indicator, set }: { indicator: IndicatorView; set: CriteriaSetView }) {
  const { say } = useWords();
  const { asks } = useRuleWords();
  const laws = (indicator.law?.thresholds ?? []).map(({ law }) =>
    [law.document, law.article].filter(Boolean).join(', '),
  );
  const texts = [...new Set(laws.length > 0 ? laws : [set.law?.document ?? set.legalBasis])];
  return (
    <tr>
      <td>
        {indicator.code} {say(indicator.title)}
      </td>
      <td>
        <ul>
          {asks(indicator).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </td>
      <td className="small soft">
        {texts.join('; ')} <ProvisionalMark confidence={indicator.confidence} source={texts[0] ?? ''} />
      </td>
    </tr>
  );
}

function Criterion({ criterion, set }: { criterion: CriterionView; set: CriteriaSetView }) {
  const { t, say } = useWords();
  const { no, title, indicators } = criterion;
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className={styles.group}>
          {no}. {title ? say(title) : t('sets.number', { n: no })}
          {indicators.length === 0 && <span className="small soft"> · {t('sets.noIndicators')}</span>}
        </th>
      </tr>
      {indicators.map((one) => (
        <IndicatorRow key={one.code} indicator={one} set={set} />
      ))}
    </tbody>
  );
}

function Content({ set }: { set: CriteriaSetView }) {
  const { t } = useWords();
  if (set.criteria.length + set.conditions.length === 0)
    return <Empty title={t('sets.known.noCriteria')}>{t('sets.nothingKnown')}</Empty>;
  return (
    <RecordTable saved name={t('sets.criterion')} columns={[t('sets.criterion'), t('sets.asks'), t('sets.law')]}>
      {set.conditions.length > 0 && (
        <tbody>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {t('sets.conditions')}
            </th>
          </tr>
          {set.conditions.map((one) => (
            <IndicatorRow key={one.code} indicator={one} set={set} />
          ))}
        </tbody>
      )}
      {set.criteria.map((one) => (
        <Criterion key={one.no} criterion={one} set={set} />
      ))}
    </RecordTable>
  );
}

/** The set beside another: whichever begins earlier stands before. */
function Compared({ set, other }: { set: CriteriaSetView; other: SetVersionHead }) {
  const { t } = useWords();
  const isLater = daysOf(other).from > daysOf(set).from;
  const [before, after] = isLater ? [set, other] : [other, set];
  const comparison = useAnswer(criteria.compareSets, {
    params: { setId: before.id, version: String(before.version) },
    query: { with: after.id, withVersion: String(after.version) },
  });
  return (
    <Answer of={comparison} lines={3}>
      {(view) => <ComparisonTable comparison={view} same={t('sets.same')} />}
    </Answer>
  );
}

function Copy({ set }: { set: CriteriaSetView }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const begin = useCommand(setProposals.beginSetProposal, ({ id }) => void navigate(`/set-proposals/${id}`));
  if (!useGranted()(table.beginSetProposal)) return null;
  return (
    <div>
      {begin.error && <ProblemAlert problem={begin.error} />}
      <Button loading={begin.isPending} onClick={() => begin.mutate({ body: { setId: set.id, version: set.version } })}>
        {t('sets.copy')}
      </Button>
      <p className="small soft">{t('sets.copyHint')}</p>
    </div>
  );
}

function OneVersion({ set }: { set: CriteriaSetView }) {
  const { t, say } = useWords();
  const [query, setQuery] = useSearchParams();
  const heads = useAnswer(criteria.listSetVersions, {}).data ?? [];
  const other = query.get('with') ?? '';
  const own = heads.find(({ id, version }) => id === set.id && version === set.version);
  const beside = heads.find(({ id, version }) => `${id}@${version}` === other);
  const others = heads.filter(
    ({ id, version, level }) => level === set.level && (id !== set.id || version !== set.version),
  );
  return (
    <div className={frame.body}>
      <PageHead
        title={say(set.title)}
        back={<Link to="/criteria-sets">{t('sets.back')}</Link>}
        about={
          <>
            {t('sets.version', { n: set.version })} · {set.legalBasis}{' '}
            <ProvisionalMark confidence={set.confidence} source={set.legalBasis} />
          </>
        }
        under={
          own && (
            <p>
              <KnownOf head={own} />
            </p>
          )
        }
      >
        <Copy set={set} />
      </PageHead>
      <div style={{ maxWidth: '32rem' }}>
        <ChoiceField
          id="compare"
          label={t('sets.compare')}
          value={other}
          data={[
            { value: '', label: t('sets.compareNone') },
            ...others.map(({ id, version, title }) => ({
              value: `${id}@${version}`,
              label: `${say(title)} · ${t('sets.version', { n: version })}`,
            })),
          ]}
          onChange={(value) => setQuery(value ? { with: value } : {}, { replace: true })}
        />
      </div>
      {beside ? <Compared set={set} other={beside} /> : <Content set={set} />}
    </div>
  );
}

/** One version of a set: what it asks, by which text; or beside another version, what it asks otherwise. */
export function SetPage() {
  const { setId = '', version = '' } = useParams();
  const set = useAnswer(criteria.viewSetVersion, { params: { setId, version } });
  return (
    <Answer of={set} page>
      {(view) => <OneVersion set={view} />}
    </Answer>
  );
}
