import type { FundingView, LineKey, LineRecord, LineView } from '@langmoi/contracts/funding';
import type { Predecessor } from '@langmoi/contracts/gateway';
import { useWords } from '../../i18n/language';
import { useAnswer } from '../../queries';
import { funding } from '../../services';
import { useAcross, type Heard } from '../../ui/across';
import { Beside, type BesideRow } from '../../ui/beside';
import { useUnitsDay } from '../../ui/units-switch';
import { awaitingOf, shownOf } from '../../view/approval';
import { millionsText } from '../../view/money';
import { byProgramme, numbersOf } from '../../view/facts';
import { shareOf } from '../../view/share';
import { besideEachOther } from '../../view/together';
import { Awaiting, Fate } from './approval';
import type { Column, FactGroup } from './fact-table';
import { Facts, FactsPage, Tables, type Table } from './facts-page';
import { FundingForm } from './funding-form';
import { Predecessors } from './predecessors';
import { NoValue, Rate } from './said';

function useColumns(measure: LineKey['measure']): Column<LineRecord>[] {
  const { t, language } = useWords();
  const money = (dong: string | null) => (dong === null ? <NoValue /> : millionsText(dong, language));
  const amount = (title: string): Column<LineRecord> => ({
    ...{ key: 'amount', title, figure: true },
    show: (record) => <span title={record.printed ?? undefined}>{money(record.amount)}</span>,
  });
  if (measure === 'mobilised') return [amount(t('funding.amount'))];
  return [
    amount(t('funding.paid')),
    { key: 'planned', title: t('funding.planned'), figure: true, show: ({ planned }) => money(planned) },
    {
      ...{ key: 'rate', title: t('facts.rate'), figure: true },
      show: ({ amount: paid, planned, printedRate }) => <Rate share={shareOf(paid, planned)} printed={printedRate} />,
    },
  ];
}

function useGroups(lines: readonly LineView[], measure: LineKey['measure']): FactGroup<LineRecord>[] {
  const { t } = useWords();
  const columns = useColumns(measure);
  return byProgramme(lines, measure).map(({ key, rows }) => ({
    key,
    title: rows
      .slice(0, 1)
      .map(({ programme, year }) => `${t(`programme.${programme}`)}, ${year}`)
      .join(''),
    rows: rows.flatMap((line) => {
      const { lineId, fundingSource, history } = line;
      const current = shownOf(line);
      if (!current) return [];
      const waits = awaitingOf(line) !== null;
      return {
        ...{ id: lineId, current, history, columns, name: t(`fund.${fundingSource}`) },
        empty: !waits && current.amount === null && current.printedRate === null,
        beneath: waits && <Awaiting line={line} />,
        mark: (record: LineRecord) => <Fate record={record} />,
      };
    }),
  }));
}

function useTables(view: FundingView): Table<LineRecord>[] {
  const { t } = useWords();
  const mobilised = useGroups(view.lines, 'mobilised');
  const disbursed = useGroups(view.lines, 'disbursed');
  const table = (measure: LineKey['measure'], groups: readonly FactGroup<LineRecord>[]) => ({
    ...{ key: measure, title: `${t(`money.${measure}`)} (${t('money.unit')})`, first: t('funding.source'), groups },
  });
  return [table('mobilised', mobilised), table('disbursed', disbursed)];
}

function Theirs({ view, of }: { view: FundingView; of: Predecessor }) {
  return <Tables tables={useTables(view)} entering={null} of={of.provinceId} />;
}

/** Money of one line in every province: added, for no đồng is in two. */
function Together({ own, heard }: { own: FundingView; heard: readonly Heard<FundingView>[] }) {
  const { t, language } = useWords();
  const keyOf = ({ year, programme, fundingSource, measure }: LineView) =>
    [year, programme, fundingSource, measure].join('/');
  const views = [own, ...heard.map(({ data }) => data)];
  const rows = besideEachOther(
    views.map(({ lines }) => lines),
    keyOf,
  ).flatMap(({ key, rows: lines }): BesideRow[] => {
    const line = lines.find((one) => one !== null);
    const said = lines.map((one) => numbersOf(one?.current ?? null, ({ amount }) => [amount]));
    if (!line) return [];
    const { year, programme, fundingSource, measure } = line;
    const name = `${t(`programme.${programme}`)}, ${year}: ${t(`fund.${fundingSource}`)} (${t(`money.${measure}`)})`;
    return [{ key, name, said, show: ([dong = 0n]) => millionsText(String(dong), language) }];
  });
  const title = `${t('predecessor.beside')} (${t('money.unit')})`;
  return <Beside title={title} first={t('funding.source')} heard={heard} rows={rows} />;
}

function Known({ view }: { view: FundingView }) {
  return (
    <Facts
      tables={useTables(view)}
      actions={view.actions}
      action="recordFunds"
      role="financeOfficer"
      form={(entry) => <FundingForm view={view} {...entry} />}
    />
  );
}

/** What was found and paid out, by programme and source, with who says so; the finance officer records the next. */
export function FundingPage() {
  const { t } = useWords();
  const query = useUnitsDay();
  const view = useAnswer(funding.listLines, { query }, { every: 15_000, keep: true });
  const { heard, missing } = useAcross(funding.listLines, () => ({ query }));
  return (
    <FactsPage title={t('nav.funding')} about={t('funding.about')} file="/funding/file" view={view}>
      {(known) => (
        <>
          <Together own={known} heard={heard} />
          <Known view={known} />
          <Predecessors heard={heard} missing={missing} to="/funding">
            {(theirs, of) => <Theirs view={theirs} of={of} />}
          </Predecessors>
        </>
      )}
    </FactsPage>
  );
}
