import type { JudgementsView } from '@langmoi/contracts/judgement';
import type { Carried } from '@langmoi/contracts/units';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/language';
import { criteria, reporting } from '../../services';
import { Missing, useAcross } from '../../ui/across';
import { CarriedRows } from '../../ui/carried-rows';
import { OtherSets, TogetherTable } from '../../ui/together-table';
import { decimalText } from '../../view/decimal';
import { countsOf, judgedCommunes, meanOf, type JudgedCommune } from '../../view/judgements';
import { Matrix } from './matrix';
import { judgements } from './services';

/** What the provinces that one's own took over answer to the same question, with the names of their communes. */
export function useTheirs(query: Parameters<typeof useJudged>[0]) {
  const { heard, missing } = useJudged(query);
  const standings = useAcross(reporting.viewProvince, (provinceId) => ({ params: { provinceId }, query: {} })).heard;
  return {
    missing,
    heard: heard.map(({ predecessor, data }) => {
      const province = standings.find((one) => one.predecessor === predecessor)?.data;
      const communes = judgedCommunes(data.rows, province?.communes ?? []);
      return { predecessor, data, communes: communes.map((one) => ({ ...one, of: predecessor })) };
    }),
  };
}

const useJudged = (query: { tier: JudgementsView['tier']; on?: string; knownOn?: string; units?: string }) =>
  useAcross(judgements.listJudgements, () => ({ query }));

type Theirs = ReturnType<typeof useTheirs>;

/** The rows that stand in one list with one's own: those that the same set judges. */
export const comparable = ({ heard }: Theirs, { set }: Pick<JudgementsView, 'set'>): JudgedCommune[] =>
  heard.flatMap(({ data, communes }) => (data.set.id === set.id ? communes : []));

/** Where the units of all these rows lie on the day asked for. */
export function carriedTogether({ carried }: JudgementsView, { heard }: Theirs): Carried | undefined {
  return (
    carried && {
      ...carried,
      places: [carried, ...heard.flatMap(({ data }) => data.carried ?? [])].flatMap(({ places }) => places),
    }
  );
}

/** Judged, known, meeting all, and the mean of the known by both of its numbers. */
function useCells(): (communes: readonly JudgedCommune[]) => ReactNode[] {
  const { t, language } = useWords();
  return (communes) => {
    const { judged, known, full, met } = countsOf(communes);
    return [
      ...[judged, known, full],
      known > 0 ? (
        <span title={`${met}/${known}`}>{decimalText(meanOf(met, known), language)}</span>
      ) : (
        <span className="soft">{t('state.noData')}</span>
      ),
    ];
  };
}

/**
 * One's own province beside those that it took over, each counting the communes of its own day; added where all are judged
 * by one set, the mean by both of its numbers.
 */
export function TogetherJudged(props: {
  /** By what the others are compared. */
  view: Pick<JudgementsView, 'set' | 'on'>;
  /** Null where no set is in force for one's own province. */
  own: { readonly name: string; readonly communes: readonly JudgedCommune[] } | null;
  theirs: Theirs;
}) {
  const { t } = useWords();
  const cellsOf = useCells();
  const { view, own, theirs } = props;
  const { heard, missing } = theirs;
  const others = heard.filter(({ data }) => data.set.id !== view.set.id || data.on !== view.on);
  const all = [own ?? [], heard].flat().flatMap(({ communes }) => communes);
  if (heard.length === 0) return <Missing provinces={missing} />;
  return (
    <TogetherTable
      columns={(['judged', 'known', 'allMet', 'meanMet'] as const).map((one) => t(`predecessor.${one}`))}
      own={own && { name: own.name, cells: cellsOf(own.communes) }}
      others={heard.map(({ predecessor, communes }) => ({ predecessor, cells: cellsOf(communes) }))}
      total={others.length === 0 && (own !== null || heard.length > 1) ? cellsOf(all) : null}
      missing={missing}
      to="/province/judgements"
    >
      <OtherSets provinces={others.map(({ predecessor }) => predecessor)} />
    </TogetherTable>
  );
}

/** The rows by the set that judges the first of them: it is that province's, and is asked of it. */
function TheirRows({ theirs, first }: { theirs: Theirs; first: Theirs['heard'][number] }) {
  const { id: setId, version } = first.data.set;
  const sets = useAcross(criteria.viewSetVersion, () => ({ params: { setId, version } })).heard;
  const set = sets.find(({ predecessor }) => predecessor === first.predecessor)?.data;
  return (
    set && (
      <CarriedRows carried={first.data.carried} quiet>
        <Matrix communes={comparable(theirs, first.data)} set={set} />
      </CarriedRows>
    )
  );
}

/** What the provinces taken over keep, where no set is in force by which one's own would be judged. */
export function TheirsAlone({ query }: { query: Parameters<typeof useTheirs>[0] }) {
  const theirs = useTheirs(query);
  const [first] = theirs.heard;
  if (!first) return <Missing provinces={theirs.missing} />;
  return (
    <>
      <TogetherJudged view={first.data} own={null} theirs={theirs} />
      <TheirRows theirs={theirs} first={first} />
    </>
  );
}
