import type { UnitDoubt, UnitFinding, UnitFindingsView } from '@langmoi/contracts/units';
import { Link, useSearchParams } from 'react-router';
import { addressWith } from '../../address';
import { useWords } from '../../i18n/language';
import {} from '../../i18n/units';
import { useAnswer, useToday } from '../../queries';
import { directory } from '../../services';
import { Answer, Empty } from '../../ui/answer';
import { SourceText } from '../../ui/marks';
import { Paging } from '../../ui/paging';
import { RecordTable } from '../../ui/record-table';
import { PageHead } from '../../ui/page-head';
import frame from '../../ui/pages.module.css';
import { useUnitName } from '../../ui/unit-names';
import { aboutOf, doubtIn, doubtsOf, findingsAtOnce } from '../../view/unit-findings';
import { UnitSearch } from './unit-search';
import styles from './units.module.css';

type Change = (part: Record<string, string>) => void;

/** The kinds of doubt: how many, what each means, what is to be done; each filters the lines below, and stands alone then. */
function Doubts(props: { counts: UnitFindingsView['counts']; chosen: UnitDoubt | undefined; change: Change }) {
  const { t, number } = useWords();
  const { counts, chosen, change } = props;
  const shown = doubtsOf(counts).filter(({ doubt }) => chosen === undefined || doubt === chosen);
  return (
    <section aria-labelledby="doubts" className="stack">
      <h2 id="doubts">{t('finding.kinds')}</h2>
      <RecordTable
        saved
        name={t('finding.kinds')}
        className={styles.doubts}
        columns={[t('finding.kind'), { title: t('finding.count'), numeric: true }, t('finding.toDo')]}
      >
        <tbody>
          {shown.map(({ doubt, n }) => (
            <tr key={doubt} data-chosen={doubt === chosen}>
              <th scope="row">
                <button
                  type="button"
                  className="linkButton"
                  aria-pressed={doubt === chosen}
                  onClick={() => change({ doubt: doubt === chosen ? '' : doubt, page: '' })}
                >
                  {t(`finding.${doubt}`)}
                </button>
              </th>
              <td className="num">{number(n)}</td>
              <td>{t(`finding.do.${doubt}`)}</td>
            </tr>
          ))}
        </tbody>
      </RecordTable>
    </section>
  );
}

/** A unit as the source writes it: its name, those above it, its code. */
function Written({ of }: { of: UnitFinding['old'] }) {
  const { t } = useWords();
  if (of === null) return <span className="soft">{t('finding.nothing')}</span>;
  const [name, ...above] = of.path;
  return (
    <>
      {name}
      <span className={styles.besides}>
        {[...above, ...(of.code === null ? [] : [t('finding.code', { code: of.code })])].join(', ')}
      </span>
    </>
  );
}

function Row({ finding, units, chosen }: RowProps) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const about = aboutOf(finding.unitIds, units);
  return (
    <tr>
      <th scope="row">
        <Written of={finding.old} />
      </th>
      <td>
        <Written of={finding.new} />
      </td>
      {chosen === undefined && <td>{finding.doubts.map((doubt) => t(`finding.${doubt}`)).join('; ')}</td>}
      <td>
        <ul>
          {about.map((unit) => (
            <li key={unit.unitId}>
              <Link to={`/units/${unit.unitId}`}>{nameOf(unit)}</Link>
            </li>
          ))}
        </ul>
      </td>
      <td>
        <SourceText source={finding.source} />
      </td>
    </tr>
  );
}

interface RowProps {
  readonly finding: UnitFinding;
  readonly units: UnitFindingsView['units'];
  /** The kind of doubt that all lines have; undefined: each says its own. */
  readonly chosen: UnitDoubt | undefined;
}

/** Findings of one unit or province alone, and the way back to all. */
function Scope({ unitId, change }: { unitId: string; change: Change }) {
  const { t } = useWords();
  const nameOf = useUnitName();
  const life = useAnswer(directory.viewUnitLife, { params: { unitId }, query: {} });
  const unit = life.data?.on ?? life.data?.states.at(-1);
  return (
    <p className="row">
      {unit && (
        <>
          {t('finding.only')} <Link to={`/units/${unitId}`}>{nameOf(unit)}</Link>
        </>
      )}
      <button type="button" className="linkButton" onClick={() => change({ unit: '', doubt: '', page: '' })}>
        {t('finding.country')}
      </button>
    </p>
  );
}

function Findings({ view, doubt, page, change }: FindingsProps) {
  const { t, number } = useWords();
  const name = doubt ? t(`finding.${doubt}`) : t('finding.all');
  if (Object.keys(view.counts).length === 0) return <Empty title={t('finding.none')}>{t('finding.noneNext')}</Empty>;
  return (
    <>
      <Doubts counts={view.counts} chosen={doubt} change={change} />
      <section aria-labelledby="findings" className="stack">
        <h2 id="findings">{`${name} (${number(view.total)})`}</h2>
        {doubt && (
          <p>
            <button type="button" className="linkButton" onClick={() => change({ doubt: '', page: '' })}>
              {t('finding.showAll')}
            </button>
          </p>
        )}
        <RecordTable
          name={name}
          className={styles.findings}
          columns={[
            t('finding.old'),
            t('finding.new'),
            ...(doubt ? [] : [t('finding.kind')]),
            t('finding.about'),
            t('province.source'),
          ]}
        >
          <tbody>
            {view.findings.map((finding, at) => (
              <Row key={at} finding={finding} units={view.units} chosen={doubt} />
            ))}
          </tbody>
        </RecordTable>
        <Paging
          page={page}
          pages={Math.ceil(view.total / findingsAtOnce)}
          turn={(to) => change({ page: String(to) })}
        />
      </section>
    </>
  );
}
interface FindingsProps {
  readonly view: UnitFindingsView;
  readonly doubt: UnitDoubt | undefined;
  readonly page: number;
  readonly change: Change;
}

/** What sources tell of the country's units and the register does not take for certain: what kind it is, what to do. */
export function FindingsPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const [unitId, doubt] = [search.get('unit') ?? '', doubtIn(search.get('doubt'))];
  const page = Math.max(1, Math.floor(Number(search.get('page'))) || 1);
  const change: Change = (part) => setSearch(addressWith(part), { replace: true });
  const today = useToday();
  const query = { ...(unitId && { unitId }), ...(doubt && { doubt }) };
  const part = { limit: findingsAtOnce, offset: (page - 1) * findingsAtOnce };
  const findings = useAnswer(directory.listUnitFindings, { query: { ...query, ...part } }, { keep: true });
  return (
    <div className={frame.page}>
      <PageHead
        title={t('finding.title')}
        about={
          <>
            {t('finding.intro')} <Link to="/units/changes">{t('changes.title')}</Link>
          </>
        }
        under={unitId && <Scope unitId={unitId} change={change} />}
      >
        {today && <UnitSearch on={today} />}
      </PageHead>
      <Answer of={findings} lines={12}>
        {(view) => <Findings view={view} doubt={doubt} page={page} change={change} />}
      </Answer>
    </div>
  );
}
